// What the bot tells customers, as the server reads it from the authored content.

export interface PlaybookEntry {
  readonly id: string;
  readonly text: string;
  readonly other: string;
  readonly facts: readonly string[];
}

export interface PlaybookPart {
  readonly id: string;
  /** When a remedy is taken; left out where it always is. */
  readonly for?: string;
  /** The station that follows a remedy. */
  readonly next?: string;
  readonly entries: readonly PlaybookEntry[];
}

export interface PlaybookReply {
  readonly id: string;
  readonly name: string;
  readonly text: string;
  readonly other: string;
  readonly missing: readonly string[];
}

export interface Playbook {
  readonly topic: string;
  readonly name: string;
  readonly otherName: string;
  readonly parts: readonly PlaybookPart[];
  readonly replies: readonly PlaybookReply[];
}

export interface PlaybookList {
  readonly locale: string;
  readonly localeName: string;
  readonly other: string;
  readonly otherName: string;
  readonly reasons: readonly Playbook[];
  readonly shared: readonly PlaybookPart[];
  readonly facts: readonly { readonly id: string; readonly statement: string }[];
}

/** Parts with those texts in which every word stands, in either language, the id or a fact's id; empty parts are left out. */
export function find(parts: readonly PlaybookPart[], query: string): readonly PlaybookPart[] {
  const words = query.toLowerCase().split(/\s+/).filter((word) => word !== '');
  const fits = ({ id, text, other, facts }: PlaybookEntry): boolean => {
    const all = `${id}\n${text}\n${other}\n${facts.join(' ')}`.toLowerCase();
    return words.every((word) => all.includes(word));
  };
  return parts.map((part) => ({ ...part, entries: part.entries.filter(fits) })).filter(({ entries }) => entries.length > 0);
}

/** How many texts there are. */
export function countEntries(parts: readonly PlaybookPart[]): number {
  return parts.reduce((sum, { entries }) => sum + entries.length, 0);
}

/** The facts that some parts state, by the order of their ids. */
export function factsOf({ facts }: PlaybookList, parts: readonly PlaybookPart[]): PlaybookList['facts'] {
  const stated = new Set(parts.flatMap(({ entries }) => entries.flatMap((entry) => entry.facts)));
  return facts.filter(({ id }) => stated.has(id)).sort((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true }));
}
