import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Refusal } from '../model/api.ts';
import { languageOf } from '../model/text.ts';
import type { Person } from '../model/wire.ts';
import { useAnswer, useDesk, useNow, useText } from '../view/hooks.ts';
import { Modal } from '../view/modal.tsx';
import { Time } from '../view/parts.tsx';

/** How long after a code was shown it is looked whether it was used. */
const LOOK_PAUSE = 3000;

interface TeamsCode {
  readonly code: string;
  /** What to write in Teams, code included. */
  readonly say: string;
  readonly expiresAt: string;
}

interface TeamsMe {
  readonly linked: boolean;
  readonly linkedAt?: string;
}

interface TeamsDesk {
  readonly channels: readonly { readonly id: string; readonly locale: string; readonly addedAt: string }[];
  readonly agents: readonly { readonly agent: Person; readonly linkedAt: string }[];
  readonly failures: readonly { readonly caseId: string; readonly channelId: string; readonly since?: string; readonly problem?: string }[];
}

/** Makes an agent known in Teams, and ends that. */
export function MyTeams(): JSX.Element {
  const desk = useDesk();
  const text = useText();
  const { me } = desk.state;
  const [round, setRound] = useState(0);
  const answer = useAnswer<TeamsMe>('me/teams', round);
  const [code, setCode] = useState<TeamsCode | null>(null);
  const { problem, run } = useDoing();
  const linked = answer?.linked ?? false;
  useLook(code !== null && !linked, () => setRound((before) => before + 1));

  return (
    <section aria-labelledby="teams-me">
      <h2 id="teams-me">{text('teams.me')}</h2>
      <p class="muted">{text('teams.me.why')}</p>
      {answer === null && <p class="problem" role="alert">{text('teams.failed')}</p>}
      <p role="status">{answer && (linked ? <>{text('teams.linked', { name: me?.name ?? '' })}{answer.linkedAt && <span class="muted"> · <Time at={answer.linkedAt} withDay /></span>}</> : text('teams.unlinked'))}</p>
      {code && !linked && <Code code={code} where={text('teams.me.where')} />}
      <p class="problem" role="alert">{problem}</p>
      {answer && (linked
        ? <p><button type="button" class="button" onClick={() => void run(() => desk.api.send('DELETE', 'me/teams')).then(() => { setCode(null); setRound(round + 1); })}>{text('teams.unlink')}</button></p>
        : <p><button type="button" class="button" onClick={() => void run(async () => setCode(await desk.api.send<TeamsCode>('POST', 'me/teams-code')))}>{text(code ? 'teams.code.again' : 'teams.link')}</button></p>)}
    </section>
  );
}

/** The desk's channels in Teams, for admins. */
export function TeamsChannels(): JSX.Element {
  const desk = useDesk();
  const text = useText();
  const [round, setRound] = useState(0);
  const fresh = useAnswer<TeamsDesk>('teams', round);
  const [known, setKnown] = useState<TeamsDesk | null>(null);
  const [code, setCode] = useState<(TeamsCode & { readonly before: number }) | null>(null);
  const [asked, setAsked] = useState<{ readonly name: string; readonly path: string; readonly words: string } | null>(null);
  const { problem, run } = useDoing();
  useEffect(() => { if (fresh) setKnown(fresh); }, [fresh]);
  const again = (): void => setRound((before) => before + 1);
  const isNew = code !== null && (known?.channels.length ?? 0) > code.before;
  useLook(code !== null && !isNew, again);
  const { channels = [], agents = [], failures = [] } = known ?? {};
  const nameOf = (id: string): string => {
    const at = channels.findIndex((channel) => channel.id === id);
    return at < 0 ? text('teams.gone') : text('teams.channel', { number: at + 1 });
  };

  return (
    <section aria-labelledby="teams-desk">
      <h2 id="teams-desk">{text('teams.desk')}</h2>
      <p class="muted">{text('teams.desk.why')}</p>
      {fresh === null && <p class="problem" role="alert">{text('teams.failed')}</p>}
      {known && channels.length === 0 && <p>{text('teams.none')}</p>}
      {channels.length > 0 && (
        <ul class="teams-list">
          {channels.map(({ id, locale, addedAt }) => (
            <li key={id}>
              <span class="grow"><strong>{nameOf(id)}</strong> <span class="muted">· {languageOf(locale).name} · {text('teams.since')} <Time at={addedAt} withDay /></span><code class="muted">{id}</code></span>
              <button type="button" class="button slim" aria-label={`${text('teams.remove')}: ${nameOf(id)}`} onClick={() => setAsked({ name: text('teams.remove'), path: `teams/channels/${encodeURIComponent(id)}`, words: text('teams.remove.ask', { name: nameOf(id) }) })}>{text('teams.remove')}</button>
            </li>
          ))}
        </ul>
      )}
      <p role="status">{isNew && text('teams.added')}</p>
      {code && !isNew && <Code code={code} where={text('teams.desk.where')} />}
      <p class="problem" role="alert">{problem}</p>
      <p><button type="button" class="button" onClick={() => void run(async () => { const made = await desk.api.send<TeamsCode>('POST', 'teams/code'); setCode({ ...made, before: channels.length }); })}>{text(code ? 'teams.code.again' : 'teams.add')}</button></p>
      {agents.length > 0 && <h3>{text('teams.agents')}</h3>}
      {agents.length > 0 && (
        <ul class="teams-list">
          {agents.map(({ agent, linkedAt }) => (
            <li key={agent.id}>
              <span class="grow"><strong>{agent.name}</strong> <span class="muted">· {text('teams.since')} <Time at={linkedAt} withDay /></span></span>
              <button type="button" class="button slim" aria-label={`${text('teams.unlink')}: ${agent.name}`} onClick={() => setAsked({ name: text('teams.unlink'), path: `teams/links/${encodeURIComponent(agent.id)}`, words: text('teams.unlink.ask', { name: agent.name }) })}>{text('teams.unlink')}</button>
            </li>
          ))}
        </ul>
      )}
      {failures.length > 0 && <h3>{text('teams.failures')}</h3>}
      {failures.length > 0 && <p class="muted">{text('teams.failures.why')}</p>}
      {failures.length > 0 && (
        <div class="table" role="region" tabIndex={0} aria-label={text('teams.failures')}>
          <table>
            <thead><tr><th scope="col">{text('thread')}</th><th scope="col">{text('pair.channel')}</th><th scope="col">{text('teams.failing')}</th><th scope="col">{text('letters.problem')}</th></tr></thead>
            <tbody>
              {failures.map(({ caseId, channelId, since, problem: words }) => (
                <tr key={`${caseId} ${channelId}`}>
                  <th scope="row"><button type="button" class="link" onClick={() => desk.go({ page: 'cases', caseId })}>{caseId}</button></th>
                  <td>{nameOf(channelId)}</td><td>{since && <Time at={since} withDay />}</td><td>{words ?? ''}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {asked && (
        <Modal title={asked.name} onClose={() => setAsked(null)}>
          <p>{asked.words}</p>
          <div class="modal-foot"><button type="button" class="button" autofocus onClick={() => setAsked(null)}>{text('cancel')}</button>
            <button type="button" data-confirm class="button danger" onClick={() => { setAsked(null); void run(() => desk.api.send('DELETE', asked.path)).then(() => { setCode(null); again(); }); }}>{asked.name}</button></div>
        </Modal>
      )}
    </section>
  );
}

/** A code, what to do with it, and for how long. */
function Code({ code: { say, expiresAt }, where }: { code: TeamsCode; where: string }): JSX.Element {
  const text = useText();
  const now = useNow(5000);
  const [isCopied, setCopied] = useState(false);
  const left = Math.ceil((Date.parse(expiresAt) - now) / 60_000);
  useEffect(() => setCopied(false), [say]);
  if (left <= 0) return <p class="notice amber" role="status">{text('teams.over')}</p>;
  return (
    <div class="teams-code">
      <p>{where}</p>
      <p class="secret"><code>{say}</code></p>
      <p class="muted">{text.count('teams.left', left)}</p>
      <p><button type="button" class="button slim" onClick={() => navigator.clipboard.writeText(say).then(() => setCopied(true), () => setCopied(false))}>{text(isCopied ? 'copied' : 'copy')}</button></p>
    </div>
  );
}

/** Does something with Teams, and says in a sentence why it did not work. */
function useDoing(): { readonly problem: string | null; readonly run: (act: () => Promise<unknown>) => Promise<void> } {
  const text = useText();
  const [problem, setProblem] = useState<string | null>(null);
  const run = async (act: () => Promise<unknown>): Promise<void> => {
    setProblem(null);
    // What is gone already is as it was wanted.
    await act().catch((error: unknown) => { if (!(error instanceof Refusal && error.status === 404)) setProblem(text(error instanceof Refusal ? 'refusal.error' : 'refusal.unreachable')); });
  };
  return { problem, run };
}

/** Looks now and then, for as long as something is awaited. */
function useLook(isAwaited: boolean, look: () => void): void {
  useEffect(() => {
    if (!isAwaited) return;
    const timer = setInterval(() => { if (document.visibilityState === 'visible') look(); }, LOOK_PAUSE);
    return () => clearInterval(timer);
  }, [isAwaited]);
}
