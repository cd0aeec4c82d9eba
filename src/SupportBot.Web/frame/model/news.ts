import type { EventName } from '../../launcher/bridge.ts';
import { type Activity, isFromCustomer } from './activity.ts';
import { locales } from './text.ts';
import { converse } from './turns.ts';

/**
 * Tells the page around the chat what is new in the log: that something was said, that the way ended, that somebody else answers. Never a text. And tells the
 * chat that the assistant went over to another language, so that its buttons can follow.
 */
export function tellNews(before: readonly Activity[], log: readonly Activity[], emit: (name: EventName, detail?: unknown) => void, speak: (locale: string) => void): void {
  const news = log.slice(before.length).filter((activity) => activity.type === 'message' && !isFromCustomer(activity));
  if (news.length === 0) return;
  emit('message', { count: news.length });
  if (news.at(-1)?.channelData?.supportBot?.closed) emit('resolved');
  const [was, is] = [converse(before, []), converse(log, [])];
  if (is.owner !== was.owner) emit('handoff', { owner: is.owner });
  if (is.spoken !== null && is.spoken !== was.spoken && locales.includes(is.spoken)) speak(is.spoken);
}
