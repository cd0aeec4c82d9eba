import type { Memory } from '../../frame/model/memory.ts';

/** A reply on its way. Its id is the idempotency key, so it may be sent as often as it takes. */
export interface Reply {
  readonly id: string;
  readonly caseId: string;
  readonly text: string;
  /** Sequence of the last entry that the agent had read. */
  readonly after: number;
  readonly at: number;
  readonly state: 'queued' | 'sent' | 'failed';
  /** Why it failed: the server's refusal, or `error`. */
  readonly problem?: string;
  /** Where it stands in the log, once it was sent. */
  readonly sequence?: number;
}

const KEY = 'reply:';

/** Replies that are not in the log yet. One entry of storage a reply, so it survives a reload, and tabs do not overwrite one another. */
export class Outbox {
  constructor(private readonly memory: Memory) {}

  /** All replies, oldest first. */
  all(): readonly Reply[] {
    return this.memory.keys(KEY).map((key) => parse(this.memory.get(key))).filter((reply) => reply !== null)
      .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  }

  add(caseId: string, text: string, after: number, now: number): Reply {
    const latest = this.all().at(-1)?.at ?? 0;
    const reply: Reply = { id: crypto.randomUUID(), caseId, text, after, at: Math.max(now, latest + 1), state: 'queued' };
    this.put(reply);
    return reply;
  }

  /** The next reply to send. Behind one that failed, those of the same case wait: the order of what an agent says is kept. */
  next(): Reply | null {
    const blocked = new Set<string>();
    for (const reply of this.all()) {
      if (reply.state === 'queued' && !blocked.has(reply.caseId)) return reply;
      if (reply.state === 'failed') blocked.add(reply.caseId);
    }

    return null;
  }

  change(id: string, change: Partial<Reply>): void {
    const reply = parse(this.memory.get(KEY + id));
    if (!reply) return;
    const { problem: _, ...rest } = reply;
    this.put({ ...rest, ...change });
  }

  remove(id: string): void {
    this.memory.set(KEY + id, null);
  }

  /** Drops the replies of a case that its log holds by now. */
  settle(caseId: string, sequences: ReadonlySet<number>): void {
    for (const reply of this.all()) if (reply.caseId === caseId && reply.sequence !== undefined && sequences.has(reply.sequence)) this.remove(reply.id);
  }

  /** How many wait to be sent. */
  static waiting(replies: readonly Reply[]): number {
    return replies.filter(({ state }) => state === 'queued').length;
  }

  private put(reply: Reply): void {
    this.memory.set(KEY + reply.id, JSON.stringify(reply));
  }
}

function parse(json: string | null): Reply | null {
  try {
    return json === null ? null : (JSON.parse(json) as Reply);
  } catch {
    return null;
  }
}
