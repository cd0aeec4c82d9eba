import type { JSX } from 'preact';
import type { Entry } from '../model/turns.ts';
import { Copy } from './copy.tsx';
import { useChat, useText } from './hooks.ts';
import { Icon } from './icon.tsx';
import { Time } from './time.tsx';

interface MessageProps {
  readonly message: Entry & { kind: 'customer' };
  readonly isLatest: boolean;
  /** Takes the answer back; null where that is no longer possible with one step. */
  readonly onChange: (() => void) | null;
}

/** One message of the customer and what became of it. */
export function CustomerMessage({ message, isLatest, onChange }: MessageProps): JSX.Element {
  const chat = useChat();
  const text = useText();
  const { status, online } = chat.state;
  const isFailed = message.state === 'failed';
  const state = message.state === 'queued' ? text(online && status === 'online' ? 'state.sending' : 'state.waiting') : isLatest ? text('state.sent') : null;
  return (
    <div class={`turn customer ${message.state}`} data-turn="customer" tabIndex={-1}>
      <div class="bubble" dir="auto">
        {message.chosen
          ? <p>{text('chose', { choice: message.text })}</p>
          : <p><span class="unseen">{text('you')}: </span>{message.text}</p>}
      </div>
      {isFailed ? <Failed message={message} /> : (
        <p class="meta">
          {onChange && <button type="button" class="link" aria-label={text('change.label', { choice: message.text })} onClick={onChange}>{text('change')}</button>}
          <Time at={message.at} />
          {state && <span class="state">{message.state === 'sent' && <Icon name="check" />}{state}</span>}
        </p>
      )}
    </div>
  );
}

function Failed({ message }: { message: Entry & { kind: 'customer' } }): JSX.Element {
  const chat = useChat();
  const text = useText();
  return (
    <p class="meta failed">
      <Icon name="alert" /><span class="state">{text('state.failed')}</span>
      <button type="button" class="link" onClick={() => chat.retry(message.id)}>{text('failed.retry')}</button>
      <Copy text={message.text} label={text('failed.copy')} />
    </p>
  );
}
