// The word lists, made small for the bundle: 29 KB of text become about 6 KB compressed.

// Keeps control characters out of the bundle.
const FIRST_PRINTABLE = 0x20;

/** Sorted words; a digit says how many letters a word shares with the one before it. */
export function encodeWords(words) {
  let before = '';
  return [...words].sort().map((word) => {
    let shared = 0;
    while (shared < 9 && shared < word.length && word[shared] === before[shared]) shared++;
    before = word;
    return shared + word.slice(shared);
  }).join('');
}

/** Sorted single characters, each as one character whose code is the distance from the one before it. */
export function encodeCharacters(characters) {
  let before = 0;
  const codes = [...new Set(characters)].map((character) => character.codePointAt(0)).sort((a, b) => a - b);
  return codes.map((code) => {
    const distance = code - before;
    before = code;
    return String.fromCodePoint(distance + FIRST_PRINTABLE);
  }).join('');
}
