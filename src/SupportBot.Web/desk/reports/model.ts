// What leads read of the past: the server's report, and all of it that can be worked out without a page.

export interface Report {
  /** The first and the last day, by the desk's clock. */
  readonly from: string;
  readonly to: string;
  readonly timeZone: string;
  readonly conversations: number;
  readonly byReason: readonly { readonly topic?: string; readonly name?: string; readonly count: number }[];
  readonly byLocale: readonly { readonly locale: string; readonly name: string; readonly count: number }[];
  /** How many got to each step or further. */
  readonly funnel: readonly { readonly step: string; readonly count: number }[];
  readonly outcomes: { readonly approved: number; readonly rejectedAgain: number; readonly waiting: number; readonly none: number };
  readonly handedOver: { readonly count: number; readonly share: number };
  readonly waiting: {
    readonly claimed: number;
    readonly unclaimed: number;
    readonly medianMinutes?: number;
    readonly p90Minutes?: number;
    readonly byDay: readonly { readonly day: string; readonly claimed: number; readonly medianMinutes: number }[];
  };
  /** How many gave 1 (bad), 2, 3 and 4 (very good). */
  readonly ratings: { readonly assistant: readonly number[]; readonly agents: readonly number[] };
  readonly misunderstood: readonly Unclear[];
  readonly topics: readonly { readonly topic: string; readonly name: string }[];
}

/** A message that was not understood, however often it came. */
export interface Unclear {
  readonly id: number;
  readonly text: string;
  readonly locale: string;
  readonly localeName: string;
  readonly station?: string;
  readonly at: string;
  readonly count: number;
}

export interface Period {
  readonly from: string;
  readonly to: string;
}

export interface DayValue {
  readonly day: string;
  /** Null where nothing is known of the day. */
  readonly value: number | null;
}

/** How many days one report may be about. */
export const MOST_DAYS = 400;

const DAY = 86_400_000;

const timeOf = (day: string): number => Date.parse(`${day}T00:00:00Z`);

const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** So many days, of which `today` is the last. */
export function lastDays(today: string, count: number): Period {
  return { from: dayOf(timeOf(today) - (count - 1) * DAY), to: today };
}

/** How many days a period has, both ends included. */
export function daysIn({ from, to }: Period): number {
  return Math.round((timeOf(to) - timeOf(from)) / DAY) + 1;
}

/** What is wrong with a period that somebody chose. */
export function faultOf(period: Period): 'missing' | 'order' | 'long' | null {
  const days = daysIn(period);
  return Number.isNaN(days) ? 'missing' : days < 1 ? 'order' : days > MOST_DAYS ? 'long' : null;
}

/** Every day of a period. */
export function everyDay(period: Period, known: readonly { readonly day: string; readonly medianMinutes: number }[]): DayValue[] {
  const values = new Map(known.map(({ day, medianMinutes }) => [day, medianMinutes]));
  return Array.from({ length: Math.max(0, daysIn(period)) }, (_, at) => {
    const day = dayOf(timeOf(period.from) + at * DAY);
    return { day, value: values.get(day) ?? null };
  });
}

/** Places of neighbours that have values: each run is one piece of a line, so that no line is drawn over what is not known. */
export function runsOf(days: readonly DayValue[]): number[][] {
  const runs: number[][] = [];
  days.forEach(({ value }, at) => {
    if (value === null) return;
    if (at > 0 && days[at - 1]?.value !== null) runs.at(-1)?.push(at);
    else runs.push([at]);
  });
  return runs;
}

/** Round figures from 0 to at least `most`, three to six of them. */
export function ticksTo(most: number): number[] {
  const rough = Math.max(most, 1) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, power * ([1, 2, 5, 10].find((times) => times * power >= rough) ?? 10));
  return Array.from({ length: Math.ceil(Math.max(most, 1) / step) + 1 }, (_, at) => at * step);
}

/** A part of a whole; 0 of nothing. */
export function shareOf(count: number, total: number): number {
  return total > 0 ? count / total : 0;
}

export function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

/** The step after which most of the people are lost; null where nobody is. */
export function widestGap(funnel: readonly { readonly step: string; readonly count: number }[]): string | null {
  let widest: { step: string; lost: number } | null = null;
  for (const [at, { step, count }] of funnel.entries()) {
    const next = funnel[at + 1];
    if (next && count - next.count > (widest?.lost ?? 0)) widest = { step, lost: count - next.count };
  }
  return widest?.step ?? null;
}

/** A language with the region of the browser where that is of the same language: British English has another order of dates than American. */
export function regionOf(locale: string, browser: string): string {
  return browser.split('-')[0] === locale.split('-')[0] ? browser : locale;
}

/** Figures and days as people of a region write them. */
export function formats(region: string): { count(value: number): string; percent(share: number): string; days(period: Period): string; day(day: string): string } {
  const counts = new Intl.NumberFormat(region, { maximumFractionDigits: 1 });
  const percents = new Intl.NumberFormat(region, { style: 'percent', maximumFractionDigits: 0 });
  const long = new Intl.DateTimeFormat(region, { dateStyle: 'medium', timeZone: 'UTC' });
  const short = new Intl.DateTimeFormat(region, { day: 'numeric', month: 'short', timeZone: 'UTC' });
  return {
    count: (value) => counts.format(value),
    percent: (share) => percents.format(share),
    days: ({ from, to }) => (from === to ? long.format(timeOf(from)) : long.formatRange(timeOf(from), timeOf(to))),
    day: (day) => short.format(timeOf(day)),
  };
}
