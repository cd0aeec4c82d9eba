declare module 'generated:languages' {
  import type { Language } from './language.ts';
  const languages: Record<string, Language>;
  export default languages;
}

declare module 'generated:languages/launcher' {
  export { default } from 'generated:languages';
}

declare module 'generated:word-lists' {
  export const words: string;
  export const characters: string;
}
