import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useText } from '../view/hooks.ts';
import { faultOf, lastDays, MOST_DAYS, type Period } from './model.ts';

const usual = [7, 30, 90] as const;

/** Chooses the days of the report: the last few, or any. */
export function PeriodPicker({ today, period, onChange }: { today: string; period: Period; onChange: (period: Period) => void }): JSX.Element {
  const text = useText();
  const [chosen, setChosen] = useState<number | null>(30);
  const [own, setOwn] = useState(period);
  const [fault, setFault] = useState<ReturnType<typeof faultOf>>(null);

  const choose = (days: number): void => {
    setChosen(days);
    setFault(null);
    onChange(lastDays(today, days));
  };

  const apply = (event: SubmitEvent): void => {
    event.preventDefault();
    const found = faultOf(own);
    setFault(found);
    if (!found) onChange(own);
  };

  return (
    <div class="period">
      <div class="languages" role="group" aria-label={text('report.period')}>
        {usual.map((days) => <button type="button" key={days} aria-pressed={chosen === days} onClick={() => choose(days)}>{text('report.period.last', { count: days })}</button>)}
        <button type="button" aria-pressed={chosen === null} onClick={() => { setOwn(period); setChosen(null); }}>{text('report.period.own')}</button>
      </div>
      {chosen === null && (
        <form class="period-own" noValidate onSubmit={apply}>
          <label class="field"><span>{text('report.period.from')}</span><input type="date" value={own.from} max={today} onInput={(event) => setOwn({ ...own, from: event.currentTarget.value })} /></label>
          <label class="field"><span>{text('report.period.to')}</span><input type="date" value={own.to} max={today} onInput={(event) => setOwn({ ...own, to: event.currentTarget.value })} /></label>
          <button type="submit" class="button">{text('report.period.show')}</button>
          <p class="problem" role="alert">
            {fault === 'missing' ? text('report.period.missing') : fault === 'order' ? text('report.period.order') : fault === 'long' ? text('report.period.long', { count: MOST_DAYS }) : null}
          </p>
        </form>
      )}
    </div>
  );
}
