import type { EventName } from '../../launcher/bridge.ts';
import { type Activity, isFromCustomer } from './activity.ts';
import { converse } from './turns.ts';

/** Tells the page around the chat what is new in the log: that something was said, that the way ended, that somebody else answers. Never a text. */
export function tellNews(before: readonly Activity[], log: readonly Activity[], emit: (name: EventName, detail?: unknown) => void): void {
  const news = log.slice(before.length).filter((activity) => activity.type === 'message' && !isFromCustomer(activity));
  if (news.length === 0) return;
  emit('message', { count: news.length });
  if (news.at(-1)?.channelData?.supportBot?.closed) emit('resolved');
  const { owner } = converse(log, []);
  if (owner !== converse(before, []).owner) emit('handoff', { owner });
}
