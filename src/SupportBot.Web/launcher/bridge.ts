/** What the host page's launcher tells the frame, over a port that only these two hold. */
export type ToFrame =
  | { type: 'open'; draft?: string | undefined }
  | { type: 'close' }
  | { type: 'identify' }
  | { type: 'token'; token: string | null }
  | { type: 'logout' };

/** What the frame tells the launcher. */
export type ToHost =
  | { type: 'minimise' }
  /** Without a locale there is no conversation on this device. */
  | { type: 'unread'; count: number; locale: string }
  | { type: 'token' }
  | { type: 'event'; name: EventName; detail: unknown };

/** The first message, the only one that goes through the window; the port comes with it. */
export interface Hello {
  type: 'supportbot:hello';
  locales: string[];
  identified: boolean;
  /** Otherwise only a conversation that this device already has is asked for. */
  open: boolean;
  /** Whether the page wants everything forgotten; then nothing is asked for. */
  forget: boolean;
  draft?: string | undefined;
}

/** What a page may listen to. */
export type EventName = 'ready' | 'open' | 'close' | 'message' | 'unread' | 'handoff' | 'resolved' | 'rating' | 'error';
