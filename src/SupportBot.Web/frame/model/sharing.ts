import type { Activity, ActivitySet, Outgoing } from './activity.ts';
import type { Gone } from './chatName.ts';
import type { Status } from './connection.ts';

/** What the tabs of one chat tell one another. */
export type Shared =
  | { readonly type: 'hello' }
  | { readonly type: 'snapshot'; readonly status: Status; readonly conversationId: string | null; readonly log: readonly Activity[]; readonly watermark: string | null }
  | { readonly type: 'set'; readonly set: ActivitySet }
  | { readonly type: 'status'; readonly status: Status }
  | { readonly type: 'poke' }
  | { readonly type: 'tell'; readonly activity: Outgoing }
  | Gone;
