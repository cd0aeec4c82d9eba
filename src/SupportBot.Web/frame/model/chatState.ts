import type { EventName } from '../../launcher/bridge.ts';
import type { Redaction } from '../../safety/redactor.ts';
import type { Activity } from './activity.ts';
import type { Status } from './connection.ts';
import type { Pending } from './outbox.ts';

/** Everything that the pages of the widget show. A value: each change makes a new one. */
export interface ChatState {
  readonly status: Status;
  readonly online: boolean;
  /** Whether the log was read at least once. */
  readonly loaded: boolean;
  readonly conversationId: string | null;
  readonly log: readonly Activity[];
  readonly outbox: readonly Pending[];
  readonly locale: string;
  readonly draft: string;
  readonly unread: number;
  /** Points of the checklist that are ticked. */
  readonly ticks: readonly string[];
  /** What was rated or passed over lately: ids of the activities that ended the way, and of cases. */
  readonly rated: readonly string[];
  /** Name of the agent who is writing. */
  readonly writer: string | null;
  /** What was found in a message that was therefore not sent. */
  readonly stopped: Redaction | null;
}

/** What a chat shows of a conversation before anything is known of it. */
export const nothing = { loaded: false, conversationId: null, log: [], unread: 0, stopped: null } as const satisfies Partial<ChatState>;

/** How a chat reaches the page that it stands on. */
export interface Surroundings {
  readonly origin: string;
  readonly wishes: readonly string[];
  /** Whether the chat was loaded without being asked for. Then it asks for its conversation, if it had one, but begins none. */
  readonly isQuiet: boolean;
  /** Present when the page identifies its visitor. */
  readonly identity?: (() => Promise<string | null>) | undefined;
  readonly emit: (name: EventName, detail?: unknown) => void;
}
