const PAUSE = 3_000;

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
