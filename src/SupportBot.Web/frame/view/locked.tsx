import type { JSX } from 'preact';
import { useChat, useText } from './hooks.ts';
import { Icon } from './icon.tsx';

/** Stands instead of the conversation when the visitor is not signed in any more. */
export function Locked(): JSX.Element {
  const chat = useChat();
  const text = useText();
  return (
    <div class="locked" role="status">
      <Icon name="shield" />
      <p>{text('locked')}</p>
      <button type="button" class="chip strong" onClick={() => chat.wake()}>{text('locked.button')}</button>
    </div>
  );
}
