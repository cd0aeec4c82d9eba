import type { JSX, RefObject } from 'preact';
import { matching } from '../model/mentions.ts';
import type { Colleague } from '../model/wire.ts';
import { useAnswer, useDesk, useText } from '../view/hooks.ts';
import { useChoice } from './choice.ts';

interface ColleaguesProps {
  readonly query: string;
  readonly box: RefObject<HTMLTextAreaElement | null>;
  readonly onTake: (colleague: Colleague) => void;
  readonly onClose: () => void;
}

/** Colleagues whom a note can call. */
export function Colleagues({ query, box, onTake, onClose }: ColleaguesProps): JSX.Element | null {
  const text = useText();
  const { me } = useDesk().state;
  const answer = useAnswer<{ agents: readonly Colleague[] }>('agents');
  const found = matching((answer?.agents ?? []).filter(({ id }) => id !== me?.id), query);
  const chosen = useChoice('colleagues', box, found, query, onTake, onClose);
  // Behind a name that is complete the list would only be in the way.
  if (answer && found.length === 0 && /\s/.test(query)) return null;
  return (
    <>
      <p class="unseen" role="status">{answer && text.count('mention.found', found.length)}</p>
      <div id="colleagues" class="canned people" role="listbox" aria-label={text('mention')}>
        {found.length === 0 && <p class="muted" role="option" aria-selected={false} aria-disabled>{text(answer === undefined ? 'loading' : answer === null ? 'refusal.unreachable' : 'mention.none')}</p>}
        {found.map((colleague) => (
          <div key={colleague.id} id={`colleagues-${colleague.id}`} role="option" aria-selected={colleague === chosen} onPointerDown={(event) => event.preventDefault()} onClick={() => onTake(colleague)}>
            <span><span class={`presence ${colleague.status === 'online' ? 'here' : colleague.status === 'away' ? 'gone' : 'unknown'}`} /> <strong>{colleague.name}</strong> <span class="muted">· {text(`status.${colleague.status}`)}</span></span>
          </div>
        ))}
      </div>
    </>
  );
}
