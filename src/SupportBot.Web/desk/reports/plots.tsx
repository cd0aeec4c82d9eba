import type { JSX } from 'preact';
import type { Translate } from '../model/text.ts';
import { type Bar, Bars } from './bars.tsx';
import { Figure } from './figure.tsx';
import { Line } from './line.tsx';
import { everyDay, type formats, type Report, shareOf, sumOf, widestGap } from './model.ts';

/** What every plot needs: the figures, the words, and how figures are written. */
export interface View {
  readonly report: Report;
  readonly text: Translate;
  readonly format: ReturnType<typeof formats>;
}

type Count = readonly [name: string, count: number];

/** Counts as bars, the longest one as long as there is room, or of a whole. */
function barsOf({ format }: View, counts: readonly Count[], total: number, whole: number): Bar[] {
  return counts.map(([name, count]) => ({ name, part: shareOf(count, whole), words: `${format.count(count)} · ${format.percent(shareOf(count, total))}` }));
}

function Counted({ view, title, summary, what, counts, total, whole }: { view: View; title: string; summary: string; what: string; counts: readonly Count[]; total: number; whole: number }): JSX.Element {
  const { text, format } = view;
  return (
    <Figure title={title} summary={summary} head={[what, text('report.count'), text('report.share')]}
      rows={total === 0 ? [] : counts.map(([name, count]) => [name, format.count(count), format.percent(shareOf(count, total))])}
      draw={(width) => <Bars label={`${title}. ${summary}`} bars={barsOf(view, counts, total, whole)} width={width} />} />
  );
}

function most(counts: readonly Count[]): number {
  return Math.max(0, ...counts.map(([, count]) => count));
}

export function Reasons({ view }: { view: View }): JSX.Element {
  const { report, text, format } = view;
  const counts = report.byReason.map(({ topic, name, count }) => [name ?? topic ?? text('reason.unknown'), count] as const);
  const first = counts[0];
  const summary = first ? text('report.reasons.summary', { name: first[0], share: format.percent(shareOf(first[1], report.conversations)) }) : text('report.nothing');
  return <Counted view={view} title={text('report.reasons')} summary={summary} what={text('report.reason')} counts={counts} total={report.conversations} whole={most(counts)} />;
}

export function Locales({ view }: { view: View }): JSX.Element {
  const { report, text, format } = view;
  const counts = report.byLocale.map(({ name, count }) => [name, count] as const);
  const first = counts[0];
  const summary = first ? text('report.locales.summary', { name: first[0], share: format.percent(shareOf(first[1], report.conversations)) }) : text('report.nothing');
  return <Counted view={view} title={text('report.locales')} summary={summary} what={text('language')} counts={counts} total={report.conversations} whole={most(counts)} />;
}

export function Funnel({ view }: { view: View }): JSX.Element {
  const { report, text, format } = view;
  const nameOf = (step: string): string => text.find(`report.step.${step}`, step);
  const counts = report.funnel.map(({ step, count }, at) => [`${at + 1} ${nameOf(step)}`, count] as const);
  const share = format.percent(shareOf(report.funnel.at(-1)?.count ?? 0, report.conversations));
  const gap = widestGap(report.funnel);
  const summary = report.conversations === 0 ? text('report.nothing') : gap ? text('report.funnel.summary', { share, step: nameOf(gap) }) : text('report.funnel.all', { share });
  return <Counted view={view} title={text('report.funnel')} summary={summary} what={text('report.step')} counts={counts} total={report.conversations} whole={report.conversations} />;
}

export function Outcomes({ view }: { view: View }): JSX.Element {
  const { report, text, format } = view;
  const { approved, rejectedAgain, waiting, none } = report.outcomes;
  const counts: readonly Count[] = [[text('report.outcome.approved'), approved], [text('report.outcome.rejected-again'), rejectedAgain], [text('report.outcome.waiting'), waiting], [text('report.outcome.none'), none]];
  const told = approved + rejectedAgain + waiting;
  const summary = report.conversations === 0 ? text('report.nothing')
    : told === 0 ? text('report.outcomes.none')
    : text('report.outcomes.summary', { share: format.percent(shareOf(told, report.conversations)), approved: format.percent(shareOf(approved, told)) });
  return <Counted view={view} title={text('report.outcomes')} summary={summary} what={text('report.outcome')} counts={counts} total={report.conversations} whole={report.conversations} />;
}

export function Ratings({ view, of }: { view: View; of: 'assistant' | 'agents' }): JSX.Element {
  const { report, text, format } = view;
  const ratings = report.ratings[of];
  const total = sumOf(ratings);
  const counts = [4, 3, 2, 1].map((score) => [text.find(`rating.${score}`, `${score}`), ratings[score - 1] ?? 0] as const);
  const title = of === 'assistant' ? text('report.ratings.assistant') : text('report.ratings.agents');
  const summary = total === 0 ? text('report.ratings.none')
    : text.count('report.ratings.summary', total, { count: format.count(total), share: format.percent(shareOf((ratings[2] ?? 0) + (ratings[3] ?? 0), total)) });
  return <Counted view={view} title={title} summary={summary} what={text('report.rating')} counts={counts} total={total} whole={total} />;
}

export function Waiting({ view: { report, text, format } }: { view: View }): JSX.Element {
  const { waiting } = report;
  const title = text('report.waiting');
  const minutes = (value: number): string => text('minutes', { count: format.count(value) });
  const known = waiting.medianMinutes === undefined ? text('report.waiting.none')
    : text('report.waiting.summary', { median: minutes(waiting.medianMinutes), p90: minutes(waiting.p90Minutes ?? waiting.medianMinutes) });
  const summary = waiting.unclaimed > 0 ? text.count('report.waiting.unclaimed', waiting.unclaimed, { known, count: format.count(waiting.unclaimed) }) : known;
  return (
    <Figure title={title} summary={summary} isWide head={[text('report.day'), text('report.median'), text('report.claimed')]}
      rows={waiting.byDay.map(({ day, medianMinutes, claimed }) => [format.day(day), format.count(medianMinutes), format.count(claimed)])}
      draw={(width) => <Line label={`${title}. ${summary}`} days={everyDay(report, waiting.byDay)} width={width} value={minutes} day={format.day} />} />
  );
}
