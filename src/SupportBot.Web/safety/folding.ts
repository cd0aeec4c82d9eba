/** Stands for each character of a secret found in this pass. */
export const CLAIMED = '\uE000';

/** Stands for a whole placeholder that is already in the text. */
export const SETTLED = '\uE001';

/** A message as the detectors read it; `starts[i]` is where its character `i` begins in the original. */
export interface FoldedText {
  readonly text: string;
  readonly starts: readonly number[];
}

const INVISIBLE = /^[\p{Cf}\p{Mn}\p{Me}]$/u;
const DIGIT = /^\p{Nd}$/u;
const DASH = /^[\p{Pd}\u2212\u2043\uFE63]$/u;
const SPACE = /^\p{Zs}$/u;
const BREAK = /^[\p{Zl}\p{Zp}]$/u;

/** Full-width forms, digits of other scripts, exotic dashes and spaces become plain ASCII; what shows nothing goes. */
export function fold(original: string, placeholders: readonly string[]): FoldedText {
  let text = '';
  const starts: number[] = [];
  const append = (characters: string, position: number): void => {
    for (let i = 0; i < characters.length; i++) starts.push(position + i);
    text += characters;
  };

  for (let position = 0; position < original.length;) {
    const placeholder = placeholders.find((standing) => standing && original.startsWith(standing, position));
    if (placeholder) {
      append(SETTLED, position);
      position += placeholder.length;
      continue;
    }

    const character = String.fromCodePoint(original.codePointAt(position) as number);
    append(foldCharacter(character), position);
    position += character.length;
  }

  return { text, starts: [...starts, original.length] };
}

function foldCharacter(character: string): string {
  if (character <= '\x7F') return character === '\t' || character === '\v' || character === '\f' ? ' ' : character === '\r' ? '\n' : character;
  const digit = digitOf(character);
  if (digit !== null) return digit;
  if (INVISIBLE.test(character)) return '';
  if (character.length > 1) return character;
  if (character >= '\uFF01' && character <= '\uFF5E') return String.fromCharCode(character.charCodeAt(0) - 0xfee0);
  if (character === CLAIMED || character === SETTLED) return '\uFFFD';
  return DASH.test(character) ? '-' : SPACE.test(character) ? ' ' : BREAK.test(character) ? '\n' : character;
}

/** Digits of other scripts, superscripts and circled digits. A decade of decimal digits begins at xxx0 or xxx6. */
function digitOf(character: string): string | null {
  const plain = character.normalize('NFKC').replace(/^[(]?([0-9])[).,]?$/, '$1');
  if (/^[0-9]$/.test(plain)) return plain;
  if (!DIGIT.test(character)) return null;
  const code = character.codePointAt(0) as number;
  const begin = DIGIT.test(String.fromCodePoint(code & ~0xf)) ? 0 : 6;
  return String((code & 0xf) - begin);
}
