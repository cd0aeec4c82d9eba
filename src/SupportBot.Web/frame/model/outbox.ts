import { type Activity, isFromCustomer, type Outgoing } from './activity.ts';
import type { Memory } from './memory.ts';

/** A message on its way. Its id is the idempotency key, so it may be sent as often as it takes. */
export interface Pending {
  readonly id: string;
  readonly at: number;
  readonly state: 'queued' | 'failed';
  readonly activity: Outgoing;
}

const KEY = 'out:';

/**
 * What was written and is not in the log yet. One entry of storage a message: it survives a reload, and several tabs can add to it
 * without overwriting one another.
 */
export class Outbox {
  constructor(private readonly memory: Memory) {}

  /** Whether an entry of storage is a pending message. */
  static owns(key: string): boolean {
    return key.startsWith(KEY);
  }

  /** All that is pending, oldest first. */
  all(): readonly Pending[] {
    return this.memory.keys(KEY).map((key) => parse(this.memory.get(key))).filter((message) => message !== null)
      .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  }

  add(activity: Outgoing, now: number): Pending {
    const latest = this.all().at(-1)?.at ?? 0;
    const message: Pending = { id: crypto.randomUUID(), at: Math.max(now, latest + 1), state: 'queued', activity };
    this.put(message);
    return message;
  }

  mark(id: string, state: Pending['state']): void {
    const message = parse(this.memory.get(KEY + id));
    if (message) this.put({ ...message, state });
  }

  remove(id: string): void {
    this.memory.set(KEY + id, null);
  }

  /** Drops what the log holds by now. */
  settle(log: readonly Activity[]): void {
    const arrived = new Set(log.filter(isFromCustomer).map((activity) => activity.channelData?.clientActivityID));
    for (const { id } of this.all()) if (arrived.has(id)) this.remove(id);
  }

  private put(message: Pending): void {
    this.memory.set(KEY + message.id, JSON.stringify(message));
  }
}

function parse(json: string | null): Pending | null {
  try {
    return json === null ? null : (JSON.parse(json) as Pending);
  } catch {
    return null;
  }
}
