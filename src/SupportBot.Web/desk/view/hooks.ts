import { createContext } from 'preact';
import { useContext, useEffect, useLayoutEffect, useReducer, useState } from 'preact/hooks';
import type { Desk } from '../model/desk.ts';
import type { DeskState } from '../model/state.ts';
import { type Translate, translator } from '../model/text.ts';

export const DeskContext = createContext<Desk>(undefined as never);

export function useDesk(): Desk {
  return useContext(DeskContext);
}

/** The desk's state; draws again when it changes. */
export function useDeskState(desk: Desk): DeskState {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const drawn = desk.state;
  useLayoutEffect(() => {
    if (desk.state !== drawn) redraw(undefined);
    return desk.store.subscribe(() => redraw(undefined));
  }, [desk]);
  return desk.state;
}

export function useText(): Translate {
  return translator(useDesk().state.locale);
}

/** The time by the server's clock; draws again every so often. */
export function useNow(milliseconds = 1000): number {
  const desk = useDesk();
  const [now, setNow] = useState(desk.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(desk.now), milliseconds);
    return () => clearInterval(timer);
  }, [milliseconds]);
  return Math.max(now, desk.now - milliseconds);
}

/** What the server says to a GET, read again when `key` changes; undefined until it is there, null when it failed. */
export function useAnswer<Answer>(path: string, key: unknown = null): Answer | null | undefined {
  const desk = useDesk();
  const [answer, setAnswer] = useState<Answer | null | undefined>(undefined);
  useEffect(() => {
    let isCurrent = true;
    desk.api.get<Answer>(path).then((value) => isCurrent && setAnswer(value), () => isCurrent && setAnswer(null));
    return () => { isCurrent = false; };
  }, [path, key]);
  return answer;
}

/** Matches a media query, and draws again when that changes. */
export function useMedia(query: string): boolean {
  const [matches, setMatches] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const media = matchMedia(query);
    const listen = (): void => setMatches(media.matches);
    listen();
    media.addEventListener('change', listen);
    return () => media.removeEventListener('change', listen);
  }, [query]);
  return matches;
}
