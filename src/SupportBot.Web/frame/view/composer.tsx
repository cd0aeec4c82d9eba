import type { JSX, RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { useChat, useText } from './hooks.ts';
import { Icon } from './icon.tsx';

const LONGEST = 8000;
const TALLEST = 132;

/** The message box. Enter sends, Shift and Enter begins a line; what is written is kept. */
export function Composer({ input, isFirst }: { input: RefObject<HTMLTextAreaElement | null>; isFirst: boolean }): JSX.Element {
  const chat = useChat();
  const text = useText();
  const { draft, stopped } = chat.state;

  useLayoutEffect(() => {
    const box = input.current;
    if (!box) return;
    box.style.height = 'auto';
    box.style.height = `${Math.min(TALLEST, box.scrollHeight)}px`;
  }, [draft]);

  const send = (): void => {
    if (chat.send(draft)) input.current?.focus();
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    // While an input method is open, Enter takes one of its proposals.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  };

  return (
    <form class="composer" onSubmit={(event) => { event.preventDefault(); send(); }}>
      <textarea ref={input} rows={1} maxLength={LONGEST} value={draft} dir="auto" aria-label={text('composer')} placeholder={text(isFirst ? 'composer.paste' : 'composer.write')}
        aria-describedby={stopped ? 'secret' : undefined} aria-invalid={stopped ? true : undefined} autocomplete="off" enterkeyhint="send"
        onInput={(event) => chat.setDraft(event.currentTarget.value)} onKeyDown={onKeyDown} />
      <button type="submit" class="send" aria-label={text('send')} aria-disabled={draft.trim() === ''}><Icon name="send" /></button>
    </form>
  );
}
