import { Memory } from '../../frame/model/memory.ts';
import { chooseLocale } from '../../languages/language.ts';
import { Push } from '../alerts/push.ts';
import { Alerts } from './alerts.ts';
import { Api, Refusal } from './api.ts';
import { Courier } from './courier.ts';
import { Lists } from './lists.ts';
import { newsOf } from './news.ts';
import { Outbox } from './outbox.ts';
import { addressOf, type Place, placeOf } from './place.ts';
import { type Settings, settingsOf } from './settings.ts';
import { EventSocket } from './socket.ts';
import { initial, type DeskState, type Overlay, Store } from './state.ts';
import { locales, translator } from './text.ts';
import { Thread } from './thread.ts';
import type { CaseRow, Frame, Presence, Session } from './wire.ts';

const ALIVE_PAUSE = 20_000;
const RETRY_PAUSE = 3000;
const SETTINGS_PAUSE = 500;
const PREFIX = 'supportbot-desk:';

/** The agents' desk without a page: who is signed in, where they are, and what they do. */
export class Desk {
  readonly store = new Store();
  readonly api = new Api(new URL('/desk/api/', location.href), () => this.state.locale);
  readonly lists = new Lists(this.store, this.api);
  readonly push = new Push(this.api, () => this.memory);
  readonly alerts = new Alerts(this.store, (caseId) => this.go({ page: 'cases', caseId }), () => this.socket?.seen(), () => this.push.isOn);
  readonly thread = new Thread(this.store, this.api, () => this.memory, (caseId, log) => this.courier?.settle(caseId, log));
  courier: Courier | null = null;
  private readonly device = new Memory(PREFIX);
  private memory = this.device;
  private socket: EventSocket | null = null;
  private aliveAt = 0;
  private settingsTimer: ReturnType<typeof setTimeout> | undefined;
  private readonly known = new Map<string, CaseRow>();

  constructor() {
    this.api.onSignedOut = () => this.expire();
    const kept = this.device.get('locale');
    const width = Number(this.device.get('list-width'));
    this.store.update({
      place: placeOf(new URL(location.href)),
      locale: chooseLocale(locales, [kept, ...navigator.languages]),
      listWidth: width >= 260 && width <= 420 ? width : initial.listWidth,
      isPanelOpen: this.device.get('panel') !== 'closed' && innerWidth >= 1200,
    });
    addEventListener('popstate', () => this.arrive(placeOf(new URL(location.href))));
    const touched = (): void => this.touch();
    for (const name of ['pointerdown', 'pointermove', 'keydown'] as const) addEventListener(name, touched, { passive: true });
    addEventListener('focus', () => this.alerts.acknowledge());
    navigator.serviceWorker?.addEventListener('message', ({ data }) => this.follow(data));
    navigator.serviceWorker?.startMessages();
    void this.start();
  }

  get state(): DeskState {
    return this.store.state;
  }

  /** Milliseconds since 1970 by the server's clock. */
  get now(): number {
    return Date.now() + this.api.skew;
  }

  async start(): Promise<void> {
    try {
      this.enter(await this.api.get<Session>('session'));
    } catch {
      this.store.update({ phase: 'unreachable' });
      setTimeout(() => void this.start(), RETRY_PAUSE);
    }
  }

  async signIn(userName: string, password: string): Promise<Refusal | null> {
    try {
      this.enter(await this.api.send<Session>('POST', 'session', { userName, password }));
      return null;
    } catch (error) {
      return error instanceof Refusal ? error : new Refusal(0, 'unreachable', '');
    }
  }

  /** Ends the session and forgets what it left on this device. */
  async signOut(): Promise<void> {
    await this.push.leave();
    await this.api.send('DELETE', 'session').catch(() => {});
    this.memory.clear(() => false);
    this.end(false);
    void this.start();
  }

  /** Replies that are not sent yet. */
  get unsent(): number {
    return Outbox.waiting(this.state.outbox);
  }

  go(change: Partial<Place>): void {
    const place = { ...this.state.place, ...change };
    if (addressOf(place) !== location.pathname + location.search) history.pushState(null, '', addressOf(place));
    this.arrive(place);
  }

  overlay(overlay: Overlay | null): void {
    this.store.update({ overlay });
  }

  speak(locale: string): void {
    this.device.set('locale', locale);
    this.store.update({ locale });
    if (!this.state.me) return;
    this.change({ locale });
    this.listen();
    this.refresh();
  }

  /** Changes settings; they are kept with the account. */
  change(change: Partial<Settings>): void {
    this.store.update({ settings: { ...this.state.settings, ...change } });
    clearTimeout(this.settingsTimer);
    this.settingsTimer = setTimeout(() => void this.api.send('PUT', 'me/settings', this.state.settings).catch(() => {}), SETTINGS_PAUSE);
  }

  async setStatus(status: Presence): Promise<void> {
    const before = this.state.status;
    this.store.update({ status });
    await this.api.send('PUT', 'me/status', { status }).catch(() => this.store.update({ status: before }));
  }

  setPanel(isPanelOpen: boolean): void {
    this.device.set('panel', isPanelOpen ? null : 'closed');
    this.store.update({ isPanelOpen });
  }

  setListWidth(width: number): void {
    const listWidth = Math.round(Math.min(420, Math.max(260, width)));
    this.device.set('list-width', String(listWidth));
    this.store.update({ listWidth });
  }

  /** Answers "Still there?". */
  stay(): void {
    this.store.update({ idle: null });
    this.aliveAt = 0;
    this.touch();
    if (this.state.status !== 'online') void this.setStatus('online');
  }

  /** Does something with the open case; the answer is null, or why it was refused. */
  async act(action: string, body: unknown = {}): Promise<string | null> {
    const id = this.state.open?.id;
    if (!id) return null;
    try {
      const { row } = await this.api.send<{ row: CaseRow }>('POST', `cases/${id}/${action}`, body);
      this.hear(row);
      void this.thread.refresh();
      void this.thread.catchUp(id).catch(() => {});
      return null;
    } catch (error) {
      if (!(error instanceof Refusal)) return this.refuse('unreachable');
      if (error.row) this.hear(error.row);
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

  private enter(session: Session): void {
    const { agent } = session;
    if (!agent) return this.store.update({ phase: 'signed-out', me: null, signIn: session.signIn ?? { local: true, providers: [] } });
    this.api.csrf = session.csrf ?? '';
    const settings = settingsOf(session.settings);
    this.memory = new Memory(`${PREFIX}${agent.id}:`);
    const seen = JSON.parse(this.memory.get('seen') ?? '{}') as Record<string, string>;
    this.store.update({
      phase: 'signed-in', me: agent, status: session.status ?? 'online', rules: session.desk ?? null, settings, seen, hasExpired: false,
      locale: settings.locale && locales.includes(settings.locale) ? settings.locale : this.state.locale,
    });
    this.courier = new Courier(this.store, this.api, this.memory, async (row) => {
      this.hear(row);
      await this.thread.catchUp(row.id);
    });
    this.listen();
    this.lists.begin();
    this.arrive(this.state.place);
    this.courier.flush();
    void this.push.begin();
  }

  /** Hears what happens, in the language of the page. */
  private listen(): void {
    this.socket?.stop();
    this.socket = new EventSocket(this.api.address('events').href.replace(/^http/, 'ws'), {
      onLine: (line) => {
        this.store.update({ line });
        if (line !== 'online') return;
        this.alerts.look();
        this.courier?.flush();
        void this.recallStatus();
      },
      onFrame: (frame) => this.receive(frame),
      onGap: () => this.refresh(),
      onRefused: () => this.isStillKnown(),
    });
    this.socket.watch(this.state.open?.id ?? null);
  }

  /** Goes where the address says. */
  private arrive(place: Place): void {
    const before = this.state.place;
    const isOther = before.view !== place.view;
    this.store.update({ place, overlay: null, ...(isOther ? { filter: initial.filter } : {}) });
    if (!this.state.me) return;
    if (isOther) this.lists.begin();
    const caseId = place.page === 'cases' ? place.caseId : null;
    this.thread.show(caseId, caseId === null ? null : this.lists.find(caseId));
    this.socket?.watch(caseId);
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

  private receive(frame: Frame): void {
    switch (frame.type) {
      case 'case': return this.hear(frame.row, frame.removed);
      case 'counts': return this.store.update({ counts: frame.counts });
      case 'entry': return this.thread.hearEntry(frame.caseId, frame.entry);
      case 'note': return this.thread.hearNote(frame.caseId, frame.note);
      case 'typing': return this.thread.hearTyping(frame.caseId, frame.who, Date.now());
      case 'presence':
        this.lists.patch(frame.caseId, { presence: frame.presence });
        return this.thread.hearPresence(frame.caseId, frame.presence);
      case 'viewers':
        this.lists.patch(frame.caseId, { viewers: frame.viewers });
        return this.thread.hearViewers(frame.caseId, frame.viewers);
      case 'alert': return this.alerts.tell(frame.alert, frame.row);
      case 'idle': return this.store.update({ idle: { until: Date.now() + frame.seconds * 1000, cases: frame.cases } });
      case 'signed-out': return this.expire();
    }
  }

  private hear(row: CaseRow, isRemoved = false): void {
    const before = this.known.get(row.id) ?? this.lists.find(row.id);
    this.known.set(row.id, row);
    this.lists.hear(row, isRemoved);
    this.thread.hearRow(row);
    const news = isRemoved ? null : newsOf(before, row, this.state.me?.id ?? '', this.now);
    if (news) this.alerts.tell(news, row);
  }

  private touch(): void {
    const now = Date.now();
    if (this.state.alerts > 0 && document.hasFocus()) this.alerts.acknowledge();
    if (!this.socket || this.state.idle || now - this.aliveAt < ALIVE_PAUSE) return;
    this.aliveAt = now;
    this.socket.alive();
  }

  /** An agent counts as here from the first socket on, and that was not so when the session was read. */
  private async recallStatus(): Promise<void> {
    const session = await this.api.get<Session>('session').catch(() => null);
    if (session?.agent && session.status) this.store.update({ status: session.status });
  }

  private async isStillKnown(): Promise<boolean> {
    const session = await this.api.get<Session>('session').catch(() => null);
    if (session && !session.agent) this.expire();
    return session === null || session.agent !== null;
  }

  private expire(): void {
    if (this.state.phase !== 'signed-in') return;
    this.end(true);
    void this.start();
  }

  /** Takes everything off the page. What was written and not sent stays on the device, for the same agent. */
  private end(hasExpired: boolean): void {
    this.socket?.stop();
    this.courier?.stop();
    this.socket = this.courier = null;
    this.thread.show(null, null);
    this.memory = this.device;
    this.known.clear();
    this.api.csrf = '';
    const { place, locale, listWidth, isPanelOpen } = this.state;
    this.store.update({ ...initial, phase: 'signed-out', signIn: { local: true, providers: [] }, hasExpired, place, locale, listWidth, isPanelOpen });
  }
}
