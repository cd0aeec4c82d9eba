import type { JSX } from 'preact';
import type { Activity } from '../model/activity.ts';
import { blocks, type Piece } from '../model/richText.ts';
import type { Entry } from '../model/turns.ts';
import { Checklist } from './checklist.tsx';
import { useText } from './hooks.ts';
import { Time } from './time.tsx';

/** What the assistant said in one go. */
export function AssistantTurn({ turn, isLast }: { turn: Entry & { kind: 'assistant' }; isLast: boolean }): JSX.Element {
  const text = useText();
  return (
    <div class="turn assistant" data-turn="assistant" tabIndex={-1}>
      <p class="who">{text('assistant')} <Time at={turn.at} /></p>
      {turn.bubbles.map((bubble) => <Bubble key={bubble.id} activity={bubble} isOpen={isLast} />)}
    </div>
  );
}

function Bubble({ activity, isOpen }: { activity: Activity; isOpen: boolean }): JSX.Element {
  const text = useText();
  const points = activity.channelData?.supportBot?.checklist;
  return (
    <div class="bubble" lang={activity.locale} dir="auto">
      <span class="unseen">{text('assistant')}: </span>
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
