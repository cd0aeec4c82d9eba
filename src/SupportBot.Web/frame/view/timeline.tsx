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
  /** Set when an answer was pressed, whose button may be gone by the time the bot replies. */
  readonly awaitsAnswer: { current: boolean };
  readonly onAnswer: (words: string) => void;
  readonly onChange: () => void;
}

/** Everything that scrolls: the log, and below it what can be answered now. */
export function Timeline({ conversation, hasAnswered, awaitsAnswer, onAnswer, onChange }: TimelineProps): JSX.Element {
  const chat = useChat();
  const text = useText();
  const { entries, choices, closedBy, owner, agent, resolved, lineId } = conversation;
  const { loaded, outbox, online, status, writer, rated } = chat.state;
  const scroller = useRef<HTMLDivElement>(null);
  const [isBehind, setBehind] = useState(false);
  const isSlow = useLasting(!loaded, 400);
  const isWriting = useLasting(owner !== 'agent' && online && status === 'online' && outbox.some(({ state }) => state === 'queued'), 600);
  const last = entries.at(-1);
  const mine = owner === 'agent' ? null : changeable(entries);

  const jump = (): void => {
    const view = scroller.current;
    if (view) view.scrollTop = view.scrollHeight;
  };

  // A new turn is read from its beginning, so a long one does not scroll past its first line. What answers the customer stands under the question.
  useLayoutEffect(() => {
    const view = scroller.current;
    if (!view || !last) return;
    const turns = view.querySelectorAll<HTMLElement>('[data-turn]');
    const isReply = entries.at(-2)?.kind === 'customer';
    const start = [...turns].findLast((turn) => !isReply || turn.dataset['turn'] === 'customer') ?? turns[0];
    const bottom = view.scrollHeight - view.clientHeight;
    if (!isBehind || last.kind === 'customer') view.scrollTop = !hasAnswered ? 0 : last.kind === 'agent' ? bottom : Math.min(bottom, (start?.offsetTop ?? bottom) - 12);
  }, [last?.id, last && last.kind !== 'customer' ? last.bubbles.length : 0, loaded, choices.length]);

  useLayoutEffect(() => {
    if (writer !== null && !isBehind) jump();
  }, [writer]);

  // What an agent wrote counts as seen once its last bubble is where the customer looks: at the end, or just before.
  const words = isBehind ? undefined : entries.slice(-2).findLast(({ kind }) => kind === 'agent');
  const spoken = words?.kind === 'agent' ? words.bubbles.at(-1)?.id : undefined;
  useEffect(() => {
    if (spoken) chat.look(spoken);
  }, [spoken]);

  // Whoever answered by keyboard goes on where the next answer is.
  useEffect(() => {
    if (!awaitsAnswer.current || !last || last.kind === 'customer') return;
    awaitsAnswer.current = false;
    const turns = scroller.current?.querySelectorAll<HTMLElement>('[data-turn]');
    (scroller.current?.querySelector<HTMLElement>('.choices button') ?? turns?.[turns.length - 1])?.focus({ preventScroll: true });
  }, [last?.id]);

  const onScroll = (): void => {
    const view = scroller.current;
    if (view) setBehind(view.scrollHeight - view.clientHeight - view.scrollTop > NEAR);
  };

  return (
    <div class="stage">
      <div class="scroller" ref={scroller} onScroll={onScroll} tabIndex={-1}>
        {!hasAnswered && <Safety />}
        {isSlow && <div class="skeleton"><p>{text('loading')}</p><i /><i /><i /></div>}
        <div role="log" class="log" aria-label={text('log')} aria-live={loaded ? 'polite' : 'off'} aria-relevant="additions">
          {entries.map((entry) => (entry.kind !== 'customer'
            ? <AssistantTurn key={entry.id} turn={entry} isLast={entry === last} lineId={lineId} />
            : <CustomerMessage key={entry.id} message={entry} isLatest={entry === entries.findLast(({ kind }) => kind === 'customer')}
                onChange={entry.id === mine ? onChange : null} />))}
        </div>
        {isWriting && <Writing who={text('writing')} />}
        {writer !== null && owner === 'agent' && <Writing who={text('writing.agent', { name: writer })} />}
        {choices.length > 0 && <Choices key={last?.id} choices={choices} turn={last} onAnswer={onAnswer} />}
        {resolved !== null && <Rating key={resolved} id={resolved} agent={agent} part={{ of: 'agent', case: resolved }} />}
        {closedBy !== null && hasAnswered && (resolved === null || rated.includes(resolved)) && <Rating key={closedBy} id={closedBy} agent={null} />}
      </div>
      {isBehind && <button type="button" class="jump" aria-label={text('jump')} onClick={jump}><Icon name="down" /></button>}
    </div>
  );
}

function Writing({ who }: { who: string }): JSX.Element {
  return <p class="writing"><span>{who}</span><i aria-hidden="true" /><i aria-hidden="true" /><i aria-hidden="true" /></p>;
}
