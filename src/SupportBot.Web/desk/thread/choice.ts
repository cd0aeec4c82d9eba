import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';

/**
 * The choice in a list that belongs to a text box. The focus stays in the box, whose keys move the choice, take it, or close the list.
 * Rows of the list have the ids `{list}-{id}`.
 */
export function useChoice<Thing extends { readonly id: string }>(
  list: string, box: RefObject<HTMLTextAreaElement | null>, found: readonly Thing[], query: string, onTake: (thing: Thing) => void, onClose: () => void,
): Thing | undefined {
  const [at, setAt] = useState(0);
  const chosen = found[Math.min(at, found.length - 1)];

  useLayoutEffect(() => setAt(0), [query]);

  useLayoutEffect(() => document.getElementById(`${list}-${chosen?.id}`)?.scrollIntoView({ block: 'nearest' }), [chosen]);

  // Right with the drawing, so that quick fingers do not take the choice before.
  useLayoutEffect(() => {
    const field = box.current;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.isComposing || event.ctrlKey || event.metaKey) return;
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') setAt((now) => Math.max(0, Math.min(found.length - 1, now + (event.key === 'ArrowDown' ? 1 : -1))));
      else if (event.key === 'Enter' && chosen) onTake(chosen);
      else if (event.key === 'Escape') onClose();
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
    field?.addEventListener('keydown', onKeyDown);
    field?.setAttribute('aria-controls', list);
    if (chosen) field?.setAttribute('aria-activedescendant', `${list}-${chosen.id}`);
    return () => {
      field?.removeEventListener('keydown', onKeyDown);
      field?.removeAttribute('aria-activedescendant');
      field?.removeAttribute('aria-controls');
    };
  });

  return chosen;
}
