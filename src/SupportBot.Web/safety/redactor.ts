import { announced, awaited, type Detector, detectors, kinds, type SecretKind } from './detectors.ts';
import { CLAIMED, fold, type FoldedText } from './folding.ts';

const MOST_PASSES = 5;

/** A message after its secrets were taken out. */
export interface Redaction {
  readonly text: string;
  /** What was taken out: each kind once, the most severe first. */
  readonly kinds: readonly SecretKind[];
  /** The kind that the message announced without giving it ("my password is"). */
  readonly awaits: SecretKind | null;
}

interface Claim {
  readonly kind: SecretKind;
  readonly start: number;
  readonly end: number;
}

/** Does what the server's redactor does, before a message leaves the browser. */
export function redact(text: string, placeholders: Readonly<Record<SecretKind, string>>, awaitedKind: SecretKind | null): Redaction {
  const standing = Object.values(placeholders);
  const found = new Set<SecretKind>();
  let result = text;
  let folded = fold(result, standing);
  let claims = claim(folded.text, [...awaited(awaitedKind), ...detectors]);
  for (let pass = 1; claims.length > 0 && pass <= MOST_PASSES; pass++) {
    claims.forEach(({ kind }) => found.add(kind));
    result = replace(result, folded, claims, placeholders);
    folded = fold(result, standing);
    claims = pass < MOST_PASSES ? claim(folded.text, detectors) : [];
  }

  return { text: result, kinds: kinds.filter((kind) => found.has(kind)), awaits: announced(folded.text) };
}

function claim(text: string, order: readonly Detector[]): Claim[] {
  let claims: Claim[] = [];
  let rest = text;
  for (const detector of order) {
    const found = detector.find(rest);
    for (const candidate of found) {
      let mine: Claim = { kind: detector.kind, start: candidate.start, end: candidate.end };
      if (candidate.value.includes(CLAIMED)) {
        // A password may contain a phone number: the larger find swallows the smaller.
        const overlaps = (inner: Claim, outer: Claim): boolean => inner.start < outer.end && outer.start < inner.end;
        for (const inner of claims.filter((other) => overlaps(other, mine))) {
          mine = { kind: mine.kind, start: Math.min(inner.start, mine.start), end: Math.max(inner.end, mine.end) };
        }

        const outer = mine;
        claims = claims.filter((other) => !overlaps(other, outer));
      }

      claims.push(mine);
    }

    for (const { start, end } of found) rest = rest.slice(0, start) + CLAIMED.repeat(end - start) + rest.slice(end);
  }

  return claims;
}

function replace(text: string, folded: FoldedText, claims: readonly Claim[], placeholders: Readonly<Record<SecretKind, string>>): string {
  let result = '';
  let position = 0;
  for (const { kind, start, end } of [...claims].sort((a, b) => a.start - b.start)) {
    result += text.slice(position, folded.starts[start]) + placeholders[kind];
    position = folded.starts[end] ?? text.length;
  }

  return result + text.slice(position);
}
