import languages from 'generated:languages/desk';
import { fill } from '../../languages/language.ts';
import type english from '../languages/en.json';
import type { Person } from './wire.ts';

/** Id of a text of the desk's own; English has them all, and a test holds the other languages to it. */
export type TextId = keyof typeof english.texts;

type Values = Readonly<Record<string, string | number>>;

/** Gives the texts of one locale. */
export interface Translate {
  (id: TextId, values?: Values): string;
  /** The text for `count` things: `{id}.one` where it is one. */
  count(id: TextId, count: number, values?: Values): string;
  /** The text with an id that is put together from what the server sends; `otherwise` where there is none. */
  find(id: string, otherwise: string, values?: Values): string;
}

export const locales = Object.keys(languages);

/** Texts of the desk itself, or those that only the pages beside it say. */
type Part = 'desk' | 'pages';

/** The texts that are there so far, by language. */
const known = new Map(Object.entries(languages).map(([locale, { first }]) => [locale, first]));

const fetching = new Map<string, Promise<void>>();

const fetched = new Set<string>();

/** Parts that are wanted in every language that is spoken from now on. */
const wanted = new Set<Part>(['desk']);

/** Fetches the texts of a language, unless they are there. Throws what `import` throws; then it may be tried again. */
export async function learn(locale: string, more?: Part): Promise<void> {
  if (more) wanted.add(more);
  await Promise.all([...wanted].map((part) => learnPart(locale, part)));
}

/** Whether the texts of a part are there in a language. */
export function isLearnt(locale: string, part: Part): boolean {
  return fetched.has(`${locale}/${part}`);
}

function learnPart(locale: string, part: Part): Promise<void> {
  const name = `${locale}/${part}`;
  const before = fetching.get(name);
  if (before) return before;
  const now = languageOf(locale)[part]().then(({ default: texts }) => {
    known.set(locale, { ...known.get(locale), ...texts });
    fetched.add(name);
  });
  fetching.set(name, now);
  now.catch(() => fetching.delete(name));
  return now;
}

export function languageOf(locale: string): (typeof languages)[string] {
  return languages[locale] ?? (languages['en'] as (typeof languages)[string]);
}

export function translator(locale: string): Translate {
  const texts: Readonly<Record<string, string>> = known.get(locale) ?? known.get('en') ?? {};
  const translate = (id: string, values?: Values): string => fill(texts[id] ?? id, values);
  return Object.assign(translate, {
    count: (id: string, count: number, values?: Values) => translate(count === 1 && `${id}.one` in texts ? `${id}.one` : id, { count, ...values }),
    find: (id: string, otherwise: string, values?: Values) => (id in texts ? translate(id, values) : otherwise),
  });
}

/** A name where the server may say a person or only a name. */
export function nameOfPerson(person: string | Person | undefined): string {
  return typeof person === 'string' ? person : person?.name ?? '';
}

/** How long something takes or took, in one unit. */
export function duration(translate: Translate, milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  if (seconds < 60) return translate.count('seconds', seconds);
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return translate.count('minutes', minutes);
  const hours = Math.round(minutes / 60);
  return hours < 48 ? translate.count('hours', hours) : translate.count('days', Math.round(hours / 24));
}
