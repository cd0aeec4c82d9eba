import { chooseLocale } from '../../languages/language.ts';
import type { ChatState } from './chatState.ts';
import { Draft } from './draft.ts';
import { Memory } from './memory.ts';
import { Outbox } from './outbox.ts';
import { locales } from './text.ts';

const LOCALE = 'locale';

/** What this browser keeps of one chat: the draft, what is on its way, what was ticked, rated and seen, and what opens the conversation again. */
export class Belongings {
  readonly outbox: Outbox;
  readonly draft: Draft;
  /** Whether what is stored is known to belong to this visitor: the account that was here before may have been another. */
  isMine: boolean;

  private readonly memory: Memory;

  constructor(name: string, private readonly isVerified: boolean, isSafe: (text: string) => boolean) {
    this.memory = new Memory(name);
    this.isMine = !isVerified;
    this.outbox = new Outbox(this.memory);
    this.draft = new Draft(this.memory, isSafe);
  }

  get resume(): string | null {
    return this.isVerified ? null : this.memory.get('resume');
  }

  get seen(): string | null {
    return this.memory.get('seen');
  }

  get locale(): string | null {
    return this.memory.get(LOCALE);
  }

  chooseLocale(wishes: readonly string[]): string {
    return chooseLocale(locales, [this.locale, ...wishes]);
  }

  /** What the pages show of it. */
  shown(): Pick<ChatState, 'draft' | 'ticks' | 'rated' | 'outbox'> {
    if (!this.isMine) return { draft: this.draft.own, ticks: [], rated: [], outbox: [] };
    const ticks = this.memory.get('ticks');
    return {
      draft: this.draft.text,
      ticks: ticks ? (JSON.parse(ticks) as string[]) : [],
      rated: this.memory.get('rated')?.split(' ') ?? [],
      outbox: this.outbox.all(),
    };
  }

  note(key: 'locale' | 'seen', value: string): void {
    if (this.memory.get(key) !== value) this.memory.set(key, value);
  }

  tick(id: string, ready: boolean): void {
    const others = this.shown().ticks.filter((ticked) => ticked !== id);
    this.memory.set('ticks', JSON.stringify(ready ? [...others, id] : others));
  }

  rate(id: string): void {
    this.memory.set('rated', [...this.shown().rated.slice(-3), id].join(' '));
  }

  /** Notes to which conversation everything belongs from now on. Returns whether it was another one before. */
  enter(conversationId: string, resume: string | undefined): boolean {
    const known = this.memory.get('conversation');
    const isAnother = known !== null && known !== conversationId;
    if (isAnother) this.forget();
    this.memory.set('conversation', conversationId);
    if (!this.isVerified && resume) this.memory.set('resume', resume);
    this.isMine = true;
    return isAnother;
  }

  /** Forgets all but the language, which tells nothing. */
  forget(): void {
    this.draft.drop();
    this.memory.clear((key) => key === LOCALE);
  }

  /** Forgets the conversation. What the customer wrote and the server never got stays, for the next one. */
  forgetConversation(): void {
    this.memory.clear((key) => key === LOCALE || Draft.owns(key) || Outbox.owns(key));
  }

  /** What is stored waits until the same account is back. */
  lock(): void {
    this.draft.drop();
    this.isMine = false;
  }

  /** Calls back when another tab changed something. */
  watch(listener: () => void): () => void {
    return this.memory.watch(listener);
  }
}
