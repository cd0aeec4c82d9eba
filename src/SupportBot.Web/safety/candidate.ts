/** A stretch of folded text that has the shape of a secret, with its surroundings. */
export class Candidate {
  constructor(readonly text: string, readonly start: number, readonly end: number) {}

  get value(): string {
    return this.text.slice(this.start, this.end);
  }

  get digits(): number {
    return this.count(/[0-9]/g);
  }

  before(length: number): string {
    return this.text.slice(Math.max(0, this.start - length), this.start);
  }

  after(length: number): string {
    return this.text.slice(this.end, this.end + length);
  }

  count(characters: RegExp): number {
    return this.value.match(characters)?.length ?? 0;
  }

  /** The value without spaces, hyphens and brackets, in capitals. */
  squashed(): string {
    return this.value.replace(/[^0-9A-Za-z]/g, '').toUpperCase();
  }
}
