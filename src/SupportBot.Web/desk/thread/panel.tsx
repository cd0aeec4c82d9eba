import type { ComponentChildren, JSX } from 'preact';
import type { OpenCase } from '../model/state.ts';
import { nameOfPerson } from '../model/text.ts';
import type { CaseFile, CheckItem } from '../model/wire.ts';
import { useDesk, useText } from '../view/hooks.ts';
import { Icon } from '../view/icon.tsx';
import { perform } from '../view/keyboard.ts';
import { Due, MarkIcon, Owner, Time } from '../view/parts.tsx';

/** Everything about the open case beside its conversation. */
export function CaseParts(): JSX.Element | null {
  const { open } = useDesk().state;
  return open && <Parts open={open} />;
}

function Parts({ open }: { open: OpenCase }): JSX.Element {
  const desk = useDesk();
  const text = useText();
  const { file, row, notes } = open;
  if (!file || !row) return <p class="muted center">{text('loading')}</p>;
  return (
    <div class="panel-parts">
      <Part title={text('part.summary')}>
        <dl class="pairs">
          <Pair name={text('pair.reason')}>{row.reason?.name ?? text('reason.unknown')} <button type="button" class="link" onClick={() => perform(desk, 'go.playbooks')}>{text('part.playbook')}</button></Pair>
          <Pair name={text('pair.owner')}><Owner row={row} /></Pair>
          {row.assigned && <Pair name={text('pair.assigned')}>{row.assigned}</Pair>}
          <Pair name={text('pair.opened')}><Time at={row.openedAt} withDay /></Pair>
          {row.dueAt && <Pair name={text('pair.due')}><Due row={row} inWords /></Pair>}
          <Pair name={text('pair.language')}>{row.localeName}</Pair>
          <Pair name={text('pair.channel')}>{text.find(`channel.${row.channel}`, row.channel)}</Pair>
          {(row.requeues ?? 0) > 0 && <Pair name={text('pair.requeues')}>{text.count('requeues', row.requeues ?? 0)}{row.requeuedFor && ` · ${text.find(`requeue.${row.requeuedFor}`, '')}`}</Pair>}
          {row.rating !== undefined && <Pair name={text('pair.rating')}>{text.find(`rating.${row.rating}`, String(row.rating))}</Pair>}
          <Pair name={text('pair.id')}>{row.id}</Pair>
        </dl>
      </Part>
      <Part title={text('part.checklist')}><Checklist items={file.checklist} canTick={row.status === 'assigned' && row.agent?.id === desk.state.me?.id} /></Part>
      <Part title={text('part.materials')}>
        {file.materials.length === 0 ? <p class="muted">{text('card.unknown')}</p> : <ul class="marks">{file.materials.map(({ id, text: words, state }) => <li key={id}><MarkIcon mark={state} />{words}</li>)}</ul>}
      </Part>
      <Part title={text('part.attempts')}>
        {file.attempts.length === 0 ? <p class="muted">{text('attempts.none')}</p>
          : <ol class="attempts">{file.attempts.map(({ at, text: words }, number) => <li key={number}>{at && <span class="muted"><Time at={at} withDay /></span>}<span>{words}</span></li>)}</ol>}
      </Part>
      <Part title={text('part.identity')}><Identity file={file} /></Part>
      <Part title={text('part.previous')}>
        {file.previous.length === 0 ? <p class="muted">{text('previous.none')}</p> : (
          <ul class="previous">{file.previous.map((previous) => (
            <li key={previous.id}>
              <button type="button" class="link" onClick={() => desk.go({ page: 'cases', caseId: previous.id })}>{previous.reason ?? text('reason.unknown')}</button>
              <span class="muted"><Time at={previous.openedAt} withDay /> · {text(`case.${previous.status}`)}</span>
            </li>
          ))}</ul>
        )}
      </Part>
      <Part title={text('part.notes')}>
        {notes.length === 0 ? <p class="muted">{text('notes.none')}</p>
          : <ul class="notes">{notes.map((note) => <li key={note.id}><span class="muted">{note.author.name} · <Time at={note.at} withDay /></span><span dir="auto">{note.text}</span></li>)}</ul>}
        <button type="button" class="button slim" onClick={() => desk.thread.write('note')}>{text('note.write')}</button>
      </Part>
    </div>
  );
}

function Part({ title, children }: { title: string; children: ComponentChildren }): JSX.Element {
  return <details class="part" open><summary><h3>{title}</h3><Icon name="down" /></summary><div>{children}</div></details>;
}

function Pair({ name, children }: { name: string; children: ComponentChildren }): JSX.Element {
  return <div><dt>{name}</dt><dd>{children}</dd></div>;
}

/** The points to check. An agent may tick one on the customer's behalf, and it says so. */
function Checklist({ items, canTick }: { items: readonly CheckItem[]; canTick: boolean }): JSX.Element {
  const desk = useDesk();
  const text = useText();
  if (items.length === 0) return <p class="muted">{text('checklist.none')}</p>;
  const ready = items.filter(({ state }) => state === 'met' || state === 'done').length;
  return (
    <>
      <p class="muted">{text('checklist.count', { ready, total: items.length })}</p>
      <ul class="checks">
        {items.map(({ id, text: words, state, by }) => {
          const isMet = state === 'met' || state === 'done';
          const who = nameOfPerson(by);
          return (
            <li key={id}>
              <label>
                <input type="checkbox" checked={isMet} disabled={!canTick} onChange={() => void desk.act('checklist', { item: id, met: !isMet })} />
                <span>{words}{who && who !== 'customer' && <span class="muted"> · {who === 'agent' ? text('checklist.agent') : text('checklist.by', { name: who })}</span>}{state === 'missing' && <span class="muted"> · {text('mark.missing')}</span>}</span>
              </label>
            </li>
          );
        })}
      </ul>
      {canTick && <p class="muted">{text('checklist.behalf')}</p>}
    </>
  );
}

/** Whose conversation it is: masked, and shown in full to a lead who says why. */
function Identity({ file }: { file: CaseFile }): JSX.Element {
  const desk = useDesk();
  const text = useText();
  const { me, overlay, open } = desk.state;
  const value = open?.revealed ?? null;
  const isLead = me?.role === 'lead' || me?.role === 'admin';
  if (!file.identity?.verified) return <p class="muted">{text('identity.none')}</p>;
  return (
    <>
      <p class="account"><Icon name="verified" />{value ?? file.identity.account ?? '•••'}</p>
      <p class="muted">{text('verified.long')}</p>
      {!isLead ? <p class="notice">{text('identity.forbidden')}</p>
        : value === null && <button type="button" class="button slim" aria-haspopup="dialog" aria-expanded={overlay === 'reveal'} onClick={() => desk.overlay('reveal')}><Icon name="eye" />{text('reveal')}</button>}
    </>
  );
}
