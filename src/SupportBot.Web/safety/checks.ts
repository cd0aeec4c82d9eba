import type { Candidate } from './candidate.ts';
import { CLAIMED } from './folding.ts';
import { matches, patterns, talkWords } from './patterns.ts';

/** Luhn (ISO/IEC 7812-1). */
export function isLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    const weighted = i % 2 === 0 ? digit : digit * 2;
    sum += weighted > 9 ? weighted - 9 : weighted;
  }

  return sum % 10 === 0;
}

/** ISO 13616, for capitals and digits: the number is 1 modulo 97. */
export function isIban(characters: string): boolean {
  let remainder = 0;
  for (const character of characters.slice(4) + characters.slice(0, 4)) {
    const value = parseInt(character, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }

  return remainder === 1;
}

/** Hong Kong identity card: a missing letter counts 36, weights 9 to 1, modulo 11. */
export function isHongKong(characters: string): boolean {
  const sum = [...characters.padStart(9)].reduce((total, character, i) => total + (character === ' ' ? 36 : parseInt(character, 36)) * (9 - i), 0);
  return sum % 11 === 0;
}

/** True for eight digits YYYYMMDD that are a day between 1850 and 2100. */
export function isCompactDate(digits: string): boolean {
  if (!/^\d{8}$/.test(digits)) return false;
  const [year, month, day] = [Number(digits.slice(0, 4)), Number(digits.slice(4, 6)), Number(digits.slice(6))];
  const date = new Date(Date.UTC(year, month - 1, day));
  return year >= 1850 && year <= 2100 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** True for a date with separators, and for eight digits that are a date where a word nearby speaks of one. */
export function isDate(candidate: Candidate): boolean {
  return matches(patterns['Dates.Separated'], candidate.value)
    || (isCompactDate(candidate.value) && matches(patterns['Dates.Context'], `${candidate.before(16)}\n${candidate.after(12)}`));
}

/** True if a date with separators stands anywhere in `text`. */
export function holdsDate(text: string): boolean {
  return matches(patterns['Dates.Inside'], text);
}

/** True for a word that is said about passwords, or instead of one. */
export function isTalk(candidate: Candidate): boolean {
  const { value } = candidate;
  return !matches(patterns['PasswordDetectors.Visible'], value)
    || value.toLowerCase().startsWith('http')
    || (!value.includes(CLAIMED) && (value.match(patterns['PasswordDetectors.Word']) ?? []).every((word) => talkWords.has(word.toLowerCase())));
}

/** True for "10-20", "3rd" and dates. */
export function isRange(candidate: Candidate): boolean {
  return matches(patterns['PasswordDetectors.Range'], candidate.value) || isDate(candidate);
}

/** True if the token is mixed as only passwords are: with digits, with symbols inside, or "camelCase". */
export function looksSecret(candidate: Candidate): boolean {
  return !isTalk(candidate) && !isRange(candidate) && matches(patterns['PasswordDetectors.Mixed'], candidate.value);
}
