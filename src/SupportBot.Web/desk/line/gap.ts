/** What a frame's number tells of those before it. */
export type Continuity = 'next' | 'repeated' | 'gap';

/** Counts the frames of one socket. After a gap nothing that was heard can be relied on. */
export class FrameCounter {
  private last: number | null = null;

  /** Forgets the socket that is gone. */
  reset(): void {
    this.last = null;
  }

  take(sequence: number): Continuity {
    const { last } = this;
    if (last !== null && sequence <= last) return 'repeated';
    this.last = sequence;
    return last === null || sequence === last + 1 ? 'next' : 'gap';
  }
}
