import source from './patterns.json';

/** Name of one of the server's patterns: class and method. */
export type PatternName = keyof typeof source.ignoringCase | keyof typeof source.exact;

/** The words that follow "password" in talk about passwords. */
export const talkWords: ReadonlySet<string> = new Set(source.talkWords.split(' '));

/** The server's patterns as this browser writes them. Each carries positions, and steps on from `lastIndex`. */
export const patterns = {
  ...compile(source.ignoringCase, 'dgi'),
  ...compile(source.exact, 'dg'),
};

function compile<Name extends string>(group: Record<Name, string>, flags: string): Record<Name, RegExp> {
  const entries = Object.entries<string>(group).map(([name, pattern]) => [name, translate(pattern, flags)] as const);
  return Object.fromEntries(entries) as Record<Name, RegExp>;
}

/** Writes a .NET pattern in JavaScript: anchors, class subtraction, an inline option, and one name used twice. */
export function translate(pattern: string, flags: string): RegExp {
  let named = 0;
  const translated = pattern
    .replaceAll('\\A', '^')
    .replaceAll('\\z', '$')
    .replace(/\[((?:\\.|[^\]\\[])*)-\[([^\]]*)\]\]/g, '(?:(?![$2])[$1])')
    .replace(/\(\?<value>/g, () => `(?<value${named++ || ''}>`);
  // The only pattern with this option ignores case nowhere else in effect: all its other letters stand there in both cases.
  const exact = translated.includes('(?-i:');
  const unicode = translated.includes('\\p{') ? 'u' : '';
  return new RegExp(translated.replaceAll('(?-i:', '(?:'), (exact ? flags.replace('i', '') : flags) + unicode);
}

/** Whether the pattern matches anywhere in `text`. */
export function matches(pattern: RegExp, text: string): boolean {
  pattern.lastIndex = 0;
  return pattern.test(text);
}
