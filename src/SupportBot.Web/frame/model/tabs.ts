/** Lets several tabs act as one: the first holds the line and tells the others what it hears; when it goes, the next takes over. */
export class Tabs<Message> {
  isLeader = false;

  private readonly channel: BroadcastChannel | undefined;
  private readonly closing = new AbortController();

  constructor(name: string, onMessage: (message: Message) => void, private readonly onLead: () => void) {
    if (typeof BroadcastChannel === 'function' && 'locks' in navigator) {
      this.channel = new BroadcastChannel(name);
      this.channel.onmessage = ({ data }) => onMessage(data as Message);
      // The lock is held until this page goes away.
      navigator.locks.request(name, { signal: this.closing.signal }, () => this.lead()).catch(() => this.leadAlone());
    } else {
      queueMicrotask(() => void this.lead());
    }
  }

  post(message: Message): void {
    this.channel?.postMessage(message);
  }

  close(): void {
    this.channel?.close();
    this.closing.abort();
    this.release();
  }

  private release: () => void = () => {};

  private lead(): Promise<void> {
    if (this.closing.signal.aborted) return Promise.resolve();
    this.isLeader = true;
    const held = new Promise<void>((resolve) => {
      this.release = resolve;
    });
    this.onLead();
    return held;
  }

  // Where locks are forbidden every tab holds a line of its own; the log is the same for all.
  private leadAlone(): void {
    if (!this.isLeader) void this.lead();
  }
}
