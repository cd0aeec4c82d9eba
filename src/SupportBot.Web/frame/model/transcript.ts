import { type Activity, agentOf, isFromCustomer } from './activity.ts';
import type { ChatState } from './chatState.ts';
import { type Translate, translator } from './text.ts';

/** The conversation as a text to keep. */
export function transcript(log: readonly Activity[], conversationId: string | null, locale: string, translate: Translate): string {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const lines = log.filter((activity) => activity.type === 'message').map((activity) => {
    const name = agentOf(activity);
    const who = isFromCustomer(activity) ? translate('you') : name === undefined ? translate('assistant') : translate('agent', { name });
    const when = activity.timestamp ? `${format.format(new Date(activity.timestamp))} · ` : '';
    return `${when}${who}\n${activity.text ?? ''}\n`;
  });
  return [translate('transcript.head'), conversationId ?? '', '', ...lines].join('\n');
}

/** Gives the browser the conversation as a file to save. */
export function save({ log, conversationId, locale }: ChatState): void {
  const translate = translator(locale);
  const text = transcript(log, conversationId, locale, translate);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  link.download = `${translate('transcript.name')}-${new Date().toISOString().slice(0, 10)}.txt`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
