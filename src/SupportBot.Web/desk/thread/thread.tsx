import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { mayResolve } from '../model/cases.ts';
import type { OpenCase, Overlay } from '../model/state.ts';
import { duration } from '../model/text.ts';
import type { CaseRow } from '../model/wire.ts';
import { HandoffCard } from './card.tsx';
import { Composer } from './composer.tsx';
import { useDesk, useNow, useText } from '../view/hooks.ts';
import { Icon } from '../view/icon.tsx';
import { Due, Owner, Reason, Time, Verified } from '../view/parts.tsx';
import { Timeline } from './timeline.tsx';

/** The conversation of the open case, and everything that an agent can do with it. */
export function Thread({ onBack }: { onBack: (() => void) | null }): JSX.Element {
  const desk = useDesk();
  const text = useText();
  const { open, damaged } = desk.state;
  if (!open) return <main class="thread none" data-region="timeline" tabIndex={-1}><p class="muted">{text('thread.none')}</p></main>;
  const { row, state } = open;
  return (
    <main class={`thread ${row?.status ?? ''}`} aria-label={text('thread')}>
      {onBack && <h1 class="unseen">{text('thread')}</h1>}
      {row && row.unreadable === undefined && state !== 'damaged' && <Head row={row} onBack={onBack} />}
      {row && state === 'ready' && damaged[open.id] !== undefined && <p class="notice amber broken-bar" role="alert"><Icon name="alert" /> {damaged[open.id]} <button type="button" class="link" onClick={() => desk.retry()}>{text('again')}</button></p>}
      {state === 'damaged' ? <Damaged open={open} onBack={onBack} /> : state === 'missing' || state === 'failed' ? (
        <div class="nothing">
          {onBack && <button type="button" class="button" onClick={onBack}>{text('back')}</button>}
          <p>{text(state === 'missing' ? 'thread.missing' : 'thread.failed')}</p>
          {state === 'failed' && <button type="button" class="button" onClick={() => desk.retry()}>{text('again')}</button>}
        </div>
      ) : (
        <>
          {open.file && <HandoffCard file={open.file} isOpen={open.isCardOpen} />}
          <Timeline open={open} />
          {row && <Presence row={row} />}
          {row && state === 'ready' && <Composer key={row.id} row={row} open={open} />}
        </>
      )}
    </main>
  );
}

/** A case that cannot be read: what is so, what helps, and that the others go on. */
function Damaged({ open, onBack }: { open: OpenCase; onBack: (() => void) | null }): JSX.Element {
  const desk = useDesk();
  const text = useText();
  const [isCopied, setCopied] = useState(false);
  return (
    <div class="nothing">
      <p class="broken"><Icon name="alert" />{text('damaged.row')}</p>
      <p role="alert">{desk.state.damaged[open.id]}</p>
      <p>{text('damaged.others')}</p>
      <p class="buttons">
        {onBack && <button type="button" class="button" onClick={onBack}>{text('back')}</button>}
        <button type="button" class="button" onClick={() => navigator.clipboard.writeText(open.id).then(() => setCopied(true), () => setCopied(false))}>{isCopied ? text('copied') : text('damaged.copy', { id: open.id })}</button>
        <button type="button" class="button" onClick={() => desk.retry()}>{text('again')}</button>
      </p>
    </div>
  );
}

function Head({ row, onBack }: { row: CaseRow; onBack: (() => void) | null }): JSX.Element {
  const desk = useDesk();
  const text = useText();
  const { isPanelOpen } = desk.state;
  return (
    <header class="head" data-region="header">
      <div class="head-line">
        {onBack && <button type="button" class="round" aria-label={text('back')} onClick={onBack}><Icon name="back" /></button>}
        <h2>{row.customer}</h2>
        <Verified row={row} />
        <Reason row={row} />
        <Owner row={row} />
        <Due row={row} inWords />
        <button type="button" class="round push" aria-label={text('panel')} aria-expanded={isPanelOpen} title={text('panel')} onClick={() => desk.setPanel(!isPanelOpen)}><Icon name="panel" /></button>
      </div>
      <Buttons row={row} />
    </header>
  );
}

/** The actions, always in the same order. */
function Buttons({ row }: { row: CaseRow }): JSX.Element {
  const desk = useDesk();
  const text = useText();
  const { me, rules, open } = desk.state;
  const isMine = row.status === 'assigned' && row.agent?.id === me?.id;
  const isLead = me?.role === 'lead' || me?.role === 'admin';
  const isForOther = row.reservedFor !== undefined && row.reservedFor.id !== me?.id;
  const open_ = (overlay: Overlay) => (): void => desk.overlay(overlay);

  if (row.status === 'resolved') {
    return (
      <div class="actions">
        <p class="grow">{text('resolved', { agent: row.agent?.name ?? text('somebody'), name: row.customer, hours: rules?.reopenHours ?? 72 })}</p>
        <button type="button" class="button" onClick={() => void desk.act('reopen')}>{text('reopen')}</button>
      </div>
    );
  }

  if (open?.lost && !isMine) return <div class="actions"><Lost name={open.lost.name} at={open.lost.at} /></div>;
  return (
    <div class="actions" role="group" aria-label={text('actions')}>
      {isMine ? <span class="yours"><Icon name="check" />{text('yours')}</span>
        : <button type="button" class="button strong" disabled={row.status === 'assigned' || isForOther} onClick={() => void claim()}>{text('claim')}</button>}
      <button type="button" class="button" disabled={!isMine} onClick={open_('return')}>{text('return')}</button>
      <button type="button" class="button" disabled={!isMine} onClick={open_('transfer')}>{text('transfer')}</button>
      {row.snoozedUntil && isMine
        ? <button type="button" class="button" onClick={() => void desk.act('snooze', { until: null })}>{text('snooze.end')}</button>
        : <button type="button" class="button" disabled={!isMine} onClick={open_('snooze')}>{text('snooze')}</button>}
      {isLead && row.status === 'assigned' && !isMine && <button type="button" class="button" onClick={() => desk.whisper(row)}><Icon name="note" />{text('whisper', { name: row.agent?.name ?? '' })}</button>}
      <button type="button" class="button danger" disabled={!mayResolve(row, me?.id)} onClick={open_('resolve')}>{text('resolve')}</button>
      {row.snoozedUntil && <span class="muted snoozed"><Icon name="clock" />{text('snoozed')} <Time at={row.snoozedUntil} withDay /></span>}
    </div>
  );

  async function claim(): Promise<void> {
    if ((await desk.act('claim')) === null) desk.thread.write('reply');
  }
}

/** Somebody was faster. */
function Lost({ name, at }: { name: string; at: number }): JSX.Element {
  const desk = useDesk();
  const text = useText();
  const now = useNow();
  return (
    <span class="lost" role="status">
      <span>{text('lost', { name, time: duration(text, Math.max(1000, now - at)) })}</span>
      <button type="button" class="link" onClick={() => { desk.thread.change({ lost: null }); document.querySelector<HTMLElement>('.timeline')?.focus(); }}>{text('lost.read')}</button>
    </span>
  );
}

/** Whether the customer is there. */
function Presence({ row }: { row: CaseRow }): JSX.Element {
  const desk = useDesk();
  const text = useText();
  const now = useNow();
  const { open } = desk.state;
  const isWriting = (open?.customerWrites ?? 0) > Date.now();
  const left = row.presence?.leftAt;
  const words = isWriting ? text('customer.writes', { name: row.customer })
    : row.presence?.state === 'gone' && left ? text('customer.left', { time: duration(text, Math.max(60_000, now - Date.parse(left))) })
    : row.presence?.state === 'gone' ? text('customer.gone')
    : row.presence?.state === 'here' ? text('customer.here', { name: row.customer }) : '';
  const at = row.status === 'resolved' ? undefined : open?.file?.at;
  const place = at?.number === undefined ? at && text('customer.at', { step: at.name }) : text('customer.at.point', { step: at.name, number: at.number, total: at.total ?? at.number });
  return <p class={`whereabouts ${row.presence?.state ?? ''}`}>{isWriting && <Icon name="pen" />}{words}{place && <span class="muted">{place}</span>}</p>;
}
