import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useText } from './hooks.ts';

/** Copies a text, and says so once it is done. */
export function Copy({ text: copied, label }: { text: string; label: string }): JSX.Element {
  const text = useText();
  const [isCopied, setCopied] = useState(false);
  const copy = (): void => {
    navigator.clipboard.writeText(copied).then(() => setCopied(true), () => setCopied(false));
  };
  return <button type="button" class="link" onClick={copy}>{isCopied ? text('copied') : label}</button>;
}
