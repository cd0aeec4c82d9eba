import type { Entry, Note } from './wire.ts';

/** One thing in the timeline. */
export type Item =
  | { readonly kind: 'day'; readonly key: string; readonly at: number }
  | { readonly kind: 'entry'; readonly key: string; readonly entry: Entry }
  | { readonly kind: 'note'; readonly key: string; readonly note: Note }
  | { readonly kind: 'fold'; readonly key: string; readonly entries: readonly Entry[]; readonly questions: number; readonly turns: number };

/** The log with new entries in it: by sequence, each once. */
export function merge(log: readonly Entry[], entries: readonly Entry[]): readonly Entry[] {
  if (entries.length === 0) return log;
  const all = new Map(log.map((entry) => [entry.sequence, entry]));
  for (const entry of entries) all.set(entry.sequence, entry);
  return [...all.values()].sort((a, b) => a.sequence - b.sequence);
}

/**
 * What the timeline shows. Of the talk with the assistant one line is left: its turns, and the answers that the customer gave by pressing a
 * button. What customers wrote themselves always stands. `open` names folds that are to be shown in full, or is true for all.
 */
export function arrange(log: readonly Entry[], notes: readonly Note[], open: ReadonlySet<string> | true): readonly Item[] {
  const items: Item[] = [];
  let day = '';
  let fold: Entry[] = [];
  let offered: readonly string[] = [];
  const mark = (at: string): void => {
    const date = new Date(at);
    const name = date.toDateString();
    if (name === day) return;
    day = name;
    items.push({ kind: 'day', key: `day-${at}`, at: date.getTime() });
  };
  const close = (): void => {
    const [first] = fold;
    if (!first) return;
    const key = `fold-${first.sequence}`;
    const entries = fold;
    fold = [];
    mark(first.at);
    if (open === true || open.has(key)) {
      for (const entry of entries) {
        mark(entry.at);
        items.push({ kind: 'entry', key: entry.id, entry });
      }
    } else items.push({ kind: 'fold', key, entries, questions: questionsOf(entries), turns: turnsOf(entries) });
  };
  const waiting = [...notes];
  const before = (at: string): void => {
    while (waiting[0] && Date.parse(waiting[0].at) < Date.parse(at)) {
      close();
      const note = waiting.shift() as Note;
      mark(note.at);
      items.push({ kind: 'note', key: `note-${note.id}`, note });
    }
  };
  for (const entry of log) {
    before(entry.at);
    if (entry.kind === 'assistant' || (entry.kind === 'customer' && fold.length > 0 && offered.includes(entry.text ?? ''))) {
      fold.push(entry);
    } else {
      close();
      mark(entry.at);
      items.push({ kind: 'entry', key: entry.id, entry });
    }

    if (entry.kind !== 'system') offered = entry.choices ?? [];
  }

  close();
  before('9999-12-31T00:00:00Z');
  return items;
}

/** How many of the assistant's turns asked for an answer. */
function questionsOf(entries: readonly Entry[]): number {
  return entries.filter(({ kind, choices }) => kind === 'assistant' && choices && choices.length > 0).length;
}

/** How often the assistant spoke; what it says in one go counts once. */
function turnsOf(entries: readonly Entry[]): number {
  return entries.filter(({ kind }, at) => kind === 'assistant' && entries[at - 1]?.kind !== 'assistant').length;
}

/** The fold in which an entry lies, by its key; null where it is on the screen anyway. */
export function foldOf(items: readonly Item[], sequence: number): string | null {
  return items.find((item) => item.kind === 'fold' && item.entries.some((entry) => entry.sequence === sequence))?.key ?? null;
}

/** What has become of an agent's message that is in the log. */
export function stateOf(sequence: number, { delivered, seen }: { readonly delivered: number; readonly seen: number }): 'sent' | 'delivered' | 'seen' {
  return sequence <= seen ? 'seen' : sequence <= delivered ? 'delivered' : 'sent';
}

/** The newest thing that the customer wrote, changed or deleted; 0 before there was any. */
export function latestOfCustomer(log: readonly Entry[]): number {
  return log.findLast((entry) => entry.kind === 'customer' || changeOf(entry) !== null)?.sequence ?? 0;
}

/** What became of a message after it was sent: the customer changed or deleted it; null where it stands as it is. */
export function fateOf(log: readonly Entry[], sequence: number): 'changed' | 'deleted' | null {
  const last = log.findLast((entry) => entry.event?.of === sequence && changeOf(entry) !== null);
  return last ? changeOf(last) : null;
}

function changeOf({ kind, event }: Entry): 'changed' | 'deleted' | null {
  return kind === 'system' && (event?.name === 'changed' || event?.name === 'deleted') ? event.name : null;
}
