import { type Activity, isFromCustomer } from './activity.ts';

const SHOWN = 6_000;
const PAUSE = 3_000;

/** Who types: the agent, as far as is known, and the customer, who is told of at most every three seconds. */
export class Typing {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private toldAt = -Infinity;

  constructor(private readonly onWriter: (name: string | null) => void) {}

  /** Takes in what was heard; somebody who said something has stopped writing it. */
  hear(activities: readonly Activity[]): void {
    for (const activity of activities) {
      if (isFromCustomer(activity)) continue;
      if (activity.type === 'typing') this.show(activity.from?.name ?? '');
      else this.stop();
    }
  }

  /** Whether it is time to tell that the customer types; then it is taken as told. */
  isDue(now: number): boolean {
    const isDue = now - this.toldAt >= PAUSE;
    if (isDue) this.toldAt = now;
    return isDue;
  }

  stop(): void {
    clearTimeout(this.timer);
    this.onWriter(null);
  }

  private show(name: string): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.onWriter(null), SHOWN);
    this.onWriter(name);
  }
}

/** Tells which bubble of an agent the customer saw: each once, and at most one every three seconds, the newest. */
export class Sight {
  private looked = '';
  private told = '';
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly isSeen: () => boolean, private readonly onSeen: (id: string) => void) {}

  look(id: string): void {
    this.looked = id;
  }

  /** Tells it, if there is something to tell and the chat is on the screen. */
  tell(): void {
    if (this.timer || this.looked === this.told || !this.isSeen()) return;
    this.told = this.looked;
    this.onSeen(this.told);
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.tell();
    }, PAUSE);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.looked = this.told;
  }
}
