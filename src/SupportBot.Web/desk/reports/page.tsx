import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Refusal } from '../model/api.ts';
import { useDesk, useText } from '../view/hooks.ts';
import { formats, type Period, regionOf, type Report, shareOf, sumOf } from './model.ts';
import { PeriodPicker } from './period.tsx';
import { Funnel, Locales, Outcomes, Ratings, Reasons, type View, Waiting } from './plots.tsx';
import { UnclearMessages } from './unclear.tsx';

/** What happened, for leads. */
export function ReportsPage(): JSX.Element {
  const desk = useDesk();
  const text = useText();
  const { locale, place: { by: { day } } } = desk.state;
  const format = formats(regionOf(locale, navigator.language));
  const [report, setReport] = useState<Report | null>(null);
  const [today, setToday] = useState('');
  const [period, setPeriod] = useState<Period | null>(day === undefined ? null : { from: day, to: day });
  const [round, setRound] = useState(0);
  const [problem, setProblem] = useState<'none' | 'failed' | 'forbidden'>('none');
  const [isBusy, setBusy] = useState(true);

  // Without days the server answers with the last thirty, so the first answer tells which day it is at the desk.
  useEffect(() => {
    let isCurrent = true;
    setBusy(true);
    desk.api.get<Report>('insights', { from: period?.from, to: period?.to }).then(
      (answer) => {
        if (!isCurrent) return;
        setReport(answer);
        setToday((known) => known || answer.to);
        setProblem('none');
        setBusy(false);
      },
      (error: unknown) => {
        if (!isCurrent) return;
        setProblem(error instanceof Refusal && error.status === 403 ? 'forbidden' : 'failed');
        setBusy(false);
      },
    );
    return () => { isCurrent = false; };
  }, [period?.from, period?.to, locale, round]);

  const view: View | null = report && { report, text, format };
  return (
    <main class="sheet-page wide reports" aria-busy={isBusy}>
      <h1>{text('rail.reports')}</h1>
      {report && <PeriodPicker today={today} period={report} onChange={setPeriod} />}
      {problem === 'forbidden' && <p class="notice" role="alert">{text('report.forbidden')}</p>}
      {problem === 'failed' && <p class="problem" role="alert">{text('report.failed')} <button type="button" class="link" onClick={() => setRound(round + 1)}>{text('again')}</button></p>}
      {!report && problem === 'none' && <p class="muted">{text('loading')}</p>}
      {view && report && (
        <>
          <p class="muted" role="status">{isBusy ? text('loading') : text('report.days', { days: format.days(report), zone: report.timeZone })}</p>
          <Figures view={view} />
          <div class="plots">
            <div class="plot-column">
              <Reasons view={view} />
              <Locales view={view} />
            </div>
            <div class="plot-column">
              <Funnel view={view} />
              <Outcomes view={view} />
            </div>
            <Waiting view={view} />
            <Ratings view={view} of="assistant" />
            <Ratings view={view} of="agents" />
          </div>
          <UnclearMessages report={report} count={format.count} />
        </>
      )}
    </main>
  );
}

/** The figures that are looked at first. */
function Figures({ view: { report, text, format } }: { view: View }): JSX.Element {
  const good = (ratings: readonly number[]): string => (sumOf(ratings) > 0 ? format.percent(shareOf((ratings[2] ?? 0) + (ratings[3] ?? 0), sumOf(ratings))) : '—');
  const minutes = (value: number | undefined): string => (value === undefined ? '—' : text('minutes', { count: format.count(value) }));
  const figures: readonly (readonly [string, string, string])[] = [
    [text('report.conversations'), format.count(report.conversations), ''],
    [text('report.handed-over'), format.percent(report.handedOver.share), text.count('report.cases', report.handedOver.count, { count: format.count(report.handedOver.count) })],
    [text('report.wait'), minutes(report.waiting.medianMinutes), report.waiting.p90Minutes === undefined ? '' : text('report.wait.p90', { time: minutes(report.waiting.p90Minutes) })],
    [text('report.good.assistant'), good(report.ratings.assistant), text.count('report.ratings', sumOf(report.ratings.assistant), { count: format.count(sumOf(report.ratings.assistant)) })],
    [text('report.good.agents'), good(report.ratings.agents), text.count('report.ratings', sumOf(report.ratings.agents), { count: format.count(sumOf(report.ratings.agents)) })],
  ];
  return (
    <dl class="figures">
      {figures.map(([name, value, more]) => <div key={name}><dt>{name}</dt><dd><strong>{value}</strong>{more && <span class="muted">{more}</span>}</dd></div>)}
    </dl>
  );
}
