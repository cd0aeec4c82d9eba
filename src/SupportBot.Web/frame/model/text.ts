import languages from 'generated:languages';
import { fill, type Language, type TextId } from '../../languages/language.ts';
import { kinds, type SecretKind } from '../../safety/detectors.ts';

/** The locales that the widget speaks. */
export const locales = Object.keys(languages);

export function languageOf(locale: string): Language {
  return languages[locale] ?? (languages['en'] as Language);
}

/** Gives the texts of one locale. */
export type Translate = (id: TextId, values?: Readonly<Record<string, string | number>>) => string;

export function translator(locale: string): Translate {
  const { texts } = languageOf(locale);
  return (id, values) => fill(texts[id], values);
}

/** The same as {@link translator}, for ids that are put together from what the bot sends; null where there is no such text. */
export function find(locale: string, id: string): string | null {
  return (languageOf(locale).texts as Record<string, string>)[id] ?? null;
}

/** What stands for a removed secret. */
export function placeholders(locale: string): Record<SecretKind, string> {
  const translate = translator(locale);
  return Object.fromEntries(kinds.map((kind) => [kind, translate(`placeholder.${kind}`)])) as Record<SecretKind, string>;
}
