import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { AuditAnswer, AuditRow } from '../model/wire.ts';
import { useDesk, useText } from '../view/hooks.ts';
import { Icon } from '../view/icon.tsx';
import { Time } from '../view/parts.tsx';

const PAGE = 100;

/** Who read or changed what, for leads. Nothing in it can be changed. */
export function AuditPage(): JSX.Element {
  const desk = useDesk();
  const text = useText();
  const [entries, setEntries] = useState<readonly AuditRow[]>([]);
  const [check, setCheck] = useState<Omit<AuditAnswer, 'entries'>>({ intact: true });
  const [hasMore, setMore] = useState(false);
  const [hasFailed, setFailed] = useState(false);

  const read = async (): Promise<void> => {
    try {
      const answer = await desk.api.get<AuditAnswer>('audit', { limit: PAGE, before: entries.at(-1)?.id });
      setEntries([...entries, ...answer.entries]);
      setCheck(answer);
      setMore(answer.entries.length === PAGE);
      setFailed(false);
    } catch {
      setFailed(true);
    }
  };

  useEffect(() => void read(), []);

  const told = check.intact ? text('audit.intact') : text.find(`audit.broken.${check.fault}`, text('audit.broken'), { id: check.brokenAt ?? '' });
  return (
    <main class="sheet-page wide">
      <h1>{text('rail.audit')}</h1>
      {hasFailed ? <p class="problem" role="alert">{text('list.failed')}</p>
        : <p class={check.intact ? 'muted' : 'notice amber'}><Icon name={check.intact ? 'verified' : 'alert'} /> {told}</p>}
      <div class="table" role="region" tabIndex={0} aria-label={text('rail.audit')}>
        <table>
          <thead><tr><th scope="col">{text('audit.when')}</th><th scope="col">{text('audit.who')}</th><th scope="col">{text('audit.what')}</th><th scope="col">{text('audit.where')}</th><th scope="col">{text('audit.detail')}</th></tr></thead>
          <tbody>
            {entries.map(({ id, at, agent, action, target, detail }) => (
              <tr key={id}><td><Time at={at} withDay /></td><td>{agent?.id === 'system' ? text('audit.system') : agent?.name ?? '—'}</td><td>{text.find(`audit.${action}`, action)}</td><td>{target === undefined ? '' : action === 'case.list' ? text.find(`rail.${target}`, target) : target}</td><td>{detail ?? ''}</td></tr>
            ))}
          </tbody>
        </table>
      </div>
      {hasMore && <p><button type="button" class="button" onClick={() => void read()}>{text('more')}</button></p>}
    </main>
  );
}
