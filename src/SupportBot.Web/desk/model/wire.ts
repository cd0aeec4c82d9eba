// What the desk's API says. Times are ISO 8601 in UTC; what is not known is left out.

export interface Person {
  readonly id: string;
  readonly name: string;
}

export type Role = 'agent' | 'lead' | 'admin';
export type Presence = 'online' | 'away' | 'offline';
export type CaseStatus = 'waiting' | 'assigned' | 'returned' | 'resolved';
export type ViewName = 'queue' | 'mine' | 'all' | 'mentions' | 'unattended' | 'resolved' | 'late-first' | 'late-answer' | 'agent';

export interface Account extends Person {
  readonly userName: string;
  readonly role: Role;
  /** Locales of the cases that it is given; none: every one. */
  readonly languages?: readonly string[];
  /** How many cases it is given at a time; none: as the desk says. */
  readonly capacity?: number;
}

export interface SignIn {
  readonly local: boolean;
  readonly providers: readonly { readonly name: string; readonly url: string }[];
}

/** How this desk works. */
export interface DeskRules {
  readonly firstReplyMinutes: number;
  readonly agentSilentMinutes: number;
  readonly reopenHours: number;
  readonly exchange: string;
  readonly operator: string;
  readonly isExchange: boolean;
  /** Whether waiting cases are given to agents who are free. */
  readonly autoAssign: boolean;
  readonly casesPerAgent: number;
}

export interface Session {
  readonly agent: Account | null;
  readonly signIn?: SignIn;
  readonly csrf?: string;
  readonly status?: Presence;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly desk?: DeskRules;
  readonly locales: readonly string[];
}

export interface Viewer extends Person {
  readonly typing?: boolean;
}

export interface CustomerPresence {
  readonly state: 'here' | 'gone' | 'unknown';
  readonly leftAt?: string;
}

export interface CaseRow {
  readonly id: string;
  readonly conversationId: string;
  readonly status: CaseStatus;
  readonly trigger: string;
  readonly priority: number;
  readonly openedAt: string;
  readonly waitingSince: string;
  readonly statusSince: string;
  readonly agent?: Person;
  readonly reservedFor?: Person;
  readonly firstClaimAt?: string;
  readonly firstReplyAt?: string;
  readonly lastCustomerAt?: string;
  readonly lastAgentAt?: string;
  readonly snoozedUntil?: string;
  readonly requeues?: number;
  readonly requeuedFor?: string;
  readonly rating?: number;
  readonly hub?: string;
  readonly reason?: { readonly topic: string; readonly name: string };
  readonly rejections: number;
  readonly locale: string;
  readonly localeName: string;
  readonly channel: string;
  readonly verified: boolean;
  readonly customer: string;
  readonly lastLine?: string;
  readonly presence?: CustomerPresence;
  readonly viewers?: readonly Viewer[];
  readonly dueAt?: string;
  readonly updatedAt: string;
  /** Why the case was given to the agent who has it, where the desk gave it. */
  readonly assigned?: string;
  /** What is wrong with a case of which nothing can be read, and what helps. */
  readonly unreadable?: string;
}

export interface Counts {
  readonly waiting: number;
  readonly mine: number;
  readonly assistant: number;
}

export interface CasePage {
  readonly rows: readonly CaseRow[];
  readonly total: number;
  /** Whether there are more than were counted. */
  readonly more?: boolean;
  readonly counts: Counts;
  /** Cases in which a colleague called this agent, who has not seen it yet. */
  readonly mentions?: readonly string[];
  /** Cases that are counted, and of which no more than this can be read. */
  readonly unreadable?: readonly { readonly id: string; readonly conversationId: string; readonly status: CaseStatus; readonly message: string }[];
}

export type Mark = 'done' | 'not-done' | 'not-sure' | 'met' | 'missing' | 'unknown';

export interface CardLine {
  readonly id: string;
  readonly values: readonly { readonly text: string; readonly state?: Mark; readonly sequence?: number }[];
}

export interface Card {
  readonly trigger: string;
  readonly openedAt: string;
  readonly lines: readonly CardLine[];
}

export interface CheckItem {
  readonly id: string;
  readonly text: string;
  readonly state: Mark;
  readonly by?: string | Person;
}

export interface CaseFile {
  readonly row: CaseRow;
  readonly card: Card;
  readonly checklist: readonly CheckItem[];
  readonly materials: readonly CheckItem[];
  readonly attempts: readonly { readonly at?: string; readonly text: string }[];
  readonly identity?: { readonly verified: boolean; readonly account?: string };
  readonly previous: readonly { readonly id: string; readonly openedAt: string; readonly status: CaseStatus; readonly reason?: string }[];
  readonly canned?: number;
  /** Where on the way the customer stands. */
  readonly at?: { readonly station: string; readonly name: string; readonly number?: number; readonly total?: number };
}

export interface EntryEvent {
  readonly name: string;
  readonly agent?: string | Person;
  readonly to?: string | Person;
  readonly reason?: string;
  readonly note?: string;
  /** Why the desk gave the case to somebody. */
  readonly why?: string;
  /** Place in the log of the message that is meant. */
  readonly of?: number;
}

export interface Entry {
  readonly sequence: number;
  readonly id: string;
  readonly at: string;
  readonly kind: 'customer' | 'assistant' | 'agent' | 'system';
  readonly name?: string;
  readonly text?: string;
  readonly choices?: readonly string[];
  readonly event?: EntryEvent;
}

export interface Note {
  readonly id: string | number;
  readonly author: Person;
  readonly text: string;
  readonly at: string;
  /** Colleagues whom it calls, by the names that stand in it. */
  readonly mentions?: readonly Person[];
  /** Names in it that call nobody. */
  readonly missed?: readonly { readonly name: string; readonly reason: 'unknown' | 'disabled' }[];
}

export interface CannedReply {
  readonly id: string;
  readonly name: string;
  readonly text: string;
  readonly missing?: readonly string[];
}

export interface Colleague extends Person {
  readonly role: Role;
  readonly status: Presence;
  readonly cases: number;
}

export interface AccountRow extends Account {
  readonly disabled: boolean;
  readonly createdAt: string;
  readonly external?: boolean;
  /** Where its alerts go by mail, masked. */
  readonly email?: string;
}

/** A page of the audit log; what is wrong with the whole log is changed, cut-off or seal. */
export interface AuditAnswer {
  readonly entries: readonly AuditRow[];
  readonly intact: boolean;
  readonly brokenAt?: number;
  readonly fault?: string;
}

export interface AuditRow {
  readonly id: string | number;
  readonly at: string;
  readonly agent?: Person;
  readonly action: string;
  readonly target?: string;
  readonly detail?: string;
}

export interface DeadLetter {
  readonly id: string | number;
  readonly conversationId: string;
  readonly channel: string;
  readonly createdAt: string;
  readonly attempts: number;
  readonly problem?: string;
}

/** One frame of the socket. */
export type Frame = { readonly sequence: number } & (
  | { readonly type: 'hello' }
  | { readonly type: 'case'; readonly row: CaseRow; readonly removed?: boolean }
  | { readonly type: 'counts'; readonly counts: Counts }
  | { readonly type: 'entry'; readonly caseId: string; readonly entry: Entry }
  | { readonly type: 'note'; readonly caseId: string; readonly note: Note }
  | { readonly type: 'mention'; readonly caseId: string; readonly who: Person }
  | { readonly type: 'typing'; readonly caseId: string; readonly who: 'customer' | Person }
  | { readonly type: 'reach'; readonly caseId: string; readonly delivered: number; readonly seen: number }
  | { readonly type: 'presence'; readonly caseId: string; readonly presence: CustomerPresence }
  | { readonly type: 'viewers'; readonly caseId: string; readonly viewers: readonly Viewer[] }
  | { readonly type: 'alert'; readonly alert: 'due' | 'late'; readonly row: CaseRow }
  | { readonly type: 'unreadable'; readonly caseId: string }
  | { readonly type: 'idle'; readonly seconds: number; readonly cases: number }
  | { readonly type: 'signed-out' }
);
