import { chooseLocale } from '../../languages/language.ts';
import { type Activity, type ActivitySet, isFromCustomer, merge, type Outgoing } from './activity.ts';
import { Connection, type Status } from './connection.ts';
import { chatName, type Gone } from './chatName.ts';
import type { ChatState, Surroundings } from './chatState.ts';
import type { DirectLine, Ticket } from './directLine.ts';
import { Draft } from './draft.ts';
import { guard } from './guard.ts';
import { Memory } from './memory.ts';
import { Outbox } from './outbox.ts';
import { Tabs } from './tabs.ts';
import { locales } from './text.ts';
import { countUnread } from './turns.ts';

type Shared =
  | { type: 'hello' }
  | { type: 'snapshot'; status: Status; conversationId: string | null; log: readonly Activity[]; watermark: string | null }
  | { type: 'set'; set: ActivitySet }
  | { type: 'status'; status: Status }
  | { type: 'poke' }
  | Gone;

const LOCALE = 'locale';

/** One conversation as one browser sees it: what was said, what is on its way, and what stays on this device. */
export class Chat {
  state: ChatState;

  private readonly memory: Memory;
  private readonly outbox: Outbox;
  private readonly draft: Draft;
  private readonly tabs: Tabs<Shared>;
  private readonly stopWatching: () => void;
  private readonly listeners = new Set<() => void>();
  private readonly abort = new AbortController();
  private connection: Connection | undefined;
  private watermark: string | null = null;
  private isVisible = false;
  /** Whether what is stored is known to belong to this visitor: the account that was here before may have been another. */
  private isMine: boolean;

  constructor(private readonly line: DirectLine, private readonly surroundings: Surroundings) {
    const name = chatName(surroundings.origin, this.isVerified);
    this.memory = new Memory(name);
    this.isMine = !this.isVerified;
    this.outbox = new Outbox(this.memory);
    this.draft = new Draft(this.memory, (text) => guard(text, this.state).kinds.length === 0);
    this.state = {
      status: 'connecting', online: navigator.onLine, loaded: false, conversationId: null, log: [], unread: 0, stopped: null,
      locale: chooseLocale(locales, [this.memory.get(LOCALE), ...surroundings.wishes]),
      ...this.remembered(),
    };
    this.tabs = new Tabs<Shared>(name, (message) => this.hear(message), () => this.connect());
    this.tabs.post({ type: 'hello' });
    this.stopWatching = this.memory.watch(() => this.recall());
    const update = (): void => this.update({ online: navigator.onLine });
    addEventListener('online', update, { signal: this.abort.signal });
    addEventListener('offline', update, { signal: this.abort.signal });
    document.addEventListener('visibilitychange', () => this.see(), { signal: this.abort.signal });
    addEventListener('pagehide', () => this.draft.store(), { signal: this.abort.signal });
  }

  get isVerified(): boolean {
    return this.surroundings.identity !== undefined;
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  dispose(): void {
    this.draft.drop();
    this.abort.abort();
    this.connection?.stop();
    this.stopWatching();
    this.tabs.close();
    this.listeners.clear();
  }

  /** Forgets everything on this device, in all tabs, and begins anew. The language stays: it tells nothing. */
  forget(): void {
    this.tabs.post({ type: 'gone' });
    this.wipe();
    this.reconnect();
  }

  /** Sends what the customer wrote, unless it holds a secret: then nothing leaves the browser. */
  send(text: string): boolean {
    const trimmed = text.trim();
    if (!trimmed) return false;
    const redaction = guard(trimmed, this.state);
    if (redaction.kinds.length > 0) {
      this.update({ stopped: redaction });
      return false;
    }

    this.draft.clear();
    this.update({ stopped: null });
    this.post({ type: 'message', text: trimmed });
    return true;
  }

  /** Sends the message that was stopped without its secrets. */
  sendRedacted(): void {
    const text = this.state.stopped?.text;
    if (!text) return;
    this.draft.clear();
    this.update({ stopped: null });
    this.post({ type: 'message', text });
  }

  /** Sends something that the widget says in the customer's name: an answer, back, a person. */
  say(text: string): void {
    this.post({ type: 'message', text });
  }

  retry(id: string): void {
    this.outbox.mark(id, 'queued');
    this.flush();
  }

  setDraft(draft: string): void {
    this.draft.write(draft);
    this.update({ draft, stopped: null });
  }

  tick(id: string, ready: boolean): void {
    const ticks = ready ? [...this.state.ticks, id] : this.state.ticks.filter((ticked) => ticked !== id);
    this.memory.set('ticks', JSON.stringify(ticks));
    this.update({ ticks });
  }

  /** Changes the widget's language; the conversation's follows when the customer says so. */
  setLocale(locale: string): void {
    this.memory.set(LOCALE, locale);
    this.update({ locale });
  }

  rate(closedBy: string, score: number, comment?: string): void {
    const clean = comment === undefined ? {} : { comment: guard(comment, this.state).text };
    this.post({ type: 'event', name: 'rating', value: { score, ...clean } });
    this.surroundings.emit('rating', { score });
    if (comment !== undefined) this.closeRating(closedBy);
  }

  closeRating(closedBy: string): void {
    this.memory.set('rated', closedBy);
    this.update({ rated: closedBy });
  }

  /** Whether the panel is on the screen. What is seen is no longer unread, in any tab. */
  setVisible(visible: boolean): void {
    this.isVisible = visible;
    this.see();
  }

  /** Signs in again after the chat was locked, or tries to connect at once. */
  wake(): void {
    if (this.connection) this.connection.poke();
    else this.tabs.post({ type: 'poke' });
    if (this.state.status === 'locked') this.setStatus('connecting');
  }

  private post(activity: Outgoing): void {
    this.outbox.add(activity, Date.now());
    this.flush();
  }

  private flush(): void {
    this.recall();
    if (this.connection) this.connection.flush();
    else this.tabs.post({ type: 'poke' });
  }

  /** Reads again what all tabs share. */
  private recall(): void {
    const shared = this.remembered();
    const locale = this.memory.get(LOCALE) ?? this.state.locale;
    this.update({ ...shared, locale, unread: this.countUnread() });
    this.connection?.flush();
  }

  private remembered(): Pick<ChatState, 'draft' | 'ticks' | 'rated' | 'outbox'> {
    if (!this.isMine) return { draft: this.draft.own, ticks: [], rated: null, outbox: [] };
    const ticks = this.memory.get('ticks');
    return {
      draft: this.draft.text,
      ticks: ticks ? (JSON.parse(ticks) as string[]) : [],
      rated: this.memory.get('rated'),
      outbox: this.outbox.all(),
    };
  }

  /** What the old connection still hears belongs to the conversation that is gone. */
  private reconnect(): void {
    if (!this.connection) return;
    this.connection.stop();
    this.connect();
  }

  private connect(): void {
    this.connection = new Connection(this.line, this.outbox, {
      locale: () => this.state.locale,
      watermark: () => this.watermark,
      resume: () => (this.isVerified ? null : this.memory.get('resume')),
      identity: () => this.surroundings.identity?.(),
      onTicket: (ticket) => this.take(ticket),
      onForgotten: () => this.beginAnew(),
      onSet: (set) => {
        this.tabs.post({ type: 'set', set });
        this.read(set);
      },
      onStatus: (status) => {
        if (status === 'locked') this.lock();
        this.tabs.post({ type: 'status', status });
        this.setStatus(status);
      },
      onOutbox: () => this.recall(),
    });
  }

  /** What is stored belongs to one conversation: another one begins with nothing of it. */
  private take(ticket: Ticket): void {
    const known = this.memory.get('conversation');
    if (known !== ticket.conversationId) {
      if (known !== null) this.wipe();
      this.memory.set('conversation', ticket.conversationId);
    }

    if (!this.isVerified && ticket.resume) this.memory.set('resume', ticket.resume);
    this.isMine = true;
    this.update({ conversationId: ticket.conversationId, ...this.remembered() });
    this.share();
  }

  private wipe(): void {
    this.draft.drop();
    this.memory.clear((key) => key === LOCALE);
    this.begin();
  }

  /** The server knows the conversation no longer; what the customer wrote and it never got goes into the next one. */
  private beginAnew(): void {
    this.memory.clear((key) => key === LOCALE || Draft.owns(key) || Outbox.owns(key));
    this.begin();
  }

  private begin(): void {
    this.watermark = null;
    this.update({ loaded: false, conversationId: null, log: [], unread: 0, stopped: null, ...this.remembered() });
    this.share();
  }

  /** Takes the conversation off the page; what is pending waits for the same account. */
  private lock(): void {
    this.watermark = null;
    this.draft.drop();
    this.isMine = false;
    this.update({ loaded: false, log: [], stopped: null, ...this.remembered() });
    this.surroundings.emit('error', { code: 'locked' });
    this.share();
  }

  private share(): void {
    const { status, conversationId, log } = this.state;
    if (this.tabs?.isLeader) this.tabs.post({ type: 'snapshot', status, conversationId, log, watermark: this.watermark });
  }

  private hear(message: Shared): void {
    if (message.type === 'gone') {
      this.wipe();
      this.reconnect();
    } else if (this.tabs.isLeader) {
      if (message.type === 'hello') this.share();
      if (message.type === 'poke') {
        this.connection?.poke();
        this.recall();
      }
    } else if (message.type === 'snapshot') {
      this.watermark = message.watermark;
      this.isMine ||= message.conversationId !== null;
      this.update({ status: message.status, conversationId: message.conversationId });
      this.show(message.log, message.watermark !== null);
    } else if (message.type === 'set') this.read(message.set);
    else if (message.type === 'status') this.setStatus(message.status);
  }

  private read(set: ActivitySet): void {
    // A follower that has not heard the beginning yet must not believe that it has.
    if (set.watermark !== undefined && (this.tabs.isLeader || this.watermark !== null)) this.watermark = set.watermark;
    this.show(merge(this.state.log, set.activities), this.state.loaded || this.tabs.isLeader);
  }

  private show(log: readonly Activity[], loaded: boolean): void {
    const before = this.state;
    this.outbox.settle(log);
    this.update({ log, loaded, outbox: this.outbox.all() });
    this.see();
    const news = log.slice(before.log.length).filter((activity) => activity.type === 'message' && !isFromCustomer(activity));
    if (!before.loaded || news.length === 0) return;
    this.surroundings.emit('message', { count: news.length });
    if (news.at(-1)?.channelData?.supportBot?.closed) this.surroundings.emit('resolved');
  }

  private see(): void {
    const last = this.state.log.at(-1)?.id;
    if (last && this.isVisible && document.visibilityState === 'visible' && this.memory.get('seen') !== last) this.memory.set('seen', last);
    this.update({ unread: this.countUnread() });
  }

  private countUnread(): number {
    return countUnread(this.state.log, this.memory.get('seen'));
  }

  private setStatus(status: Status): void {
    if (status === 'online' && !this.state.loaded && this.tabs.isLeader) this.surroundings.emit('ready');
    this.update({ status });
  }

  private update(change: Partial<ChatState>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  }
}
