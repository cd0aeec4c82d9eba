declare module 'generated:languages' {
  import type { Language } from './language.ts';
  const languages: Record<string, Language>;
  export default languages;
}

declare module 'generated:languages/launcher' {
  export { default } from 'generated:languages';
}

/** The desk's languages: what must be said when nothing can be fetched, and how to fetch the rest, of the desk itself and of the pages beside it. */
declare module 'generated:languages/desk' {
  type Texts = Readonly<Record<string, string>>;
  interface DeskLanguage {
    readonly name: string;
    readonly direction: 'ltr' | 'rtl';
    readonly first: Texts;
    readonly desk: () => Promise<{ readonly default: Texts }>;
    readonly pages: () => Promise<{ readonly default: Texts }>;
  }

  const languages: Record<string, DeskLanguage>;
  export default languages;
}

declare module 'generated:word-lists' {
  export const words: string;
  export const characters: string;
}
