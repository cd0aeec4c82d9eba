import type { Memory } from '../../frame/model/memory.ts';
import { type Api, Refusal } from '../model/api.ts';
import { Outbox } from './outbox.ts';
import type { Store } from '../model/state.ts';
import type { CaseRow, Entry } from '../model/wire.ts';

const PAUSE = 2000;
const TRIES = 5;

/** Takes replies to the server, one at a time and in order, for as long as it takes. */
export class Courier {
  private readonly outbox: Outbox;
  private isBusy = false;
  private isStopped = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly store: Store, private readonly api: Api, memory: Memory, private readonly onSent: (row: CaseRow) => Promise<void>) {
    this.outbox = new Outbox(memory);
    this.show();
  }

  post(caseId: string, text: string, after: number): void {
    this.outbox.add(caseId, text, after, Date.now());
    this.show();
    this.flush();
  }

  /** Sends once more what failed; what the agent has read since counts as read. */
  retry(id: string, after: number): void {
    this.outbox.change(id, { state: 'queued', after });
    this.show();
    this.flush();
  }

  drop(id: string): void {
    this.outbox.remove(id);
    this.show();
    this.flush();
  }

  settle(caseId: string, log: readonly Entry[]): void {
    if (!this.store.state.outbox.some((reply) => reply.caseId === caseId && reply.sequence !== undefined)) return;
    this.outbox.settle(caseId, new Set(log.map(({ sequence }) => sequence)));
    this.show();
  }

  stop(): void {
    this.isStopped = true;
    clearTimeout(this.timer);
  }

  flush(): void {
    clearTimeout(this.timer);
    if (!this.isBusy && !this.isStopped) void this.sendAll();
  }

  private async sendAll(): Promise<void> {
    this.isBusy = true;
    try {
      for (let tries = 0; !this.isStopped;) {
        const next = this.outbox.next();
        if (!next) return;
        try {
          const { row, sequence } = await this.api.send<{ row: CaseRow; sequence?: number }>('POST', `cases/${next.caseId}/reply`, { text: next.text, after: next.after }, next.id);
          tries = 0;
          const isOpen = this.store.state.open?.id === next.caseId;
          if (isOpen && sequence !== undefined) this.outbox.change(next.id, { state: 'sent', sequence });
          else this.outbox.remove(next.id);
          await this.onSent(row).catch(() => {});
          this.show();
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
          if (error.status === 401) return;
          if (error.status < 500 && error.status !== 429 || ++tries >= TRIES) {
            this.outbox.change(next.id, { state: 'failed', problem: error.reason ?? 'error' });
            this.show();
            tries = 0;
          } else await new Promise((resolve) => setTimeout(resolve, error.retryAfter ?? 400 * tries));
        }
      }
    } catch {
      // The network failed: it goes on when there is one again.
      this.timer = setTimeout(() => this.flush(), PAUSE);
    } finally {
      this.isBusy = false;
    }
  }

  private show(): void {
    this.store.update({ outbox: this.outbox.all() });
  }
}
