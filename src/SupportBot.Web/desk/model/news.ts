import type { CaseRow } from './wire.ts';

const RECENT = 60_000;

/** What is worth an alert: a new case, one that the desk gave to this agent, or a message in one of the agent's own. */
export type News = 'case' | 'given' | 'message';

/** Whether a change of a case is news for this agent. */
export function newsOf(before: CaseRow | null, row: CaseRow, me: string, now: number): News | null {
  // Of a case that was never heard of only its time tells whether it is new.
  const isNew = before ? before.status !== 'waiting' : now - Date.parse(row.statusSince) < RECENT;
  if (row.status === 'waiting' && isNew && (!row.reservedFor || row.reservedFor.id === me)) return 'case';
  if (row.status === 'assigned' && row.agent?.id === me && row.assigned !== undefined && (before ? before.agent?.id !== me || before.status !== 'assigned' : now - Date.parse(row.statusSince) < RECENT)) return 'given';
  if (row.status !== 'assigned' || row.agent?.id !== me || !row.lastCustomerAt || before?.agent?.id !== me) return null;
  return before.lastCustomerAt === row.lastCustomerAt ? null : 'message';
}
