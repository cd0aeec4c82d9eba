import type { CaseRow } from './wire.ts';

/** How an agent stands with the time in which to answer: amber in its last quarter. */
export type Urgency = 'none' | 'fine' | 'soon' | 'late';

export interface Due {
  readonly urgency: Urgency;
  /** Seconds that are left; below zero they are over. */
  readonly seconds: number;
}

const NONE: Due = { urgency: 'none', seconds: 0 };

export function dueOf(row: CaseRow, now: number): Due {
  if (!row.dueAt || row.status === 'resolved' || row.status === 'returned') return NONE;
  const end = Date.parse(row.dueAt);
  const start = Date.parse(row.status === 'waiting' ? row.waitingSince : row.lastCustomerAt ?? row.statusSince);
  const seconds = Math.ceil((end - now) / 1000);
  if (seconds <= 0) return { urgency: 'late', seconds };
  return { urgency: (end - now) / Math.max(1, end - start) < 0.25 ? 'soon' : 'fine', seconds };
}

/** `06:12`, or `2:06:12` from an hour on. */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60].map((part) => String(part).padStart(2, '0'));
  return hours === '00' ? `${minutes}:${rest}` : `${Number(hours)}:${minutes}:${rest}`;
}
