import type english from './en.json';

/** Id of a text of the widget's own; English has them all, and a test holds the other languages to it. */
export type TextId = keyof typeof english.texts;

/** One language file. */
export interface Language {
  readonly name: string;
  readonly direction: 'ltr' | 'rtl';
  readonly texts: Readonly<Record<TextId, string>>;
}

/** The best of `available` for a list of wishes such as `['zh-TW', 'en']`; the first of English otherwise. */
export function chooseLocale(available: readonly string[], wishes: readonly (string | null | undefined)[]): string {
  for (const wish of wishes) {
    const wished = wish?.toLowerCase();
    const found = wished
      && (available.find((locale) => locale.toLowerCase() === wished)
        ?? available.find((locale) => locale.toLowerCase().split('-')[0] === wished.split('-')[0]));
    if (found) return found;
  }
  return 'en';
}

/** The text with the values of its braces filled in. */
export function fill(text: string, values: Readonly<Record<string, string | number>> = {}): string {
  return text.replace(/\{(\w+)\}/g, (brace, name: string) => String(values[name] ?? brace));
}
