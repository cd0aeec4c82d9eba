import type { JSX } from 'preact';
import { useChat } from './hooks.ts';

/** When something was said, in the customer's own time; with the day, unless that is today. */
export function Time({ at }: { at: number | null }): JSX.Element | null {
  const { locale } = useChat().state;
  if (at === null) return null;
  const date = new Date(at);
  // British English has another clock than American.
  const region = navigator.language.split('-')[0] === locale.split('-')[0] ? navigator.language : locale;
  const day: Intl.DateTimeFormatOptions = date.toDateString() === new Date().toDateString() ? {} : { day: 'numeric', month: 'short' };
  return <time dateTime={date.toISOString()}>{new Intl.DateTimeFormat(region, { hour: 'numeric', minute: '2-digit', ...day }).format(date)}</time>;
}
