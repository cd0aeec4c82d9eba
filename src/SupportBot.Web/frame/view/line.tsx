import type { JSX } from 'preact';
import { translator } from '../model/text.ts';
import { useChat, useText } from './hooks.ts';

interface LineProps {
  readonly spoken: string | null;
  readonly onSay: (words: string) => void;
}

/** What can be done while waiting for a person: go on meanwhile, or wait no longer. It stands beside the log, so that no scrolling hides it. */
export function Line({ spoken, onSay }: LineProps): JSX.Element {
  const text = useText();
  const { locale } = useChat().state;
  const words = translator(spoken ?? locale);
  return (
    <div class="choices line-choices" role="group" aria-label={text('line')}>
      <button type="button" class="chip" onClick={() => onSay(words('line.go-on'))}>{text('line.go-on')}</button>
      <button type="button" class="chip" onClick={() => onSay(words('line.leave'))}>{text('line.leave')}</button>
    </div>
  );
}
