import type { Api } from './api.ts';
import { EMPTY, hear, missing, place, remove, rowsOf, settle, type Wish } from './cases.ts';
import type { DeskState, Store } from './state.ts';
import type { CasePage, CaseRow } from './wire.ts';

const PAGE = 100;
const PAUSE = 250;

/** The list of cases on the screen: reads what is looked at, and takes in what changes. */
export class Lists {
  private isHeld = false;
  private reading: AbortController | null = null;
  private range = { from: 0, to: PAGE };
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly store: Store, private readonly api: Api) {}

  get wish(): Wish {
    const { place: { view, by }, filter, me } = this.store.state;
    return { view, me: me?.id ?? '', agent: by.agent ?? '', now: Date.now() + this.api.skew, ...filter };
  }

  /** Begins another list. */
  begin(): void {
    this.isHeld = false;
    this.range = { from: 0, to: PAGE };
    this.store.update({ list: EMPTY, cursor: null });
    void this.read(0);
  }

  /** Reads again what is on the screen: something may have been missed. */
  reload(): void {
    void this.read(Math.floor(this.range.from / PAGE) * PAGE);
  }

  filter(change: Partial<DeskState['filter']>): void {
    this.store.update({ filter: { ...this.store.state.filter, ...change } });
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.begin(), change.q === undefined ? 0 : PAUSE);
  }

  /** Tells which rows are on the screen, so that they are read. */
  look(from: number, to: number): void {
    this.range = { from, to };
    const offset = missing(this.store.state.list, from, to, PAGE);
    if (offset !== null && !this.reading) void this.read(offset);
  }

  /** While the agent is at the list nothing moves in it. */
  hold(isHeld: boolean): void {
    this.isHeld = isHeld;
    if (!isHeld && this.store.state.list.left.length > 0 && this.store.state.list.fresh.length === 0) this.settle();
  }

  settle(): void {
    this.store.update({ list: settle(this.store.state.list, this.wish.view) });
  }

  hear(row: CaseRow, isRemoved = false): void {
    const { list } = this.store.state;
    if (!list.loaded) return;
    this.store.update({ list: isRemoved ? remove(list, row.id) : hear(list, row, this.wish, this.isHeld), facets: this.facets([row]) });
  }

  /** Changes a part of a row that is in the list. */
  patch(id: string, change: Partial<CaseRow>): void {
    const { list } = this.store.state;
    const rows = list.rows.map((row) => (row?.id === id ? { ...row, ...change } : row));
    this.store.update({ list: { ...list, rows } });
  }

  find(id: string): CaseRow | null {
    const { list } = this.store.state;
    return list.rows.find((row) => row?.id === id) ?? list.fresh.find((row) => row.id === id) ?? null;
  }

  private async read(offset: number): Promise<void> {
    this.reading?.abort();
    const reading = new AbortController();
    this.reading = reading;
    const { view, agent, reason, locale, q } = this.wish;
    try {
      const page = await this.api.get<CasePage>('cases', { view, agent, reason, locale, q, offset, limit: PAGE });
      if (reading.signal.aborted) return;
      this.store.update({ list: place(this.store.state.list, offset, rowsOf(page), page.total, page.more), counts: page.counts, mentions: page.mentions ?? [], facets: this.facets(page.rows), hasListFailed: false });
    } catch {
      if (reading.signal.aborted) return;
      this.store.update({ hasListFailed: true });
      return;
    } finally {
      if (this.reading === reading) this.reading = null;
    }

    this.look(this.range.from, this.range.to);
  }

  private facets(rows: readonly CaseRow[]): DeskState['facets'] {
    const { facets } = this.store.state;
    const reasons = { ...facets.reasons };
    const locales = { ...facets.locales };
    for (const { reason, locale, localeName } of rows) {
      if (reason) reasons[reason.topic] = reason.name;
      locales[locale] = localeName;
    }

    return { reasons, locales };
  }
}
