import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { isLearnt, learn } from '../model/text.ts';
import { useDesk } from './hooks.ts';

/** Why something is not there: nothing answers, the desk was updated since this page was opened, or another reason. */
export type Fault = 'unreachable' | 'updated' | 'failed';

/** A part of the desk that is fetched when it is wanted, together with its words. What could not be fetched may be wanted again. */
export class Later {
  private part: (() => JSX.Element | null) | null = null;

  constructor(private readonly load: () => Promise<() => JSX.Element | null>) {}

  /** The part, if it is there with the words of a language. */
  in(locale: string): (() => JSX.Element | null) | null {
    return isLearnt(locale, 'pages') ? this.part : null;
  }

  async fetch(locale: string): Promise<void> {
    [this.part] = await Promise.all([this.load(), learn(locale, 'pages')]);
  }
}

/** A part that is wanted now: itself once it is there, else what keeps it away and how to try again. */
export function useLater(later: Later): { readonly Part: (() => JSX.Element | null) | null; readonly fault: Fault | null; readonly again: () => void } {
  const desk = useDesk();
  const { locale, line } = desk.state;
  const [round, setRound] = useState(0);
  const [fault, setFault] = useState<Fault | null>(null);
  const Part = later.in(locale);
  const again = (): void => setRound((before) => before + 1);

  useEffect(() => {
    if (later.in(locale)) return;
    let isCurrent = true;
    const settle = (found: Fault | null): void => { if (isCurrent) setFault(found); };
    // Drawn again also where there was no fault before.
    later.fetch(locale).then(() => isCurrent && (setFault(null), again()), async () => settle(await findFault()));
    return () => { isCurrent = false; };
  }, [later, locale, round]);

  // What could not be reached is tried again when the server can be.
  useEffect(() => {
    if (fault === 'unreachable' && line === 'online') again();
  }, [fault, line]);

  return { Part, fault, again };
}

/** The desk's page names the script that it has now. */
async function findFault(): Promise<Fault> {
  const mine = document.querySelector('script[src]')?.getAttribute('src') ?? '';
  try {
    const answer = await fetch('/desk', { cache: 'no-store' });
    return answer.ok ? ((await answer.text()).includes(mine) ? 'failed' : 'updated') : 'unreachable';
  } catch {
    return 'unreachable';
  }
}
