import type { JSX, RefObject } from 'preact';
import type { CannedReply } from '../model/wire.ts';
import { useText } from '../view/hooks.ts';
import { Icon } from '../view/icon.tsx';
import { useChoice } from './choice.ts';

interface CannedProps {
  readonly replies: readonly CannedReply[];
  readonly query: string;
  readonly box: RefObject<HTMLTextAreaElement | null>;
  readonly onTake: (reply: CannedReply) => void;
  readonly onClose: () => void;
}

/** Replies that are ready to be sent, filled from the case. */
export function Canned({ replies, query, box, onTake, onClose }: CannedProps): JSX.Element {
  const text = useText();
  const words = query.trim().toLowerCase();
  const found = replies.filter(({ name, text: reply }) => `${name}\n${reply}`.toLowerCase().includes(words));
  const chosen = useChoice('canned', box, found, query, onTake, onClose);
  return (
    <div id="canned" class="canned" role="listbox" aria-label={text('canned')}>
      {found.length === 0 && <p class="muted" role="option" aria-selected={false} aria-disabled>{text('canned.none')}</p>}
      {found.map((reply) => (
        <div key={reply.id} id={`canned-${reply.id}`} role="option" aria-selected={reply === chosen} class={reply.missing?.length ? 'lacking' : ''} onPointerDown={(event) => event.preventDefault()} onClick={() => onTake(reply)}>
          <strong>{reply.name}</strong>
          <span class="muted">{reply.text}</span>
          {reply.missing && reply.missing.length > 0 && <span class="lack"><Icon name="alert" />{text('canned.lacks', { values: reply.missing.map((name) => text.find(`variable.${name}`, name)).join(text('comma')) })}</span>}
        </div>
      ))}
    </div>
  );
}
