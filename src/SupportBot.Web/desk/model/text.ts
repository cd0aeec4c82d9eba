import languages from 'generated:languages/desk';
import { fill, type Language } from '../../languages/language.ts';
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

export function languageOf(locale: string): Pick<Language, 'name' | 'direction'> {
  return languages[locale] ?? (languages['en'] as Language);
}

export function translator(locale: string): Translate {
  const texts = (languages[locale] ?? languages['en'])?.texts as Record<string, string>;
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
