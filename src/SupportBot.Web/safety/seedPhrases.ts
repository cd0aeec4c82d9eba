import { characters as encodedCharacters, words as encodedWords } from 'generated:word-lists';
import { Candidate } from './candidate.ts';
import { matches, patterns } from './patterns.ts';

const SHORTEST = 12;
const SHORTEST_HAN = 10;
const SHORTEST_LABELLED = 6;
const SHORTEST_MISTYPED = 11;
const MOST_MISTAKES = 2;

// As in encoding.mjs.
const FIRST_PRINTABLE = 0x20;

let list: ReadonlySet<string> | undefined;

/** Finds seed phrases: an unbroken run of at least twelve words of a BIP-39 list (see SeedPhrases in Runtime). */
export function findSeedPhrases(text: string, announced = false): Candidate[] {
  const found: Candidate[] = [];
  const words = [...text.matchAll(patterns['SeedPhrases.Word'])].map((match) => ({ text: match[0], start: match.index }));
  const run = (first: number): number => {
    let count = 0;
    while (isListed(words[first + count]?.text)) count++;
    return count;
  };

  for (let first = 0; first < words.length;) {
    const word = words[first] as (typeof words)[number];
    const unbroken = run(first);
    let count = unbroken;
    if (unbroken > 0 && unbroken < (word.text < '\x80' ? SHORTEST : SHORTEST_HAN)) {
      count = announced || isLabelled(text, word.start) ? labelledRun(run, words.length, first, unbroken) : 0;
    }

    const last = words[first + count - 1];
    if (count > 0 && last) found.push(new Candidate(text, word.start, last.start + last.text.length));
    first += Math.max(count, unbroken + 1);
  }

  return found;
}

function labelledRun(run: (first: number) => number, words: number, first: number, unbroken: number): number {
  let count = unbroken;
  for (let mistakes = 0; mistakes < MOST_MISTAKES; mistakes++) {
    const more = first + count + 1 < words ? run(first + count + 1) : 0;
    count += more > 0 ? more + 1 : 0;
  }

  return count >= SHORTEST_MISTYPED ? count : unbroken >= SHORTEST_LABELLED ? unbroken : 0;
}

function isLabelled(text: string, start: number): boolean {
  return matches(patterns['SeedPhrases.Label'], new Candidate(text, start, start).before(60));
}

function isListed(word: string | undefined): boolean {
  list ??= new Set([...decodeWords(encodedWords), ...decodeCharacters(encodedCharacters)]);
  return word !== undefined && list.has(word.toLowerCase());
}

function decodeWords(encoded: string): string[] {
  let before = '';
  return Array.from(encoded.matchAll(/(\d)([a-z]*)/g), ([, shared, rest]) => (before = before.slice(0, Number(shared)) + rest));
}

function decodeCharacters(encoded: string): string[] {
  let code = 0;
  return Array.from(encoded, (distance) => String.fromCodePoint((code += (distance.codePointAt(0) as number) - FIRST_PRINTABLE)));
}
