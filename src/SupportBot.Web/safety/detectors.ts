import { Candidate } from './candidate.ts';
import { holdsDate, isCompactDate, isDate, isHongKong, isIban, isLuhn, isRange, isTalk, looksSecret } from './checks.ts';
import { matches, type PatternName, patterns } from './patterns.ts';
import { findSeedPhrases } from './seedPhrases.ts';

/** What a detector finds, by its name in content and texts. The order is that of severity. */
export const kinds = ['seed-phrase', 'private-key', 'password', 'one-time-code', 'identity-number', 'bank-number', 'contact-detail'] as const;

export type SecretKind = (typeof kinds)[number];

/** One way to find one kind of secret in folded text. */
export interface Detector {
  readonly kind: SecretKind;
  readonly find: (text: string) => Candidate[];
}

type Check = (candidate: Candidate) => boolean;

const LONGEST_CARD = 19;

/** All detectors, in the order in which they must run: each sees what those before it have left (Redactor.InOrder). */
export const detectors: readonly Detector[] = [
  of('identity-number', 'IdentityDetectors.MachineReadable', (it) => it.value.includes('<<') || it.count(/</g) >= 3),
  { kind: 'seed-phrase', find: (text) => findSeedPhrases(text) },
  of('private-key', 'KeyDetectors.PemBlock'),
  of('private-key', 'KeyDetectors.KnownForm'),
  of('private-key', 'KeyDetectors.LongToken', (it) => it.digits > 0 && it.count(/[a-z]/g) > 0 && it.count(/[A-Z]/g) > 0),
  of('private-key', 'KeyDetectors.Labelled', (it) => it.digits >= 2),
  of('identity-number', 'IdentityDetectors.Mainland18', isMainland18),
  of('identity-number', 'IdentityDetectors.Mainland15'),
  { kind: 'bank-number', find: findCards },
  of('bank-number', 'BankDetectors.CardCode'),
  { kind: 'bank-number', find: findIbans },
  of('bank-number', 'BankDetectors.Account', (it) => !isDate(it)),
  of('identity-number', 'IdentityDetectors.LetterAndDigits'),
  of('identity-number', 'IdentityDetectors.SpacedLetterAndDigits'),
  of('identity-number', 'IdentityDetectors.TwoLettersAndDigits'),
  of('identity-number', 'IdentityDetectors.MainlandPassport'),
  of('identity-number', 'IdentityDetectors.AfterPassport', isPassport),
  of('identity-number', 'IdentityDetectors.BeforePassport', isPassport),
  of('identity-number', 'IdentityDetectors.HongKong', isHongKongCard),
  of('identity-number', 'IdentityDetectors.Taiwan'),
  of('identity-number', 'IdentityDetectors.Labelled', (it) => !isDate(it)),
  of('contact-detail', 'ContactDetectors.EmailAddress'),
  of('contact-detail', 'ContactDetectors.MainlandMobile'),
  of('contact-detail', 'ContactDetectors.HongKong'),
  of('contact-detail', 'ContactDetectors.TaiwanMobile'),
  of('contact-detail', 'ContactDetectors.International'),
  of('contact-detail', 'ContactDetectors.NorthAmerica'),
  of('contact-detail', 'ContactDetectors.LabelledPhone', (it) => !holdsDate(it.value)),
  of('one-time-code', 'OneTimeCodeDetectors.Link'),
  of('one-time-code', 'OneTimeCodeDetectors.AfterLabel', isCode),
  of('one-time-code', 'OneTimeCodeDetectors.AfterCode', isCode),
  of('one-time-code', 'OneTimeCodeDetectors.BeforeLabel', isCode),
  of('one-time-code', 'OneTimeCodeDetectors.Key', (it) => it.digits > 0 || it.count(/[a-z]/g) === 0),
  of('password', 'PasswordDetectors.AfterSign', (it) => !isTalk(it) && !isRange(it)),
  of('password', 'PasswordDetectors.AfterIs', (it) => looksSecret(it) || endsSentence(it)),
  of('password', 'PasswordDetectors.AfterLabel', looksSecret),
  of('password', 'PasswordDetectors.BeforeLabel', looksSecret),
];

const lone: Readonly<Record<SecretKind, readonly Detector[]>> = {
  password: [of('password', 'AwaitedSecrets.LoneWord', (it) => !isTalk(it)), of('password', 'AwaitedSecrets.WordOfFew', looksSecret)],
  'one-time-code': [of('one-time-code', 'AwaitedSecrets.LoneCode')],
  'seed-phrase': [{ kind: 'seed-phrase', find: (text) => findSeedPhrases(text, true) }],
  'private-key': [of('private-key', 'AwaitedSecrets.LoneKey', (it) => it.digits > 0)],
  'identity-number': [of('identity-number', 'AwaitedSecrets.LoneNumber', hasDigits(5))],
  'bank-number': [of('bank-number', 'AwaitedSecrets.LoneNumber', hasDigits(3))],
  'contact-detail': [of('contact-detail', 'AwaitedSecrets.LoneContact')],
};

const announcements: readonly (readonly [SecretKind, PatternName])[] = [
  ['seed-phrase', 'Announcements.SeedPhrase'],
  ['private-key', 'Announcements.PrivateKey'],
  ['bank-number', 'Announcements.Bank'],
  ['identity-number', 'Announcements.Identity'],
  ['one-time-code', 'Announcements.OneTimeCode'],
  ['password', 'Announcements.Password'],
  ['contact-detail', 'Announcements.Contact'],
];

/** The detectors for a message that follows an announcement such as "my password is". */
export function awaited(kind: SecretKind | null): readonly Detector[] {
  return kind ? lone[kind] : [];
}

/** The kind of secret that the end of `text` announces, if any. */
export function announced(text: string): SecretKind | null {
  const tail = text.slice(-80);
  return announcements.find(([, name]) => matches(patterns[name], tail))?.[0] ?? null;
}

function of(kind: SecretKind, name: PatternName, check: Check = () => true): Detector {
  return { kind, find: (text) => findAll(patterns[name], text, check) };
}

function findAll(pattern: RegExp, text: string, check: Check): Candidate[] {
  const found: Candidate[] = [];
  for (let from = 0; from <= text.length;) {
    pattern.lastIndex = from;
    const match = pattern.exec(text);
    if (!match?.indices) break;
    const groups = match.indices.groups;
    const [start, end] = groups?.['value'] ?? groups?.['value1'] ?? (match.indices[0] as [number, number]);
    const candidate = new Candidate(text, start, end);
    const isFound = check(candidate);
    if (isFound) found.push(candidate);
    // A refused match may hide a good one that begins inside it, so step on by one character only.
    from = isFound ? Math.max(end, match.index + 1) : match.index + 1;
  }

  return found;
}

function hasDigits(least: number): Check {
  return (candidate) => candidate.digits >= least && !holdsDate(candidate.value);
}

function isMainland18(candidate: Candidate): boolean {
  const squashed = candidate.squashed();
  return squashed.endsWith('X') || isCompactDate(squashed.slice(6, 14));
}

function isPassport(candidate: Candidate): boolean {
  return candidate.digits >= 4 && !isDate(candidate);
}

function isHongKongCard(candidate: Candidate): boolean {
  return candidate.value.includes('(') || isHongKong(candidate.squashed()) || matches(patterns['IdentityDetectors.IdentityWord'], candidate.before(16));
}

function isCode(candidate: Candidate): boolean {
  return !matches(patterns['OneTimeCodeDetectors.Unit'], candidate.after(12))
    && !matches(patterns['OneTimeCodeDetectors.Failure'], candidate.before(15))
    && !(candidate.value.length === 4 && matches(patterns['OneTimeCodeDetectors.YearBefore'], candidate.before(8)))
    && !isDate(candidate);
}

function endsSentence(candidate: Candidate): boolean {
  return matches(patterns['PasswordDetectors.My'], candidate.before(40))
    && matches(patterns['PasswordDetectors.PlainEnd'], candidate.value + candidate.after(2))
    && !isTalk(candidate);
}

function findCards(text: string): Candidate[] {
  const word = patterns['CardNumbers.CardWord'];
  return Array.from(text.matchAll(patterns['CardNumbers.DigitRun']), (match) => new Candidate(text, match.index, match.index + match[0].length))
    .filter((run) => (!holdsDate(run.value) && (matches(word, run.before(20)) || matches(word, run.after(12)))) || holdsCard(run.value));
}

function holdsCard(run: string): boolean {
  const groups = Array.from(run.matchAll(patterns['CardNumbers.Group']), (match) => ({ digits: match[0], start: match.index }));
  return groups.some((first, at) => {
    let digits = '';
    for (const group of groups.slice(at)) {
      digits += group.digits;
      if (digits.length > LONGEST_CARD) return false;
      if (isCard(digits) && !holdsDate(run.slice(first.start, group.start + group.digits.length))) return true;
    }

    return false;
  });
}

function isCard(digits: string): boolean {
  return digits.length >= 12 && /^(?!20)[234568]/.test(digits) && isLuhn(digits);
}

function findIbans(text: string): Candidate[] {
  const found: Candidate[] = [];
  const pattern = patterns['BankDetectors.Iban'];
  for (let from = 0; from <= text.length;) {
    pattern.lastIndex = from;
    const match = pattern.exec(text);
    if (!match) break;
    const iban = longestIban(new Candidate(text, match.index, match.index + match[0].length));
    if (iban) found.push(iban);
    from = iban?.end ?? match.index + 1;
  }

  return found;
}

// The words behind an IBAN look like more groups of it, so the longest part with the right remainder counts.
function longestIban(candidate: Candidate): Candidate | null {
  for (let end = candidate.end; end - candidate.start >= 15; end--) {
    const part = new Candidate(candidate.text, candidate.start, end);
    const squashed = part.squashed();
    if (!/^[0-9A-Za-z]/.test(part.after(1)) && squashed.length >= 15 && isIban(squashed)) return part;
  }

  return null;
}
