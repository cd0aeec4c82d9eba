import type { JSX } from 'preact';
import type { Activity } from '../model/activity.ts';
import { blocks, type Piece } from '../model/richText.ts';
import type { Entry } from '../model/turns.ts';
import { Checklist } from './checklist.tsx';
import { useText } from './hooks.ts';
import { Icon } from './icon.tsx';
import { Time } from './time.tsx';

interface TurnProps {
  readonly turn: Entry & { kind: 'assistant' | 'agent' };
  readonly isLast: boolean;
  /** Id of the bubble that tells the place in line. */
  readonly lineId: string | null;
}

/** What the assistant or an agent said in one go. Who it was is told by name and picture, not by colour alone. */
export function AssistantTurn({ turn: { kind, name, at, bubbles }, isLast, lineId }: TurnProps): JSX.Element {
  const text = useText();
  const who = name === undefined ? text('assistant') : text('agent', { name });
  return (
    <div class={`turn ${kind}`} data-turn={kind} tabIndex={-1}>
      <p class="who"><Icon name={kind === 'agent' ? 'person' : 'bot'} />{who} <Time at={at} /></p>
      {bubbles.map((bubble) => <Bubble key={bubble.id} activity={bubble} who={who} isOpen={isLast} isLine={bubble.id === lineId} />)}
    </div>
  );
}

function Bubble({ activity, who, isOpen, isLine }: { activity: Activity; who: string; isOpen: boolean; isLine: boolean }): JSX.Element {
  const points = activity.channelData?.supportBot?.checklist;
  return (
    <div class={isLine ? 'bubble line' : 'bubble'} lang={activity.locale} dir="auto">
      {isLine && <Icon name="clock" />}
      <span class="unseen">{who}: </span>
      {points ? <Checklist id={activity.id} points={points} isOpen={isOpen} /> : blocks(activity.text ?? '').map((block, at) => (block.kind === 'list'
        ? <ol key={at}>{block.items.map((item, number) => <li key={number}><Pieces pieces={item} /></li>)}</ol>
        : <p key={at}><Pieces pieces={block.pieces} /></p>))}
    </div>
  );
}

/** Words and links, as text nodes: nothing that anyone wrote is ever read as markup. */
function Pieces({ pieces }: { pieces: readonly Piece[] }): JSX.Element {
  return (
    <>
      {pieces.map((piece) => (typeof piece === 'string' ? piece : <a href={piece.href} target="_blank" rel="noopener noreferrer">{piece.href.replace('https://', '')}</a>))}
    </>
  );
}
