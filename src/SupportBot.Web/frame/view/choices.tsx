import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Choice, Entry } from '../model/turns.ts';
import { useChat, useText } from './hooks.ts';

interface ChoicesProps {
  readonly choices: readonly Choice[];
  readonly turn: Entry | undefined;
  readonly onAnswer: (title: string) => void;
}

/** The answers that can be given with one press. One of them is in the tab order; the arrow keys lead to the others. */
export function Choices({ choices, turn, onAnswer }: ChoicesProps): JSX.Element {
  const text = useText();
  const { ticks } = useChat().state;
  const [at, setAt] = useState(0);
  const [asked, setAsked] = useState<string | null>(null);
  const group = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (asked === null) return;
    group.current?.scrollIntoView({ block: 'nearest' });
    group.current?.querySelector('button')?.focus();
  }, [asked]);
  const points = turn && turn.kind !== 'customer' ? turn.bubbles.flatMap(({ id, channelData }) => (channelData?.supportBot?.checklist ?? []).map((point) => `${id}/${point.id}`)) : [];
  const isIncomplete = points.some((point) => !ticks.includes(point));

  const press = ({ title, value }: Choice): void => {
    if (value === 'all-ready' && isIncomplete) setAsked(title);
    else onAnswer(title);
  };

  const move = (event: KeyboardEvent): void => {
    const isRightToLeft = document.documentElement.dir === 'rtl';
    const step = { ArrowDown: 1, ArrowUp: -1, ArrowRight: isRightToLeft ? -1 : 1, ArrowLeft: isRightToLeft ? 1 : -1, Home: -at, End: choices.length - 1 - at }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = (at + step + choices.length) % choices.length;
    setAt(next);
    group.current?.querySelectorAll('button')[next]?.focus();
  };

  if (asked !== null) {
    return (
      <div class="choices" role="group" aria-label={text('checklist.confirm')} ref={group}>
        <p>{text('checklist.confirm')}</p>
        <button type="button" class="chip" onClick={() => onAnswer(asked)}>{text('checklist.confirm.yes')}</button>
        <button type="button" class="chip" onClick={() => setAsked(null)}>{text('checklist.confirm.no')}</button>
      </div>
    );
  }

  return (
    <div class="choices" role="group" aria-label={text('choices')} ref={group} onKeyDown={move}>
      {choices.map((choice, number) => (
        <button type="button" class="chip" key={choice.title} tabIndex={number === at ? 0 : -1} onFocus={() => setAt(number)} onClick={() => press(choice)}>{choice.title}</button>
      ))}
    </div>
  );
}
