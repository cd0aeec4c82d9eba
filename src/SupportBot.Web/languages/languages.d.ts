declare module 'generated:languages' {
  import type { Language } from './language.ts';
  const languages: Record<string, Language>;
  export default languages;
}

declare module 'generated:languages/launcher' {
  export { default } from 'generated:languages';
}

declare module 'generated:languages/desk' {
  const languages: Record<string, { readonly name: string; readonly direction: 'ltr' | 'rtl'; readonly texts: Readonly<Record<string, string>> }>;
  export default languages;
}

declare module 'generated:word-lists' {
  export const words: string;
  export const characters: string;
}
