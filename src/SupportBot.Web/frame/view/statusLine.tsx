import type { JSX } from 'preact';
import { useChat, useLasting, useText } from './hooks.ts';

/** Tells how the chat stands with the network, apart from the log. Short interruptions are not worth a word. */
export function StatusLine({ waiting }: { waiting: boolean }): JSX.Element {
  const text = useText();
  const { status, online } = useChat().state;
  const isCut = useLasting(status === 'reconnecting', 1000);
  const line = !online ? text(waiting ? 'offline.waiting' : 'offline')
    : isCut ? text('reconnecting')
    : status === 'unavailable' ? text('unavailable') : null;
  return <div role="status" class="status">{line && <p>{line}</p>}</div>;
}
