import type { ActivitySet, Outgoing } from './activity.ts';

/** What lets a browser into one conversation. */
export interface Ticket {
  readonly conversationId: string;
  readonly token: string;
  readonly expires_in: number;
  readonly userId: string;
  readonly resume?: string;
  readonly verified?: boolean;
}

/** An answer of the server that is no success. What never reached it is thrown by `fetch` itself. */
export class Refusal extends Error {
  constructor(readonly status: number, readonly code: string, readonly retryAfter: number | null) {
    super(`${status} ${code}`);
  }
}

const TIMEOUT = 20_000;

/** The routes of the bot that the widget uses: its own token route and Direct Line 3.0. */
export class DirectLine {
  constructor(private readonly base: URL) {}

  token(wish: { resume?: string; identity?: string; locale?: string }): Promise<Ticket> {
    return this.call('POST', 'widget/token', null, wish);
  }

  /** Begins the conversation, or returns a stream of all that was said when it had begun before. */
  start(ticket: Ticket, locale: string): Promise<{ streamUrl: string }> {
    return this.call('POST', 'v3/directline/conversations', ticket.token, { locale });
  }

  reconnect({ conversationId, token }: Ticket, watermark: string): Promise<{ streamUrl: string }> {
    return this.call('GET', `v3/directline/conversations/${encodeURIComponent(conversationId)}?watermark=${encodeURIComponent(watermark)}`, token);
  }

  read({ conversationId, token }: Ticket, watermark: string): Promise<ActivitySet> {
    const path = `v3/directline/conversations/${encodeURIComponent(conversationId)}/activities`;
    return this.call('GET', `${path}?watermark=${encodeURIComponent(watermark)}`, token);
  }

  post({ conversationId, token, userId }: Ticket, activity: Outgoing, key: string, locale: string): Promise<{ id: string }> {
    return this.call('POST', `v3/directline/conversations/${encodeURIComponent(conversationId)}/activities`, token, {
      ...activity,
      locale,
      localTimezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      textFormat: 'plain',
      from: { id: userId },
      channelData: { clientActivityID: key },
    });
  }

  private async call<Answer>(method: string, path: string, token: string | null, body?: unknown): Promise<Answer> {
    const headers: Record<string, string> = body === undefined ? {} : { 'Content-Type': 'application/json' };
    if (token) headers['Authorization'] = `Bearer ${token}`;
    const request: RequestInit = { method, headers, credentials: 'omit', cache: 'no-store', signal: AbortSignal.timeout(TIMEOUT) };
    const response = await fetch(new URL(path, this.base), body === undefined ? request : { ...request, body: JSON.stringify(body) });
    if (response.ok) return (await response.json()) as Answer;
    const error = (await response.json().catch(() => null)) as { error?: { code?: string } } | null;
    const wait = Number(response.headers.get('Retry-After'));
    throw new Refusal(response.status, error?.error?.code ?? '', wait > 0 ? wait * 1000 : null);
  }
}
