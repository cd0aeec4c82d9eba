import { chooseLocale } from '../../languages/language.ts';
import { Push } from '../alerts/push.ts';
import { Courier } from '../line/courier.ts';
import { Outbox } from '../line/outbox.ts';
import { Alerts } from './alerts.ts';
import { Api, Refusal } from './api.ts';
import { Door } from './door.ts';
import { Hearing } from './hearing.ts';
import { Lists } from './lists.ts';
import { addressOf, type Place, placeOf } from './place.ts';
import type { Settings } from './settings.ts';
import { initial, type DeskState, type Overlay, Store } from './state.ts';
import { learn, locales, translator } from './text.ts';
import { Thread } from './thread.ts';
import type { CaseRow, Presence } from './wire.ts';

const SETTINGS_PAUSE = 500;

/** The agents' desk without a page: where an agent is, and what they do. Its parts know who that is, and what happens. */
export class Desk {
  readonly store = new Store();
  readonly api = new Api(new URL('/desk/api/', location.href), () => this.state.locale);
  readonly lists = new Lists(this.store, this.api);
  readonly push = new Push(this.api, () => this.door.memory);
  readonly alerts = new Alerts(this.store, (caseId) => this.go({ page: 'cases', caseId }), () => this.hearing.see(), () => this.push.isOn);
  readonly thread = new Thread(this.store, this.api, () => this.door.memory, (caseId, log) => this.courier?.settle(caseId, log));
  courier: Courier | null = null;
  private readonly door = new Door(this.store, this.api, { onEnter: () => this.begin(), onLeave: () => this.clear() });
  private readonly hearing = new Hearing(this.store, this.api, this.lists, this.thread, this.alerts, {
    onOnline: () => {
      this.alerts.look();
      this.courier?.flush();
      void this.door.recallStatus();
    },
    onGap: () => this.refresh(),
    onRefused: () => this.door.isStillKnown(),
    onSignedOut: () => this.door.expire(),
  });

  private settingsTimer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    const { device } = this.door;
    const width = Number(device.get('list-width'));
    const place = placeOf(new URL(location.href));
    this.store.update({
      place,
      filter: filterOf(place),
      locale: chooseLocale(locales, [device.get('locale'), ...navigator.languages]),
      listWidth: width >= 260 && width <= 420 ? width : initial.listWidth,
      isPanelOpen: device.get('panel') !== 'closed' && innerWidth >= 1200,
    });
    addEventListener('popstate', () => this.arrive(placeOf(new URL(location.href))));
    navigator.serviceWorker?.addEventListener('message', ({ data }) => this.follow(data));
    navigator.serviceWorker?.startMessages();
    void this.door.open();
  }

  get state(): DeskState {
    return this.store.state;
  }

  /** Milliseconds since 1970 by the server's clock. */
  get now(): number {
    return Date.now() + this.api.skew;
  }

  signIn(userName: string, password: string): Promise<Refusal | null> {
    return this.door.signIn(userName, password);
  }

  async signOut(): Promise<void> {
    await this.push.leave();
    await this.door.signOut();
  }

  setStatus(status: Presence): Promise<void> {
    return this.door.setStatus(status);
  }

  /** Replies that are not sent yet. */
  get unsent(): number {
    return Outbox.waiting(this.state.outbox);
  }

  go(change: Partial<Place>): void {
    const before = this.state.place;
    const isOther = change.view !== undefined || (change.page !== undefined && change.page !== before.page);
    const place = { ...before, ...(isOther ? { by: {} } : {}), ...change };
    if (addressOf(place) !== location.pathname + location.search) history.pushState(null, '', addressOf(place));
    this.arrive(place);
  }

  overlay(overlay: Overlay | null): void {
    this.store.update({ overlay });
  }

  /** Goes on in another language, once its words are there. */
  async speak(locale: string): Promise<void> {
    const isThere = await learn(locale).then(() => true, () => false);
    if (!isThere) return this.alerts.toast(translator(this.state.locale)('refusal.unreachable'), { isBad: true });
    this.door.device.set('locale', locale);
    this.store.update({ locale });
    if (!this.state.me) return;
    this.change({ locale });
    this.hearing.listen();
    this.refresh();
  }

  /** Changes settings; they are kept with the account. */
  change(change: Partial<Settings>): void {
    this.store.update({ settings: { ...this.state.settings, ...change } });
    clearTimeout(this.settingsTimer);
    this.settingsTimer = setTimeout(() => void this.api.send('PUT', 'me/settings', this.state.settings).catch(() => {}), SETTINGS_PAUSE);
  }

  setPanel(isPanelOpen: boolean): void {
    this.door.device.set('panel', isPanelOpen ? null : 'closed');
    this.store.update({ isPanelOpen });
  }

  setListWidth(width: number): void {
    const listWidth = Math.round(Math.min(420, Math.max(260, width)));
    this.door.device.set('list-width', String(listWidth));
    this.store.update({ listWidth });
  }

  /** Answers "Still there?". */
  stay(): void {
    this.store.update({ idle: null });
    this.hearing.touch(true);
    if (this.state.status !== 'online') void this.setStatus('online');
  }

  /** Begins a note that calls whoever has the case. */
  whisper({ id, agent }: CaseRow): void {
    if (!agent) return;
    if (this.state.place.page !== 'cases' || this.state.open?.id !== id) this.go({ page: 'cases', caseId: id });
    this.thread.change({ mode: 'note', whisper: agent });
  }

  /** Reads the open case again, and listens to it again. */
  retry(): void {
    this.thread.change({ state: 'loading' });
    this.hearing.watch(this.state.open?.id ?? null);
    void this.thread.load();
  }

  /** Does something with the open case; the answer is null, or why it was refused. */
  async act(action: string, body: unknown = {}): Promise<string | null> {
    const id = this.state.open?.id;
    if (!id) return null;
    try {
      const { row } = await this.api.send<{ row: CaseRow }>('POST', `cases/${id}/${action}`, body);
      this.hearing.hear(row);
      void this.thread.refresh();
      void this.thread.catchUp(id).catch(() => {});
      return null;
    } catch (error) {
      if (!(error instanceof Refusal)) return this.refuse('unreachable');
      if (error.row) this.hearing.hear(error.row);
      if (error.reason === 'taken' && action === 'claim' && error.row?.agent) {
        this.thread.change({ lost: { name: error.row.agent.name, at: Date.parse(error.row.statusSince) } });
        return 'taken';
      }

      return this.refuse(error.reason ?? (error.status === 403 ? 'forbidden' : 'error'));
    }
  }

  private refuse(reason: string): string {
    const text = translator(this.state.locale);
    this.alerts.toast(text.find(`refusal.${reason}`, text('refusal.error')), { isBad: true });
    return reason;
  }

  /** Shows the desk to the agent who came in. */
  private begin(): void {
    this.courier = new Courier(this.store, this.api, this.door.memory, async (row) => {
      this.hearing.hear(row);
      await this.thread.catchUp(row.id);
    });
    this.hearing.listen();
    this.lists.begin();
    this.arrive(this.state.place);
    this.courier.flush();
    void this.push.begin();
  }

  /** Goes where the address says. */
  private arrive(place: Place): void {
    const before = this.state.place;
    const isOther = before.view !== place.view || JSON.stringify(before.by) !== JSON.stringify(place.by);
    this.store.update({ place, overlay: null, ...(isOther ? { filter: filterOf(place) } : {}) });
    if (!this.state.me) return;
    if (isOther) this.lists.begin();
    const caseId = place.page === 'cases' ? place.caseId : null;
    this.thread.show(caseId, caseId === null ? null : this.lists.find(caseId));
    this.hearing.watch(caseId);
    if (caseId !== null) this.store.update({ cursor: caseId, toasts: this.state.toasts.filter((toast) => toast.caseId !== caseId) });
    this.alerts.acknowledge();
  }

  /** Goes where a notification leads that was pressed while this page was open. */
  private follow(message: { open?: unknown } | null): void {
    if (typeof message?.open !== 'string') return;
    const url = new URL(message.open, location.href);
    if (url.origin === location.origin) this.go(placeOf(url));
  }

  private refresh(): void {
    this.lists.reload();
    void this.thread.load();
  }

  private clear(): void {
    this.hearing.stop();
    this.courier?.stop();
    this.courier = null;
    this.thread.show(null, null);
  }
}

function filterOf({ by }: Place): DeskState['filter'] {
  return { ...initial.filter, reason: by.reason ?? '', locale: by.locale ?? '' };
}
