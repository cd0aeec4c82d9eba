import type { JSX, RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import type { CannedReply } from '../model/wire.ts';
import { useText } from '../view/hooks.ts';
import { Icon } from '../view/icon.tsx';

interface CannedProps {
  readonly replies: readonly CannedReply[];
  readonly query: string;
  readonly box: RefObject<HTMLTextAreaElement | null>;
  readonly onTake: (reply: CannedReply) => void;
  readonly onClose: () => void;
}

/** Replies that are ready to be sent, filled from the case. The focus stays in the message box, whose keys move the choice. */
export function Canned({ replies, query, box, onTake, onClose }: CannedProps): JSX.Element {
  const text = useText();
  const [at, setAt] = useState(0);
  const words = query.trim().toLowerCase();
  const found = replies.filter(({ name, text: reply }) => `${name}\n${reply}`.toLowerCase().includes(words));
  const chosen = found[Math.min(at, found.length - 1)];

  useLayoutEffect(() => setAt(0), [query]);

  useLayoutEffect(() => document.getElementById(`canned-${chosen?.id}`)?.scrollIntoView({ block: 'nearest' }), [chosen]);

  // Right with the drawing, so that quick fingers do not take the choice before.
  useLayoutEffect(() => {
    const field = box.current;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.isComposing) return;
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') setAt((now) => Math.max(0, Math.min(found.length - 1, now + (event.key === 'ArrowDown' ? 1 : -1))));
      else if (event.key === 'Enter' && chosen) onTake(chosen);
      else if (event.key === 'Escape') onClose();
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
    field?.addEventListener('keydown', onKeyDown);
    field?.setAttribute('aria-controls', 'canned');
    if (chosen) field?.setAttribute('aria-activedescendant', `canned-${chosen.id}`);
    return () => {
      field?.removeEventListener('keydown', onKeyDown);
      field?.removeAttribute('aria-activedescendant');
      field?.removeAttribute('aria-controls');
    };
  });

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
