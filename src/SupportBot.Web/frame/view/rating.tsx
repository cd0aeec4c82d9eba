import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useChat, useText } from './hooks.ts';
import { Face } from './icon.tsx';
import { save } from '../model/transcript.ts';

const scores = [4, 3, 2, 1] as const;

interface RatingProps {
  /** What is noted as rated. */
  readonly id: string;
  /** The agent whose part is rated; null rates the assistant. */
  readonly agent: string | null;
  readonly part?: { readonly of: 'agent'; readonly case: string };
}

/** Asks once, at the end of the way or of an agent's part. One press is enough, and skipping is final. */
export function Rating({ id, agent, part }: RatingProps): JSX.Element | null {
  const chat = useChat();
  const text = useText();
  const [score, setScore] = useState<number | null>(null);
  const [comment, setComment] = useState('');
  const [isDone, setDone] = useState(false);
  const card = useRef<HTMLDivElement>(null);
  useEffect(() => card.current?.scrollIntoView({ block: 'nearest' }), [score]);
  if (isDone) return <p class="rating" role="status">{text('rating.thanks')}</p>;
  if (chat.state.rated.includes(id)) return null;

  const rate = (chosen: number): void => {
    setScore(chosen);
    chat.rate(id, chosen, undefined, part);
  };
  const send = (): void => {
    if (score !== null && comment.trim()) chat.rate(id, score, comment.trim(), part);
    else chat.closeRating(id);
    setDone(true);
  };

  return (
    <div class="rating" ref={card} role="group" aria-labelledby="rating">
      <p id="rating">{agent === null ? text('rating') : text('rating.agent', { name: agent })}</p>
      <div class="faces">
        {scores.map((value) => (
          <button type="button" key={value} aria-pressed={score === value} onClick={() => rate(value)}><Face score={value} /><span>{text(`rating.${value}`)}</span></button>
        ))}
      </div>
      {score !== null && (
        <label>
          <span>{text('rating.comment')}</span>
          <textarea rows={2} maxLength={1000} value={comment} onInput={(event) => setComment(event.currentTarget.value)} />
        </label>
      )}
      <p class="actions">
        {score !== null && <button type="button" class="chip strong" onClick={send}>{text('rating.send')}</button>}
        {score === null && <button type="button" class="link" onClick={() => chat.closeRating(id)}>{text('rating.skip')}</button>}
        <button type="button" class="link" onClick={() => save(chat.state)}>{text('menu.download')}</button>
      </p>
    </div>
  );
}
