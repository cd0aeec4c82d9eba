import { useEffect, useRef, useState } from 'preact/hooks';
import { useDesk } from '../view/hooks.ts';

/** Nothing is read more often than this, however much is heard. */
const PAUSE = 2000;

/** What the server says to a GET, read again whenever something is heard of cases. What was read last stays when a reading fails. */
export function useLive<Answer>(path: string): { readonly answer: Answer | null; readonly hasFailed: boolean; readonly readAt: number } {
  const desk = useDesk();
  const { heard, locale, line } = desk.state;
  const [got, setGot] = useState<{ answer: Answer | null; hasFailed: boolean; readAt: number }>({ answer: null, hasFailed: false, readAt: 0 });
  const began = useRef(0);
  const isGone = useRef(false);

  useEffect(() => {
    const read = (): void => {
      began.current = Date.now();
      desk.api.get<Answer>(path).then(
        (answer) => { if (!isGone.current) setGot({ answer, hasFailed: false, readAt: desk.now }); },
        () => { if (!isGone.current) setGot((before) => ({ ...before, hasFailed: true })); },
      );
    };
    const timer = setTimeout(read, Math.max(0, began.current + PAUSE - Date.now()));
    return () => clearTimeout(timer);
  }, [path, heard, locale, line]);

  useEffect(() => () => { isGone.current = true; }, []);
  return got;
}
