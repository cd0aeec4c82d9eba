import type { CaseRow } from './wire.ts';

const TIMEOUT = 20_000;

/** An answer of the server that is no success. What never reached it is thrown by `fetch` itself. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    /** Why an action was refused, such as `taken`; and the case as it is. */
    readonly reason: string | null = null,
    readonly row: CaseRow | null = null,
    readonly retryAfter: number | null = null,
  ) {
    super(message);
  }
}

type Query = Readonly<Record<string, string | number | undefined>>;

/** The desk's routes, in the agent's language. */
export class Api {
  /** Proves that a request comes from this page; the session brings it. */
  csrf = '';

  /** Milliseconds that the server's clock is ahead of this one. */
  skew = 0;

  /** Called when the server no longer knows the session. */
  onSignedOut: () => void = () => {};

  constructor(private readonly base: URL, private readonly locale: () => string) {}

  get<Answer>(path: string, query: Query = {}): Promise<Answer> {
    return this.call('GET', path, query);
  }

  /** Changes something. The key makes a repetition harmless, so a request may be sent until it is answered. */
  send<Answer>(method: 'POST' | 'PUT' | 'DELETE', path: string, body: unknown = {}, key: string = crypto.randomUUID()): Promise<Answer> {
    return this.call(method, path, {}, body, key);
  }

  /** The address of something that the browser itself fetches. */
  address(path: string, query: Query = {}): URL {
    const url = new URL(path, this.base);
    for (const [name, value] of Object.entries({ lang: this.locale(), ...query })) if (value !== undefined && value !== '') url.searchParams.set(name, String(value));
    return url;
  }

  async text(path: string): Promise<string> {
    const response = await fetch(this.address(path), { credentials: 'same-origin', cache: 'no-store', signal: AbortSignal.timeout(TIMEOUT) });
    if (!response.ok) throw await this.refused(response);
    return response.text();
  }

  private async call<Answer>(method: string, path: string, query: Query, body?: unknown, key?: string): Promise<Answer> {
    const headers: Record<string, string> = {};
    if (body !== undefined) headers['Content-Type'] = 'application/json';
    if (key !== undefined) headers['Idempotency-Key'] = key;
    if (method !== 'GET' && this.csrf) headers['X-Desk-Csrf'] = this.csrf;
    const request: RequestInit = { method, headers, credentials: 'same-origin', cache: 'no-store', signal: AbortSignal.timeout(TIMEOUT) };
    const response = await fetch(this.address(path, query), body === undefined ? request : { ...request, body: JSON.stringify(body) });
    const date = Date.parse(response.headers.get('Date') ?? '');
    if (Math.abs(date - Date.now()) > 2000) this.skew = date - Date.now();
    if (!response.ok) throw await this.refused(response);
    return response.status === 204 ? (undefined as Answer) : ((await response.json()) as Answer);
  }

  private async refused(response: Response): Promise<Refusal> {
    const answer = (await response.json().catch(() => null)) as { error?: { code?: string; message?: string }; refusal?: string; row?: CaseRow } | null;
    const wait = Number(response.headers.get('Retry-After'));
    const code = answer?.error?.code ?? '';
    if (response.status === 401 && code !== 'wrong-credentials') this.onSignedOut();
    return new Refusal(response.status, code, answer?.error?.message ?? `${response.status}`, answer?.refusal ?? null, answer?.row ?? null, wait > 0 ? wait * 1000 : null);
  }
}
