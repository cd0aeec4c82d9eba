import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { languageOf } from '../model/text.ts';
import type { Session } from '../model/wire.ts';
import { useAnswer, useDesk, useText } from '../view/hooks.ts';

/** The most cases that the server lets somebody take at a time. */
const MOST_CASES = 50;

/** Which cases the desk gives to an agent by itself, and how many at a time. Only where it gives cases. */
export function MyWork(): JSX.Element | null {
  const desk = useDesk();
  const text = useText();
  const [round, setRound] = useState(0);
  const session = useAnswer<Session>('session', round);
  const [capacity, setCapacity] = useState<string | null>(null);
  const [words, setWords] = useState<'work.saved' | 'refusal.unreachable' | null>(null);
  if (!session?.agent || !session.desk) return null;
  const { locales } = session;
  // None named means every one.
  const spoken = session.agent.languages ?? locales;
  const most = session.agent.capacity ?? null;

  const save = async (languages: readonly string[], number: number | null): Promise<void> => {
    setWords(null);
    const isAll = locales.every((locale) => languages.includes(locale));
    try {
      await desk.api.send('PUT', 'me/work', { languages: isAll ? null : languages, capacity: number });
      setWords('work.saved');
    } catch {
      setWords('refusal.unreachable');
    }

    setCapacity(null);
    setRound((before) => before + 1);
  };

  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    void save(spoken, (capacity ?? `${most ?? ''}`) === '' ? null : Number(capacity ?? most));
  };

  return (
    <section aria-labelledby="work">
      <h2 id="work">{text('work')}</h2>
      <p class="muted">{text('work.why')}</p>
      <fieldset>
        <legend class="label">{text('work.languages')}</legend>
        {locales.map((locale) => {
          const isOn = spoken.includes(locale);
          const next = isOn ? spoken.filter((name) => name !== locale) : [...spoken, locale];
          return (
            <label class="switch" key={locale}>
              <input type="checkbox" checked={isOn} disabled={next.length === 0} onChange={() => void save(next, most)} /><span lang={locale}>{languageOf(locale).name}</span>
            </label>
          );
        })}
      </fieldset>
      <form onSubmit={submit}>
        <label class="field narrow"><span>{text('work.capacity')}</span>
          <input type="number" min={1} max={MOST_CASES} step={1} placeholder={`${session.desk.casesPerAgent}`} value={capacity ?? `${most ?? ''}`} onInput={(event) => setCapacity(event.currentTarget.value)} />
        </label>
        <p class="muted">{text('work.capacity.why', { count: session.desk.casesPerAgent })}</p>
        <p class={words === 'refusal.unreachable' ? 'problem' : 'muted'} role="status">{words && text(words)}</p>
        <button type="submit" class="button">{text('work.save')}</button>
      </form>
    </section>
  );
}
