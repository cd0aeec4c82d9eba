import { type Redaction, redact } from '../../safety/redactor.ts';
import { isFromCustomer } from './activity.ts';
import type { ChatState } from './chatState.ts';
import { placeholders } from './text.ts';

/** What a message would be without its secrets, after what the customer said before it ("my password is"). */
export function guard(text: string, { log, outbox, locale }: Pick<ChatState, 'log' | 'outbox' | 'locale'>): Redaction {
  const before = outbox.findLast(({ activity }) => activity.type === 'message')?.activity.text
    ?? log.findLast((activity) => activity.type === 'message' && isFromCustomer(activity))?.text;
  const signs = placeholders(locale);
  return redact(text, signs, before ? redact(before, signs, null).awaits : null);
}
