import type { JSX } from 'preact';
import { isUnread } from '../model/cases.ts';
import { dueOf } from '../model/due.ts';
import { addressOf } from '../model/place.ts';
import { duration } from '../model/text.ts';
import type { CaseRow } from '../model/wire.ts';
import { useDesk, useNow, useText } from './hooks.ts';
import { Icon } from './icon.tsx';
import { Due, Owner, Verified } from './parts.tsx';

/** One case at a glance. */
export function Row({ row, hasLeft, isCursor }: { row: CaseRow; hasLeft: boolean; isCursor: boolean }): JSX.Element {
  const desk = useDesk();
  const text = useText();
  const { place, me, seen, mentions, damaged } = desk.state;
  const isCalled = mentions.includes(row.id);
  const isNew = isUnread(row, seen[row.id]) && row.agent?.id === me?.id;
  const others = (row.viewers ?? []).filter(({ id }) => id !== me?.id);
  const to = { ...place, caseId: row.id };
  const presence = row.presence?.state ?? 'unknown';
  const isDamaged = row.unreadable !== undefined || damaged[row.id] !== undefined;
  return (
    <a class={`row ${hasLeft ? 'left' : ''} ${isNew ? 'unread' : ''}`} href={addressOf(to)} tabIndex={isCursor ? 0 : -1} data-case={row.id} aria-current={place.caseId === row.id ? 'true' : undefined}
      onClick={(event) => { if (event.ctrlKey || event.metaKey || event.shiftKey) return; event.preventDefault(); desk.go(to); }} onFocus={() => desk.store.update({ cursor: row.id })}>
      <span class="line">
        <span class={`presence ${presence}`} title={text(`presence.${presence}`)}><span class="unseen">{text(`presence.${presence}`)}. </span></span>
        <strong class="who">{row.customer}</strong>
        <Verified row={row} />
        {isCalled && <span class="called" title={text('mention.you')}><Icon name="mentions" /><span class="unseen">, {text('mention.you')}</span></span>}
        {isNew && <span class="dot"><span class="unseen">, {text('unread')}</span></span>}
        {row.unreadable === undefined && <span class="end"><span class="tongue">{row.localeName}</span>{dueOf(row, desk.now).urgency === 'none' ? <Ago at={row.status === 'waiting' ? row.waitingSince : row.updatedAt} /> : <Due row={row} />}</span>}
      </span>
      {row.unreadable === undefined && <span class="line">
        <span class="why">{row.reason?.name ?? text('reason.unknown')}</span>
        {row.rejections > 0 && <span class="muted" title={text.count('rejections', row.rejections)}>· {text('row.rejections', { count: row.rejections })}</span>}
        {(place.view === 'all' || row.reservedFor) && <span class="end"><Owner row={row} /></span>}
      </span>}
      <span class="line muted">
        {isDamaged ? <span class="broken"><Icon name="alert" />{text('damaged.row')}</span> : <span class="said">{row.lastLine ? text('quote', { text: row.lastLine }) : text(`trigger.${row.trigger}` as never)}</span>}
        {others.length > 0 && <span class="end viewing"><Icon name={others.some(({ typing }) => typing) ? 'pen' : 'eye'} />{text(others.some(({ typing }) => typing) ? 'row.typing' : 'row.viewing', { name: others.map(({ name }) => name).join(text('comma')) })}</span>}
      </span>
    </a>
  );
}

function Ago({ at }: { at: string }): JSX.Element {
  const text = useText();
  const now = useNow(10_000);
  return <span class="ago">{duration(text, now - Date.parse(at))}</span>;
}
