import type { JSX } from 'preact';
import { useChat } from './hooks.ts';

/** When something was said, in the customer's own time. */
export function Time({ at }: { at: number | null }): JSX.Element | null {
  const { locale } = useChat().state;
  if (at === null) return null;
  const date = new Date(at);
  return <time dateTime={date.toISOString()}>{new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' }).format(date)}</time>;
}
