import type { CasePage, CaseRow, ViewName } from './wire.ts';

/** A list of cases. `rows` has a place for every case that the server counted; null where it was not read yet. */
export interface CaseList {
  readonly rows: readonly (CaseRow | null)[];
  /** New rows that wait until the agent wants them, so that nothing moves under the pointer. */
  readonly fresh: readonly CaseRow[];
  /** Rows that no longer belong here and are only still shown because the agent is at the list. */
  readonly left: readonly string[];
  readonly loaded: boolean;
  /** Whether the server has more than it counted: counting all of them would take long. */
  readonly hasMore?: boolean;
}

export const EMPTY: CaseList = { rows: [], fresh: [], left: [], loaded: false };

/** What decides whether a case belongs into a list. */
export interface Wish {
  readonly view: ViewName;
  readonly me: string;
  readonly reason: string;
  readonly locale: string;
  readonly q: string;
  /** Whose cases the view `agent` shows. */
  readonly agent: string;
  /** The time by the server's clock: whether a case is late depends on it. */
  readonly now: number;
}

/** Whether the customer waits for an answer: nobody has the case, or whoever has it did not answer the last message. */
export function isUnattended({ status, snoozedUntil, lastAgentAt, lastCustomerAt }: CaseRow): boolean {
  if (status !== 'assigned') return status === 'waiting';
  return !snoozedUntil && (!lastAgentAt || (lastCustomerAt !== undefined && Date.parse(lastAgentAt) < Date.parse(lastCustomerAt)));
}

/** Whether an answer is overdue. */
export function isLate({ dueAt, status }: CaseRow, now: number): boolean {
  return dueAt !== undefined && (status === 'waiting' || status === 'assigned') && Date.parse(dueAt) <= now;
}

/** Whether a case belongs into a list. Words and notes are the server's to judge; a case that is already there stays. */
export function belongs(row: CaseRow, wish: Wish): boolean {
  if (wish.reason && row.reason?.topic !== wish.reason) return false;
  if (wish.locale && row.locale !== wish.locale) return false;
  switch (wish.view) {
    case 'queue': return row.status === 'waiting';
    case 'mine': return row.status === 'assigned' && row.agent?.id === wish.me;
    case 'resolved': return row.status === 'resolved';
    case 'all': return row.status !== 'resolved';
    case 'unattended': return isUnattended(row);
    case 'mentions': return true;
    case 'late-first': return isLate(row, wish.now) && !row.firstReplyAt;
    case 'late-answer': return isLate(row, wish.now) && row.firstReplyAt !== undefined;
    case 'agent': return row.status === 'assigned' && row.agent?.id === wish.agent;
  }
}

const time = (value: string | undefined): number => (value === undefined ? Infinity : Date.parse(value));

/** The order of a list: the queue by priority and waiting time, one's own by when an answer is due, the rest by what changed last. */
export function order(view: ViewName): (a: CaseRow, b: CaseRow) => number {
  const tie = (a: CaseRow, b: CaseRow): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
  const compare = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);
  const queue = (a: CaseRow, b: CaseRow): number => b.priority - a.priority || compare(time(a.waitingSince), time(b.waitingSince)) || tie(a, b);
  const changed = (a: CaseRow, b: CaseRow): number => compare(time(b.updatedAt), time(a.updatedAt)) || tie(a, b);
  if (view === 'queue') return queue;
  if (view.startsWith('late-')) return (a, b) => compare(time(a.dueAt), time(b.dueAt)) || tie(a, b);
  if (view === 'mine') {
    return (a, b) => Number(!!a.snoozedUntil) - Number(!!b.snoozedUntil) || compare(time(a.dueAt), time(b.dueAt)) || changed(a, b);
  }

  if (view === 'resolved') return changed;
  return (a, b) => {
    const isWaiting = Number(b.status === 'waiting') - Number(a.status === 'waiting');
    return isWaiting || (a.status === 'waiting' ? queue(a, b) : changed(a, b));
  };
}

/** Puts what the server answered for one part of the list into its place. */
export function place(list: CaseList, offset: number, rows: readonly CaseRow[], total: number, hasMore = false): CaseList {
  const all: (CaseRow | null)[] = Array.from({ length: total }, (_, at) => list.rows[at] ?? null);
  const known = new Set(rows.map(({ id }) => id));
  for (let at = 0; at < all.length; at++) if (known.has(all[at]?.id ?? '')) all[at] = null;
  rows.forEach((row, at) => { if (offset + at < total) all[offset + at] = row; });
  return { rows: all, fresh: list.fresh.filter(({ id }) => !known.has(id)), left: list.left.filter((id) => !known.has(id)), loaded: true, hasMore };
}

/** Takes in a new or changed case. While the list is held, rows change where they are, and new ones wait. */
export function hear(list: CaseList, row: CaseRow, wish: Wish, isHeld: boolean): CaseList {
  const at = list.rows.findIndex((known) => known?.id === row.id);
  const isWaiting = list.fresh.some(({ id }) => id === row.id);
  const fits = belongs(row, wish);
  if (at >= 0) {
    const rows = list.rows.with(at, row);
    const left = list.left.filter((id) => id !== row.id);
    const heard = { ...list, rows, left: fits ? left : [...left, row.id] };
    return isHeld ? heard : settle(heard, wish.view);
  }

  const fresh = list.fresh.filter(({ id }) => id !== row.id);
  if (!fits || ((wish.q || wish.view === 'mentions') && !isWaiting)) return isWaiting ? { ...list, fresh } : list;
  const heard = { ...list, fresh: [...fresh, row] };
  return isHeld ? heard : settle(heard, wish.view);
}

/** Forgets a case. */
export function remove(list: CaseList, id: string): CaseList {
  return { ...list, rows: list.rows.filter((row) => row?.id !== id), fresh: list.fresh.filter((row) => row.id !== id), left: list.left.filter((other) => other !== id) };
}

/** Puts everything into its place: what is new comes in, what no longer belongs goes, and the order is right again. */
export function settle(list: CaseList, view: ViewName): CaseList {
  const left = new Set(list.left);
  const compare = order(view);
  const stay = list.rows.filter((row) => row === null || !left.has(row.id));
  const known = [...stay.filter((row) => row !== null), ...list.fresh].sort(compare);
  // What was not read yet lies behind what was.
  return { ...list, rows: [...known, ...stay.filter((row) => row === null)], fresh: [], left: [] };
}

/** All that a part of a list holds: behind the cases those of which nothing can be read, as rows that say so. */
export function rowsOf({ rows, unreadable }: CasePage): readonly CaseRow[] {
  const time = new Date(0).toISOString();
  const others = (unreadable ?? []).map(({ id, conversationId, status, message }): CaseRow => ({
    id, conversationId, status, unreadable: message, customer: id, trigger: '', priority: 0, openedAt: time, waitingSince: time, statusSince: time, updatedAt: time,
    rejections: 0, locale: '', localeName: '', channel: '', verified: false,
  }));
  return [...rows, ...others];
}

/** Which rows to draw of a list that is scrolled. */
export function visible(top: number, height: number, rowHeight: number, count: number, more = 6): { from: number; to: number } {
  const from = Math.max(0, Math.min(count, Math.floor(top / rowHeight) - more));
  return { from, to: Math.min(count, Math.ceil((top + height) / rowHeight) + more) };
}

/** The first part that is on the screen and was not read, as an offset; null where all is there. */
export function missing(list: CaseList, from: number, to: number, size: number): number | null {
  for (let at = from; at < Math.min(to, list.rows.length); at++) if (list.rows[at] === null) return Math.floor(at / size) * size;
  return null;
}

/** Whether the customer wrote something that its agent has not seen. */
export function isUnread(row: CaseRow, seen: string | undefined): boolean {
  if (!row.lastCustomerAt || row.status !== 'assigned') return false;
  const known = [seen, row.lastAgentAt].filter((at) => at !== undefined).map((at) => Date.parse(at));
  return known.length === 0 || Date.parse(row.lastCustomerAt) > Math.max(...known);
}

/** Whether this agent can close the case: it is theirs, or they gave it back to the assistant. */
export function mayResolve({ status, agent }: CaseRow, id: string | undefined): boolean {
  return (status === 'assigned' || status === 'returned') && agent !== undefined && agent.id === id;
}
