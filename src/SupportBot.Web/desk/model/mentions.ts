import type { Note, Person } from './wire.ts';

const LONGEST = 40;

/** The name that is being written after an `@`, up to the caret. */
export interface Call {
  /** Where the `@` stands. */
  readonly from: number;
  readonly query: string;
}

/** Whether somebody is being called at the caret: an `@` that begins a word, and no line's end since. */
export function callAt(text: string, caret: number): Call | null {
  const from = text.lastIndexOf('@', caret - 1);
  if (from < 0 || caret - from > LONGEST || /[\p{Script=Latin}\d]/u.test(text[from - 1] ?? '')) return null;
  const query = text.slice(from + 1, caret);
  return /[\n@]|^\s/.test(query) ? null : { from, query };
}

/** Colleagues whose name begins with what was written, or has a word that does. */
export function matching<Someone extends Person>(colleagues: readonly Someone[], query: string): readonly Someone[] {
  const words = query.toLowerCase();
  const rank = ({ name }: Person): number => (name.toLowerCase().startsWith(words) ? 0 : ` ${name.toLowerCase()}`.includes(` ${words}`) ? 1 : 2);
  return colleagues.filter((colleague) => rank(colleague) < 2).sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name));
}

/** The text with the whole name in it, and where the caret goes. */
export function put(text: string, { from, query }: Call, name: string): { text: string; caret: number } {
  const rest = text.slice(from + 1 + query.length);
  const called = `@${name}${/^\s/.test(rest) ? '' : ' '}`;
  return { text: text.slice(0, from) + called + rest, caret: from + called.length + (/^\s/.test(rest) ? 1 : 0) };
}

/** A note's words, with those that call somebody apart. */
export function partsOf({ text, mentions }: Pick<Note, 'text' | 'mentions'>): readonly { readonly text: string; readonly person?: Person }[] {
  const people = [...(mentions ?? [])].sort((a, b) => b.name.length - a.name.length);
  const parts: { text: string; person?: Person }[] = [];
  let begin = 0;
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const person = people.find(({ name }) => text.slice(at + 1, at + 1 + name.length).toLowerCase() === name.toLowerCase());
    if (!person || at < begin) continue;
    const end = at + 1 + person.name.length;
    parts.push({ text: text.slice(begin, at) }, { text: text.slice(at, end), person });
    begin = end;
  }

  return [...parts, { text: text.slice(begin) }].filter((part) => part.text !== '');
}
