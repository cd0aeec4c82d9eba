import type { CaseRow, Colleague } from '../model/wire.ts';

/** So many cases of one kind; since when the one who waits longest does. */
export interface WallGroup {
  readonly id?: string;
  readonly name?: string;
  readonly count: number;
  readonly since: string;
}

export interface WallAgent extends Colleague {
  /** Since when a customer of the agent waits for a word, and in which case. */
  readonly silentSince?: string;
  readonly silentIn?: string;
}

/** What the server says of how the desk stands right now. */
export interface Wall {
  readonly at: string;
  readonly hours: { readonly kept: boolean; readonly open: boolean; readonly opensAt?: string };
  readonly waiting: { readonly count: number; readonly since?: string; readonly caseId?: string };
  readonly late: { readonly first: number; readonly answer: number; readonly rows: readonly CaseRow[] };
  readonly byReason: readonly WallGroup[];
  readonly byLocale: readonly WallGroup[];
  readonly agents: readonly WallAgent[];
  readonly today: { readonly day: string; readonly opened: number; readonly resolved: number; readonly medianMinutes?: number };
}

const ranks = { online: 0, away: 1, offline: 2 } as const;

/** Those who are here or have cases, in an order that stays while numbers change; and how many are left out. */
export function staffOf(agents: readonly WallAgent[]): { readonly shown: readonly WallAgent[]; readonly others: number } {
  const shown = agents.filter(({ status, cases }) => status !== 'offline' || cases > 0).sort((a, b) => ranks[a.status] - ranks[b.status] || a.name.localeCompare(b.name));
  return { shown, others: agents.length - shown.length };
}

/** What changed so that people should hear of it: numbers, not the times that go on by themselves. */
export function newsOfWall({ waiting, late, agents, hours }: Wall): string {
  return [waiting.count, late.first, late.answer, agents.filter(({ status }) => status === 'online').length, hours.open].join();
}

/** Since when an agent owes a word for too long: then the case goes back to the queue. */
export function isTooSilent({ silentSince }: WallAgent, minutes: number, now: number): boolean {
  return silentSince !== undefined && now - Date.parse(silentSince) >= minutes * 60_000;
}
