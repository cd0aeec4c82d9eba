import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { changeable, type Conversation } from '../model/turns.ts';
import { AssistantTurn } from './assistantTurn.tsx';
import { Choices } from './choices.tsx';
import { CustomerMessage } from './customerMessage.tsx';
import { useChat, useLasting, useText } from './hooks.ts';
import { Icon } from './icon.tsx';
import { Rating } from './rating.tsx';
import { Safety } from './safety.tsx';

const NEAR = 80;

interface TimelineProps {
  readonly conversation: Conversation;
  readonly hasAnswered: boolean;
  readonly onChange: () => void;
}

/** Everything that scrolls: the log, and below it what can be answered now. */
export function Timeline({ conversation, hasAnswered, onChange }: TimelineProps): JSX.Element {
  const chat = useChat();
  const text = useText();
  const { entries, choices, closedBy } = conversation;
  const { loaded, outbox, online, status } = chat.state;
  const scroller = useRef<HTMLDivElement>(null);
  const awaitsAnswer = useRef(false);
  const [isBehind, setBehind] = useState(false);
  const isSlow = useLasting(!loaded, 400);
  const isWriting = useLasting(online && status === 'online' && outbox.some(({ state }) => state === 'queued'), 600);
  const last = entries.at(-1);
  const mine = changeable(entries);

  // A new turn is read from its beginning, so a long one does not scroll past its first line.
  useLayoutEffect(() => {
    const view = scroller.current;
    if (!view || !last) return;
    const turns = view.querySelectorAll<HTMLElement>('[data-turn]');
    const start = [...turns].findLast((turn) => turn.dataset['turn'] === 'customer') ?? turns[0];
    const bottom = view.scrollHeight - view.clientHeight;
    if (!isBehind || last.kind === 'customer') view.scrollTop = hasAnswered ? Math.min(bottom, (start?.offsetTop ?? bottom) - 12) : 0;
  }, [last?.id, last?.kind === 'assistant' ? last.bubbles.length : 0, loaded, choices.length]);

  // Whoever answered by keyboard goes on where the next answer is.
  useEffect(() => {
    if (!awaitsAnswer.current || last?.kind !== 'assistant') return;
    awaitsAnswer.current = false;
    const turns = scroller.current?.querySelectorAll<HTMLElement>('[data-turn]');
    (scroller.current?.querySelector<HTMLElement>('.choices button') ?? turns?.[turns.length - 1])?.focus({ preventScroll: true });
  }, [last?.id]);

  const onScroll = (): void => {
    const view = scroller.current;
    if (view) setBehind(view.scrollHeight - view.clientHeight - view.scrollTop > NEAR);
  };

  const answer = (title: string): void => {
    awaitsAnswer.current = true;
    chat.say(title);
  };

  const jump = (): void => {
    const view = scroller.current;
    if (view) view.scrollTop = view.scrollHeight;
  };

  return (
    <div class="stage">
      <div class="scroller" ref={scroller} onScroll={onScroll} tabIndex={-1}>
        {!hasAnswered && <Safety />}
        {isSlow && <div class="skeleton"><p>{text('loading')}</p><i /><i /><i /></div>}
        <div role="log" class="log" aria-label={text('log')} aria-live={loaded ? 'polite' : 'off'} aria-relevant="additions">
          {entries.map((entry) => (entry.kind === 'assistant'
            ? <AssistantTurn key={entry.id} turn={entry} isLast={entry === last} />
            : <CustomerMessage key={entry.id} message={entry} isLatest={entry === entries.findLast(({ kind }) => kind === 'customer')}
                onChange={entry.id === mine ? onChange : null} />))}
        </div>
        {isWriting && <p class="writing"><span>{text('writing')}</span><i aria-hidden="true" /><i aria-hidden="true" /><i aria-hidden="true" /></p>}
        {choices.length > 0 && <Choices key={last?.id} choices={choices} turn={last} onAnswer={answer} />}
        {closedBy !== null && hasAnswered && <Rating key={closedBy} closedBy={closedBy} />}
      </div>
      {isBehind && <button type="button" class="jump" aria-label={text('jump')} onClick={jump}><Icon name="down" /></button>}
    </div>
  );
}
