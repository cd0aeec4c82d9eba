import type { JSX } from 'preact';
import { isUnread } from '../model/cases.ts';
import type { PageName, Place } from '../model/place.ts';
import type { Presence, ViewName } from '../model/wire.ts';
import { addressOf } from '../model/place.ts';
import { useDesk, useText } from './hooks.ts';
import { Icon, type IconName } from './icon.tsx';

const views = ['queue', 'mine', 'all', 'mentions', 'unattended', 'resolved'] as const;
const statuses: readonly Presence[] = ['online', 'away', 'offline'];

/** Where one can go, how much waits there, and whether the agent takes cases. */
export function Rail(): JSX.Element {
  const desk = useDesk();
  const text = useText();
  const { place, counts, mentions, me, status, list, seen } = desk.state;
  const waits: Partial<Record<ViewName, number>> = { queue: counts.waiting, mine: counts.mine, mentions: mentions.length };
  const hasNews = list.rows.some((row) => row !== null && row.agent?.id === me?.id && isUnread(row, seen[row.id]));
  const isLead = me?.role === 'lead' || me?.role === 'admin';
  const pages: readonly PageName[] = [...(isLead ? ['wall' as const] : []), 'playbooks', ...(isLead ? ['reports' as const, 'audit' as const] : []), ...(me?.role === 'admin' ? ['accounts' as const, 'letters' as const] : []), 'settings'];

  const link = (name: ViewName | PageName, icon: IconName, to: Place, isHere: boolean, count = 0): JSX.Element => {
    const words = text.find(`rail.${name}`, name);
    return (
      <a key={name} class="rail-link" href={addressOf(to)} title={words} aria-current={isHere ? 'page' : undefined}
        onClick={(event) => { if (event.ctrlKey || event.metaKey || event.shiftKey) return; event.preventDefault(); desk.go(to); }}>
        <Icon name={icon} />
        <span class="rail-word">{words}</span>
        {count > 0 && <span class="badge"><span aria-hidden="true">{count > 99 ? '99+' : count}</span><span class="unseen">, {text(`rail.count`, { count })}</span></span>}
        {name === 'mine' && hasNews && <span class="dot"><span class="unseen">, {text('unread')}</span></span>}
      </a>
    );
  };

  return (
    <nav class="rail" data-region="rail" aria-label={text('rail')}>
      <div class="rail-links">
        {views.map((view) => link(view, view, { page: 'cases', view, caseId: null, by: {} }, place.page === 'cases' && place.view === view, waits[view]))}
        <span class="rail-gap" />
        {pages.map((page) => link(page, page as IconName, { page, view: place.view, caseId: null, by: {} }, place.page === page))}
      </div>
      <label class={`status ${status}`}>
        <span class="unseen">{text('status')}</span>
        <select value={status} title={text(`status.${status}`)} onChange={(event) => void desk.setStatus(event.currentTarget.value as Presence)}>
          {statuses.map((name) => <option key={name} value={name}>{text(`status.${name}`)}</option>)}
        </select>
        <span class="status-face" aria-hidden="true">{(me?.name ?? '').slice(0, 1)}<i /></span>
      </label>
    </nav>
  );
}
