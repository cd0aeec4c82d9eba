import { type CaseList, EMPTY } from './cases.ts';
import type { Reply } from '../line/outbox.ts';
import type { Place } from './place.ts';
import { type Settings, standard } from './settings.ts';
import type { Line } from '../line/socket.ts';
import type { Account, CannedReply, CaseFile, CaseRow, Counts, DeskRules, Entry, Note, Person, Presence, SignIn, Viewer } from './wire.ts';

/** The case on the screen. */
export interface OpenCase {
  readonly id: string;
  readonly state: 'loading' | 'ready' | 'missing' | 'failed' | 'damaged';
  readonly row: CaseRow | null;
  readonly file: CaseFile | null;
  readonly log: readonly Entry[];
  readonly notes: readonly Note[];
  readonly canned: readonly CannedReply[] | null;
  readonly viewers: readonly Viewer[];
  /** How far in the log the customer's client is known to have got, and the customer's eyes. */
  readonly reach: { readonly delivered: number; readonly seen: number };
  /** Until when the customer counts as writing. */
  readonly customerWrites: number;
  /** Colleagues who write, and until when they count as writing. */
  readonly writers: readonly { readonly id: string; readonly name: string; readonly until: number }[];
  /** Folds that are open; true for the whole transcript. */
  readonly unfolded: ReadonlySet<string> | true;
  readonly isCardOpen: boolean;
  readonly mode: 'reply' | 'note';
  /** Whether the keyboard goes to the box as soon as the agent can write there. */
  readonly wantsBox: boolean;
  /** Sequence up to which the agent has read. */
  readonly read: number;
  /** Whom a note is to call that the agent is about to write. */
  readonly whisper: Person | null;
  /** Who was faster with the claim, and when. */
  readonly lost: { readonly name: string; readonly at: number } | null;
  /** The account in full, once a lead asked for it. */
  readonly revealed: string | null;
  /** Entry to show, as evidence links ask for; `turn` tells one wish from the next. */
  readonly target: { readonly sequence: number; readonly turn: number } | null;
}

export type Overlay = 'return' | 'transfer' | 'snooze' | 'resolve' | 'reveal' | 'palette' | 'keys' | 'sign-out';

export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly caseId?: string;
  readonly isBad?: boolean;
}

/** Everything that the desk shows. A value: each change makes a new one. */
export interface DeskState {
  readonly phase: 'starting' | 'unreachable' | 'signed-out' | 'signed-in';
  readonly signIn: SignIn | null;
  /** Whether a session ended without the agent's doing. */
  readonly hasExpired: boolean;
  readonly me: Account | null;
  readonly status: Presence;
  readonly rules: DeskRules | null;
  readonly settings: Settings;
  readonly locale: string;
  readonly line: Line;
  readonly place: Place;
  readonly filter: { readonly reason: string; readonly locale: string; readonly q: string };
  readonly list: CaseList;
  readonly hasListFailed: boolean;
  /** Reasons and languages that were seen so far, for the filters. */
  readonly facets: { readonly reasons: Readonly<Record<string, string>>; readonly locales: Readonly<Record<string, string>> };
  readonly counts: Counts;
  /** Cases in which a colleague called this agent, who has not looked yet. */
  readonly mentions: readonly string[];
  /** By case, what is wrong with those that cannot be read, and what helps. */
  readonly damaged: Readonly<Record<string, string>>;
  /** Rises with everything that is heard of cases; whoever counts them counts again. */
  readonly heard: number;
  /** The row at which the agent is, by id. */
  readonly cursor: string | null;
  /** By case, the customer's last message that this agent has seen. */
  readonly seen: Readonly<Record<string, string>>;
  readonly open: OpenCase | null;
  readonly outbox: readonly Reply[];
  readonly overlay: Overlay | null;
  readonly toasts: readonly Toast[];
  /** How many alerts wait for the agent's eyes. */
  readonly alerts: number;
  readonly isSoundBlocked: boolean;
  /** What a screen reader is to say. */
  readonly said: string;
  /** Until when the agent may answer "Still there?"; cases that are at stake. */
  readonly idle: { readonly until: number; readonly cases: number } | null;
  readonly isPanelOpen: boolean;
  readonly listWidth: number;
  /** The reason whose playbook is open, by topic; null for the first. */
  readonly playbook: string | null;
}

export const initial: DeskState = {
  phase: 'starting',
  signIn: null,
  hasExpired: false,
  me: null,
  status: 'offline',
  rules: null,
  settings: standard,
  locale: 'en',
  line: 'connecting',
  place: { page: 'cases', view: 'queue', caseId: null, by: {} },
  filter: { reason: '', locale: '', q: '' },
  list: EMPTY,
  hasListFailed: false,
  facets: { reasons: {}, locales: {} },
  counts: { waiting: 0, mine: 0, assistant: 0 },
  mentions: [],
  damaged: {},
  heard: 0,
  cursor: null,
  seen: {},
  open: null,
  outbox: [],
  overlay: null,
  toasts: [],
  alerts: 0,
  isSoundBlocked: false,
  said: '',
  idle: null,
  isPanelOpen: true,
  listWidth: 320,
  playbook: null,
};

/** Holds the state, and tells whoever listens that it changed. */
export class Store {
  state: DeskState = initial;
  private readonly listeners = new Set<() => void>();

  update(change: Partial<DeskState>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}
