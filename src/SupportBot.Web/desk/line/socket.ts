import { FrameCounter } from './gap.ts';
import type { Frame } from '../model/wire.ts';

const SILENCE = 45_000;
const OPENING = 10_000;
const LONGEST_PAUSE = 15_000;
const OFFLINE_AFTER = 30_000;

/** How the desk stands with the server; `offline` after half a minute without it. */
export type Line = 'connecting' | 'online' | 'reconnecting' | 'offline';

export interface SocketHost {
  onLine(line: Line): void;
  onFrame(frame: Frame): void;
  /** Something may have been missed: read everything again. */
  onGap(): void;
  /** A socket could not be opened; says whether to go on trying. */
  onRefused(): Promise<boolean>;
}

/** Hears what happens at the desk, for as long as it takes: reconnects, and notices what it missed. */
export class EventSocket {
  private readonly counter = new FrameCounter();
  private readonly abort = new AbortController();
  private socket: WebSocket | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private lostTimer: ReturnType<typeof setTimeout> | undefined;
  private failures = 0;
  private wasOnline = false;
  private watched: string | null = null;

  constructor(private readonly url: string, private readonly host: SocketHost) {
    addEventListener('online', () => this.poke(), { signal: this.abort.signal });
    addEventListener('offline', () => this.lose(false), { signal: this.abort.signal });
    document.addEventListener('visibilitychange', () => this.poke(), { signal: this.abort.signal });
    this.open();
  }

  /** Hears the entries of this case from now on. */
  watch(caseId: string | null): void {
    this.watched = caseId;
    this.send({ type: 'watch', caseId });
  }

  /** Tells that somebody sits here. */
  alive(): void {
    this.send({ type: 'alive' });
  }

  /** Tells that the page is in view, with all that it shows. */
  seen(): void {
    this.send({ type: 'seen' });
  }

  /** Tries again at once. */
  poke(): void {
    if (this.socket === null && !this.abort.signal.aborted) this.open();
  }

  stop(): void {
    this.abort.abort();
    clearTimeout(this.timer);
    clearTimeout(this.lostTimer);
    this.drop();
  }

  private send(message: unknown): void {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(message));
  }

  private open(): void {
    clearTimeout(this.timer);
    this.counter.reset();
    const socket = new WebSocket(this.url);
    let opened = false;
    this.socket = socket;
    this.expect(OPENING);
    socket.onopen = () => {
      opened = true;
      this.expect(SILENCE);
    };
    socket.onmessage = ({ data }) => {
      this.expect(SILENCE);
      if (data) this.hear(JSON.parse(data as string) as Frame);
    };
    socket.onclose = socket.onerror = () => {
      this.lose(!opened);
    };
  }

  private hear(frame: Frame): void {
    const continuity = this.counter.take(frame.sequence);
    if (continuity === 'repeated') return;
    if (frame.type === 'hello') {
      clearTimeout(this.lostTimer);
      this.failures = 0;
      this.host.onLine('online');
      if (this.watched) this.watch(this.watched);
      if (this.wasOnline) this.host.onGap();
      this.wasOnline = true;
    } else {
      this.host.onFrame(frame);
      if (continuity === 'gap') this.host.onGap();
    }
  }

  private expect(limit: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.lose(limit === OPENING), limit);
  }

  private drop(): void {
    const { socket } = this;
    this.socket = null;
    if (!socket) return;
    socket.onopen = socket.onmessage = socket.onclose = socket.onerror = null;
    socket.close();
  }

  private lose(wasRefused: boolean): void {
    if (this.abort.signal.aborted) return;
    this.drop();
    if (this.failures++ === 0) {
      this.host.onLine('reconnecting');
      this.lostTimer = setTimeout(() => this.host.onLine('offline'), OFFLINE_AFTER);
    }

    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.retry(wasRefused), Math.min(LONGEST_PAUSE, 250 * 2 ** Math.min(this.failures, 7)) * (0.75 + Math.random() / 2));
  }

  private async retry(wasRefused: boolean): Promise<void> {
    if (wasRefused && !(await this.host.onRefused())) return this.stop();
    this.poke();
  }
}
