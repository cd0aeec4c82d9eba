import type { JSX } from 'preact';
import { translator } from '../model/text.ts';
import { useChat, useText } from './hooks.ts';

interface LineProps {
  /** Whether the place in line was told just now. */
  readonly isNew: boolean;
  readonly spoken: string | null;
  readonly onSay: (words: string) => void;
}

/** What can be done while waiting for a person: go on meanwhile, or wait no longer. */
export function Line({ isNew, spoken, onSay }: LineProps): JSX.Element {
  const text = useText();
  const { locale } = useChat().state;
  const words = translator(spoken ?? locale);
  return (
    <div class="choices" role="group" aria-label={text('line')}>
      {isNew && <button type="button" class="chip" onClick={() => onSay(words('line.go-on'))}>{text('line.go-on')}</button>}
      <button type="button" class="chip" onClick={() => onSay(words('line.leave'))}>{text('line.leave')}</button>
    </div>
  );
}
