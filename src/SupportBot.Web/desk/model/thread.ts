import type { Memory } from '../../frame/model/memory.ts';
import { type Api, Refusal } from './api.ts';
import type { OpenCase, Store } from './state.ts';
import { arrange, foldOf, latestOfCustomer, merge } from './timeline.ts';
import type { CannedReply, CaseFile, CaseRow, CustomerPresence, Entry, Note, Person, Viewer } from './wire.ts';

const TYPING_LASTS = 6000;
const TYPING_PAUSE = 3000;
const VIEWING_PAUSE = 20_000;

const closed: Omit<OpenCase, 'id'> = {
  state: 'loading', row: null, file: null, log: [], notes: [], canned: null, viewers: [], reach: { delivered: 0, seen: 0 }, customerWrites: 0, writers: [], unfolded: new Set(), isCardOpen: true,
  mode: 'reply', wantsBox: false, read: 0, whisper: null, lost: null, revealed: null, target: null,
};

/** The case on the screen: its file, its log, its notes, and what is being written. */
export class Thread {
  private viewing: ReturnType<typeof setInterval> | undefined;
  private typedAt = 0;
  private turn = 0;
  private hasMissed = false;

  constructor(private readonly store: Store, private readonly api: Api, private readonly memory: () => Memory, private readonly onLog: (caseId: string, log: readonly Entry[]) => void) {}

  get open(): OpenCase | null {
    return this.store.state.open;
  }

  /** Has the agent write: the keyboard goes to the box as soon as it stands. */
  write(mode: 'reply' | 'note'): void {
    this.change({ mode, wantsBox: true });
  }

  /** Opens a case, or closes the one that is open. */
  show(id: string | null, row: CaseRow | null): void {
    const before = this.open?.id;
    if (before === id) return;
    clearInterval(this.viewing);
    if (before) this.tellViewing(before, false);
    if (id === null) return this.store.update({ open: null });
    this.store.update({ open: { ...closed, id, row, viewers: row?.viewers ?? [], isCardOpen: innerWidth > 700 && innerHeight > 640 } });
    this.tellViewing(id, true);
    this.viewing = setInterval(() => this.tellViewing(id, true), VIEWING_PAUSE);
    void this.load();
  }

  /** Reads everything of the case again. */
  async load(): Promise<void> {
    const id = this.open?.id;
    if (!id) return;
    try {
      const [file, { notes }] = await Promise.all([
        this.api.get<CaseFile>(`cases/${id}`),
        this.api.get<{ notes: readonly Note[] }>(`cases/${id}/notes`),
        this.catchUp(id),
      ]);
      if (this.open?.id !== id) return;
      this.change({ state: 'ready', file, notes, row: this.newerOf(file.row), viewers: file.row.viewers ?? this.open.viewers });
      this.mend(id);
      this.see();
      this.seeMentions();
      // What was heard while the log was being read may lie behind its end.
      if (this.hasMissed) await this.catchUp(id);
      this.hasMissed = false;
    } catch (error) {
      if (this.open?.id !== id || this.open.state === 'ready') return;
      if (error instanceof Refusal && error.code === 'unreadable-case') return this.damage(id, error.message);
      this.change({ state: error instanceof Refusal && error.status === 404 ? 'missing' : 'failed' });
    }
  }

  /** Nothing more of a case can be read. What is on the screen stays there. */
  damage(id: string, words: string): void {
    this.store.update({ damaged: { ...this.store.state.damaged, [id]: words } });
    if (this.open?.id === id && this.open.state !== 'ready') this.change({ state: 'damaged' });
  }

  private mend(id: string): void {
    const { [id]: mended, ...damaged } = this.store.state.damaged;
    if (mended !== undefined) this.store.update({ damaged });
  }

  /** Reads what came into the log since. */
  async catchUp(id: string): Promise<void> {
    let after = this.open?.id === id ? this.open.log.at(-1)?.sequence ?? 0 : 0;
    while (this.open?.id === id) {
      const page = await this.api.get<{ entries: readonly Entry[]; hasMore: boolean }>(`cases/${id}/transcript`, { after });
      if (this.open?.id !== id) return;
      this.take(page.entries);
      const last = page.entries.at(-1);
      if (!page.hasMore || !last) return;
      after = last.sequence;
    }
  }

  hearEntry(caseId: string, entry: Entry): void {
    if (this.open?.id !== caseId) return;
    const last = this.open.log.at(-1)?.sequence ?? 0;
    if (this.open.state === 'loading') {
      this.hasMissed = true;
      return;
    }

    // What came between is read from the log.
    if (entry.sequence > last + 1) void this.catchUp(caseId).catch(() => {});
    this.take([entry]);
    if (entry.kind === 'customer') this.change({ customerWrites: 0 });
    // What the customer does with the assistant moves the card, the checklist and the place on the way.
    if (entry.kind === 'system' || (entry.kind === 'customer' && this.open.row?.status !== 'assigned')) void this.refresh();
  }

  hearNote(caseId: string, note: Note): void {
    if (this.open?.id === caseId && !this.open.notes.some(({ id }) => id === note.id)) this.change({ notes: [...this.open.notes, note] });
  }

  hearRow(row: CaseRow): void {
    if (this.open?.id !== row.id) return;
    if (this.newerOf(row) !== row) return;
    const { lost } = this.open;
    this.change({ row, viewers: row.viewers ?? this.open.viewers, lost: row.status === 'assigned' ? lost : null });
    this.see();
  }

  /** The case as it was last: what was asked for before a change may be answered after it. */
  private newerOf(row: CaseRow): CaseRow {
    const known = this.open?.row;
    return known && known.id === row.id && Date.parse(known.updatedAt) > Date.parse(row.updatedAt) ? known : row;
  }

  hearTyping(caseId: string, who: 'customer' | Person, now: number): void {
    if (this.open?.id !== caseId) return;
    if (who === 'customer') return this.change({ customerWrites: now + TYPING_LASTS });
    if (who.id === this.store.state.me?.id) return;
    this.change({ writers: [...this.open.writers.filter(({ id }) => id !== who.id), { ...who, until: now + TYPING_LASTS }] });
  }

  hearReach(caseId: string, delivered: number, seen: number): void {
    if (this.open?.id === caseId) this.change({ reach: { delivered, seen } });
  }

  hearViewers(caseId: string, viewers: readonly Viewer[]): void {
    if (this.open?.id === caseId) this.change({ viewers });
  }

  hearPresence(caseId: string, presence: CustomerPresence): void {
    if (this.open?.id === caseId && this.open.row) this.change({ row: { ...this.open.row, presence } });
  }

  change(change: Partial<OpenCase>): void {
    if (this.open) this.store.update({ open: { ...this.open, ...change } });
  }

  /** Shows the whole transcript, or folds it again. */
  unfold(): void {
    this.change({ unfolded: this.open?.unfolded === true ? new Set() : true });
  }

  unfoldOne(key: string): void {
    if (this.open && this.open.unfolded !== true) this.change({ unfolded: new Set([...this.open.unfolded, key]) });
  }

  /** Scrolls to an entry, and opens the fold in which it lies. */
  jump(sequence: number): void {
    if (!this.open) return;
    const { log, notes, unfolded } = this.open;
    const fold = foldOf(arrange(log, notes, unfolded), sequence);
    if (fold) this.unfoldOne(fold);
    this.change({ target: { sequence, turn: ++this.turn } });
  }

  draft(kind: 'reply' | 'note', caseId: string): string {
    return this.memory().get(`draft:${caseId}:${kind}`) ?? '';
  }

  setDraft(kind: 'reply' | 'note', caseId: string, text: string): void {
    this.memory().set(`draft:${caseId}:${kind}`, text || null);
    if (kind !== 'reply' || this.open?.id !== caseId) return;
    if (text === '') return this.markRead();
    const isMine = this.open.row?.status === 'assigned' && this.open.row.agent?.id === this.store.state.me?.id;
    if (!isMine || Date.now() - this.typedAt < TYPING_PAUSE) return;
    this.typedAt = Date.now();
    void this.api.send('POST', `cases/${caseId}/typing`).catch(() => {});
  }

  /** Everything on the screen has been read. */
  markRead(): void {
    if (!this.open) return;
    const read = latestOfCustomer(this.open.log);
    if (read !== this.open.read) this.change({ read });
    this.see();
  }

  /** Whether the customer wrote something after the agent began to write. */
  get hasNews(): boolean {
    return this.open !== null && latestOfCustomer(this.open.log) > this.open.read;
  }

  async fetchCanned(): Promise<void> {
    const id = this.open?.id;
    if (!id) return;
    const { replies } = await this.api.get<{ replies: readonly CannedReply[] }>(`cases/${id}/canned`);
    if (this.open?.id === id) this.change({ canned: replies });
  }

  /** Reads the case's file again, for what an action changed in it. */
  async refresh(): Promise<void> {
    const id = this.open?.id;
    if (!id) return;
    const file = await this.api.get<CaseFile>(`cases/${id}`).catch(() => null);
    if (file && this.open?.id === id) this.change({ file, row: this.newerOf(file.row) });
  }

  /** The agent looks at a case in which a note calls it. */
  seeMentions(): void {
    const { open, mentions, me } = this.store.state;
    if (!open || !(mentions.includes(open.id) || open.notes.some((note) => note.mentions?.some(({ id }) => id === me?.id)))) return;
    this.store.update({ mentions: mentions.filter((id) => id !== open.id) });
    void this.api.send('POST', `cases/${open.id}/mentions/seen`).catch(() => {});
  }

  private take(entries: readonly Entry[]): void {
    if (!this.open) return;
    const log = merge(this.open.log, entries);
    const isWriting = this.draft('reply', this.open.id).trim() !== '' && this.open.state === 'ready';
    this.change({ log, read: isWriting ? this.open.read : latestOfCustomer(log) });
    this.onLog(this.open.id, log);
    this.see();
  }

  /** What is on the screen is no longer unread. */
  private see(): void {
    const row = this.open?.row;
    const { seen } = this.store.state;
    if (!row?.lastCustomerAt || document.visibilityState !== 'visible' || seen[row.id] === row.lastCustomerAt) return;
    const now = { ...seen, [row.id]: row.lastCustomerAt };
    this.memory().set('seen', JSON.stringify(Object.fromEntries(Object.entries(now).slice(-500))));
    this.store.update({ seen: now });
  }

  private tellViewing(id: string, viewing: boolean): void {
    void this.api.send('POST', `cases/${id}/viewing`, { viewing }).catch(() => {});
  }
}
