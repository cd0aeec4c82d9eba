import type { ActivitySet, Outgoing } from './activity.ts';
import { DirectLine, Refusal, type Ticket } from './directLine.ts';
import type { Outbox } from './outbox.ts';
import { readStream } from './stream.ts';

/** How the chat stands with the server. */
export type Status = 'connecting' | 'online' | 'reconnecting' | 'unavailable' | 'locked';

/** What a connection needs from its chat. */
export interface ConnectionHost {
  readonly locale: () => string;
  /** Where the log ends; null before anything was read. */
  readonly watermark: () => string | null;
  readonly resume: () => string | null;
  /** A fresh token of the signed-in visitor; undefined for an anonymous one, null when the page gave none. */
  readonly identity: () => Promise<string | null> | undefined;
  /** Whether the server may be asked for a conversation now, or a new one may begin. */
  readonly mayAsk: () => boolean;
  onTicket(ticket: Ticket): void;
  onForgotten(): void;
  onSet(set: ActivitySet): void;
  onStatus(status: Status): void;
  onOutbox(): void;
}

const LONGEST_PAUSE = 15_000;
const POLL_PAUSE = 1_500;
const POLLS_BEFORE_SOCKET = 20;
const RETRY_PAUSE = 2_000;
const TRIES = 5;

/** Holds the line: a token, the stream (polling where sockets do not get through), and the outbox. One tab at a time has one. */
export class Connection {
  private readonly abort = new AbortController();
  private ticket: Ticket | null = null;
  private renewAt = 0;
  private failures = 0;
  private deafSockets = 0;
  private wasOnline = false;
  private isFlushing = false;
  private posted = new Set<string>();
  private wakeUp: () => void = () => {};

  constructor(private readonly line: DirectLine, private readonly outbox: Outbox, private readonly host: ConnectionHost) {
    const poke = (): void => this.poke();
    addEventListener('online', poke, { signal: this.abort.signal });
    document.addEventListener('visibilitychange', poke, { signal: this.abort.signal });
    void this.run();
  }

  /** Tries again at once. */
  poke(): void {
    this.wakeUp();
  }

  /** Sends something that is worth nothing later, once and without waiting. */
  tell(activity: Outgoing): void {
    if (this.ticket) this.line.post(this.ticket, activity, crypto.randomUUID(), this.host.locale()).catch(() => {});
  }

  stop(): void {
    this.abort.abort();
    this.wakeUp();
  }

  private get stopped(): boolean {
    return this.abort.signal.aborted;
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      let pause = 0;
      try {
        if (this.host.mayAsk()) await this.converse();
        else pause = Infinity;
      } catch (error) {
        if (this.stopped) return;
        pause = this.recover(error);
      }

      if (!this.stopped) await this.pause(pause);
    }
  }

  /** One connection, until it ends. */
  private async converse(): Promise<void> {
    const ticket = await this.admit();
    const watermark = this.host.watermark();
    const { streamUrl } = watermark === null
      ? await this.line.start(ticket, this.host.locale())
      : await this.line.reconnect(ticket, watermark);
    if (this.deafSockets >= 2) return this.poll(ticket);
    this.posted.clear();
    const end = await readStream(streamUrl, this.abort.signal, () => this.isUp(), (set) => this.host.onSet(set));
    this.deafSockets = end.opened ? 0 : this.deafSockets + 1;
    if (this.stopped) return;
    if (this.wasOnline) this.host.onStatus('reconnecting');
    this.failures++;
    await this.pause(this.failures === 1 ? 0 : this.backoff());
  }

  private async poll(ticket: Ticket): Promise<void> {
    for (let i = 0; i < POLLS_BEFORE_SOCKET && !this.stopped; i++) {
      const set = await this.line.read(ticket, this.host.watermark() ?? '');
      this.host.onSet(set);
      if (i === 0) this.isUp();
      // A long log comes page by page.
      if (set.activities.length === 0) await this.pause(POLL_PAUSE);
    }

    // Perhaps sockets get through by now.
    this.deafSockets = 1;
  }

  private isUp(): void {
    this.failures = 0;
    this.wasOnline = true;
    this.host.onStatus('online');
    this.flush();
  }

  private async admit(): Promise<Ticket> {
    if (this.ticket && Date.now() < this.renewAt) return this.ticket;
    const identity = this.host.identity();
    const token = identity === undefined ? undefined : await identity;
    if (token === null) throw new Refusal(401, 'NoIdentity', null);
    const resume = this.host.resume();
    const proof = token !== undefined ? { identity: token } : resume ? { resume } : {};
    const ticket = await this.line.token({ ...proof, locale: this.host.locale() });
    this.renewAt = Date.now() + ticket.expires_in * 500;
    this.ticket = ticket;
    this.host.onTicket(ticket);
    return ticket;
  }

  /** Decides what an error means; returns how long to wait before the next try. */
  private recover(error: unknown): number {
    this.failures++;
    if (error instanceof Refusal) {
      if (error.status === 401) {
        this.ticket = null;
        this.host.onStatus('locked');
        return Infinity;
      }

      if (error.status === 403 || error.status === 404) {
        // A token that ran out is renewed; a conversation that is gone is begun anew.
        if (this.ticket === null || error.status === 404) this.host.onForgotten();
        this.ticket = null;
        return this.failures > 2 ? this.backoff() : 0;
      }

      if (error.retryAfter) return error.retryAfter;
    }

    if (this.failures > 1) this.host.onStatus(this.wasOnline ? 'reconnecting' : 'unavailable');
    return this.backoff();
  }

  private backoff(): number {
    return Math.min(LONGEST_PAUSE, 250 * 2 ** Math.min(this.failures, 7)) * (0.75 + Math.random() / 2);
  }

  private pause(milliseconds: number): Promise<void> {
    if (milliseconds <= 0) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = milliseconds === Infinity ? undefined : setTimeout(resolve, milliseconds);
      this.wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  /** Sends what is pending, in order, one at a time. */
  flush(): void {
    if (!this.isFlushing && !this.stopped) void this.sendAll();
  }

  private async sendAll(): Promise<void> {
    this.isFlushing = true;
    try {
      for (let tries = 0; !this.stopped && this.ticket;) {
        const next = this.outbox.all().find((message) => message.state === 'queued' && !this.posted.has(message.id));
        if (!next) return;
        try {
          await this.line.post(await this.admit(), next.activity, next.id, this.host.locale());
          this.posted.add(next.id);
          tries = 0;
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
          tries++;
          const mayPass = error.status === 403 || error.status === 429 || error.status >= 500;
          if (error.status === 403) this.ticket = null;
          if (this.ticket === null && mayPass && tries < TRIES) await this.admit();
          if (!mayPass || tries >= TRIES) {
            this.outbox.mark(next.id, 'failed');
            this.host.onOutbox();
            tries = 0;
          } else if (error.status !== 403) {
            await new Promise((resolve) => setTimeout(resolve, error.retryAfter ?? 400 * tries));
          }
        }
      }
    } catch {
      // The network failed while the stream may still stand, or there is no token for now.
      setTimeout(() => this.flush(), RETRY_PAUSE);
    } finally {
      this.isFlushing = false;
    }
  }
}
