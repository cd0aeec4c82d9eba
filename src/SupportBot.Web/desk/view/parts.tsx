import type { JSX } from 'preact';
import { clock, dueOf } from '../model/due.ts';
import { duration, languageOf, locales } from '../model/text.ts';
import type { CaseRow, Mark } from '../model/wire.ts';
import { useDesk, useNow, useText } from './hooks.ts';
import { Icon } from './icon.tsx';

/** The language with the agent's region: British English has another clock than American. */
export function regionOf(locale: string): string {
  return navigator.language.split('-')[0] === locale.split('-')[0] ? navigator.language : locale;
}

/** When something was, in the agent's own time. */
export function Time({ at, withDay = false }: { at: string; withDay?: boolean }): JSX.Element {
  const { locale } = useDesk().state;
  const date = new Date(at);
  const day = { day: 'numeric', month: 'short', ...(date.getFullYear() === new Date().getFullYear() ? {} : { year: 'numeric' as const }) } as const;
  return <time dateTime={at}>{new Intl.DateTimeFormat(regionOf(locale), { ...(withDay ? day : {}), hour: '2-digit', minute: '2-digit' }).format(date)}</time>;
}

/** How much time is left to answer: a number, an icon and, for late ones, words; never colour alone. */
export function Due({ row, inWords = false }: { row: CaseRow; inWords?: boolean }): JSX.Element | null {
  const text = useText();
  const now = useNow();
  const { urgency, seconds } = dueOf(row, now);
  if (urgency === 'none') return null;
  const away = duration(text, Math.max(60, Math.abs(seconds)) * 1000);
  const words = urgency === 'late' ? text('due.late', { time: away }) : text('due.in', { time: away });
  return (
    <span class={`due ${urgency}`}>
      <Icon name={urgency === 'fine' ? 'clock' : 'alert'} />
      {inWords || urgency === 'late' ? words : <><span aria-hidden="true">{clock(seconds)}</span><span class="unseen">{words}</span></>}
    </span>
  );
}

/** Why the case is here, as a chip. */
export function Reason({ row }: { row: CaseRow }): JSX.Element {
  const text = useText();
  return <span class="tag">{row.reason?.name ?? text('reason.unknown')}</span>;
}

export function Verified({ row }: { row: CaseRow }): JSX.Element | null {
  const text = useText();
  return row.verified ? <span class="verified" title={text('verified.long')}><Icon name="verified" /><span class="unseen">{text('verified')}</span></span> : null;
}

const marks: Readonly<Record<Mark, 'check' | 'cross' | 'question'>> = { 'done': 'check', 'met': 'check', 'not-done': 'cross', 'missing': 'cross', 'not-sure': 'question', 'unknown': 'question' };

/** Whether something is so, as an icon with a name. */
export function MarkIcon({ mark }: { mark: Mark }): JSX.Element {
  const text = useText();
  return <span class={`mark ${mark}`}><Icon name={marks[mark] ?? 'question'} /><span class="unseen">{text(`mark.${mark}`)}: </span></span>;
}

/** Who has the case, in words. */
export function Owner({ row }: { row: CaseRow }): JSX.Element | null {
  const text = useText();
  const { me } = useDesk().state;
  const name = row.agent?.name ?? '';
  const words = row.status === 'assigned' ? (row.agent?.id === me?.id ? text('owner.me') : text('owner.agent', { name }))
    : row.status === 'returned' ? text('owner.assistant')
    : row.status === 'resolved' ? text('owner.resolved', { name })
    : row.reservedFor ? text('owner.reserved', { name: row.reservedFor.name }) : text('owner.nobody');
  return <span class="owner">{words}</span>;
}

/** Switches the language of the desk, not that of any customer. */
export function Languages(): JSX.Element {
  const desk = useDesk();
  const text = useText();
  return (
    <div class="languages" role="group" aria-label={text('language')}>
      {locales.map((name) => (
        <button type="button" key={name} lang={name} aria-pressed={name === desk.state.locale} onClick={() => void desk.speak(name)}>{languageOf(name).name}</button>
      ))}
    </div>
  );
}
