import type { JSX } from 'preact';
import { useChat, useText } from './hooks.ts';

interface ChecklistProps {
  readonly id: string;
  readonly points: readonly { readonly id: string; readonly text: string }[];
  readonly isOpen: boolean;
}

/** The checklist as check boxes. What is ticked stays on this device; the answer below is what the assistant hears. */
export function Checklist({ id, points, isOpen }: ChecklistProps): JSX.Element {
  const chat = useChat();
  const text = useText();
  const ready = points.filter((point) => chat.state.ticks.includes(`${id}/${point.id}`)).length;
  const left = points.length - ready;
  return (
    <fieldset class="checklist">
      <legend class="unseen">{text('checklist')}</legend>
      {points.map((point) => (
        <label key={point.id}>
          <input type="checkbox" checked={chat.state.ticks.includes(`${id}/${point.id}`)} disabled={!isOpen}
            onChange={(event) => chat.tick(`${id}/${point.id}`, event.currentTarget.checked)} />
          <span>{point.text}</span>
        </label>
      ))}
      <p class="count">
        <strong>{text('checklist.count', { count: ready, total: points.length })}</strong>{' · '}
        {left === 0 ? text('checklist.all') : left === 1 ? text('checklist.left.one') : text('checklist.left', { count: left })}
      </p>
    </fieldset>
  );
}
