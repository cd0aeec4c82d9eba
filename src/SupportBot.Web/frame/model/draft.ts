import type { Memory } from './memory.ts';

const KEY = 'draft';
const PAUSE = 250;

/** What stands in the message box. It is kept, unless it holds a secret: that is only on the screen while it is typed. */
export class Draft {
  private typed: string | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly memory: Memory, private readonly isSafe: (text: string) => boolean) {}

  static owns(key: string): boolean {
    return key === KEY;
  }

  /** What was typed here and is not stored. */
  get own(): string {
    return this.typed ?? '';
  }

  get text(): string {
    return this.typed ?? this.memory.get(KEY) ?? '';
  }

  write(text: string): void {
    this.typed = text;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.store(), PAUSE);
  }

  store(): void {
    clearTimeout(this.timer);
    if (this.typed === null) return;
    const isSafe = this.isSafe(this.typed);
    this.memory.set(KEY, isSafe && this.typed ? this.typed : null);
    if (isSafe) this.typed = null;
  }

  clear(): void {
    this.drop();
    this.memory.set(KEY, null);
  }

  /** Forgets what was typed here, without touching what is stored. */
  drop(): void {
    clearTimeout(this.timer);
    this.typed = null;
  }
}
