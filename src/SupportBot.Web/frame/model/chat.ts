import { type Activity, type ActivitySet, merge, type Outgoing } from './activity.ts';
import { Belongings } from './belongings.ts';
import { Connection, type Status } from './connection.ts';
import { chatName } from './chatName.ts';
import { type ChatState, nothing, type Surroundings } from './chatState.ts';
import type { DirectLine, Ticket } from './directLine.ts';
import { guard } from './guard.ts';
import { tellNews } from './news.ts';
import type { Shared } from './sharing.ts';
import { Sight, Typing } from './signals.ts';
import { Tabs } from './tabs.ts';
import { converse, countUnread } from './turns.ts';

/** One conversation as one browser sees it: what was said, what is on its way, and what stays on this device. */
export class Chat {
  state: ChatState;

  private readonly belongings: Belongings;
  private readonly tabs: Tabs<Shared>;
  private readonly typing = new Typing((writer) => this.state.writer !== writer && this.update({ writer }));
  private readonly sight = new Sight(() => this.isSeen, (id) => this.tell({ type: 'event', name: 'supportbot.seen', value: { id } }));
  private readonly stopWatching: () => void;
  private readonly listeners = new Set<() => void>();
  private readonly abort = new AbortController();
  private connection: Connection | undefined;
  private watermark: string | null = null;
  private isVisible = false;
  private isWanted: boolean;

  constructor(private readonly line: DirectLine, private readonly surroundings: Surroundings) {
    this.isWanted = !surroundings.isQuiet;
    const name = chatName(surroundings.origin, this.isVerified);
    this.belongings = new Belongings(name, this.isVerified, (text) => guard(text, this.state).kinds.length === 0);
    const locale = this.belongings.chooseLocale(surroundings.wishes);
    this.state = { ...nothing, status: 'connecting', online: navigator.onLine, writer: null, locale, ...this.belongings.shown() };
    this.tabs = new Tabs<Shared>(name, (message) => this.hear(message), () => this.connect());
    this.tabs.post({ type: 'hello' });
    this.stopWatching = this.belongings.watch(() => this.recall());
    for (const name of ['online', 'offline']) addEventListener(name, () => this.update({ online: navigator.onLine }), { signal: this.abort.signal });
    document.addEventListener('visibilitychange', () => this.see(), { signal: this.abort.signal });
    addEventListener('pagehide', () => this.belongings.draft.store(), { signal: this.abort.signal });
  }

  get isVerified(): boolean {
    return this.surroundings.identity !== undefined;
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  dispose(): void {
    this.belongings.draft.drop();
    this.typing.stop();
    this.sight.stop();
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

    this.deliver(trimmed);
    return true;
  }

  /** Sends the message that was stopped without its secrets. */
  sendRedacted(): void {
    const text = this.state.stopped?.text;
    if (text) this.deliver(text);
  }

  /** Sends something that the widget says in the customer's name: an answer, back, a person. */
  say(text: string): void {
    this.post({ type: 'message', text });
  }

  retry(id: string): void {
    this.belongings.outbox.mark(id, 'queued');
    this.flush();
  }

  setDraft(draft: string): void {
    this.belongings.draft.write(draft);
    this.update({ draft, stopped: null });
    if (draft && converse(this.state.log, []).owner === 'agent' && this.typing.isDue(Date.now())) this.tell({ type: 'typing' });
  }

  tick(id: string, ready: boolean): void {
    this.belongings.tick(id, ready);
    this.update({ ticks: this.belongings.shown().ticks });
  }

  /** Changes the widget's language; the conversation's follows when the customer says so. */
  setLocale(locale: string): void {
    this.belongings.note('locale', locale);
    this.update({ locale });
  }

  /** Rates the assistant, or with `part` the agent's part of the conversation. A comment is the last word. */
  rate(rated: string, score: number, comment?: string, part?: { readonly of: 'agent'; readonly case: string }): void {
    const clean = comment === undefined ? {} : { comment: guard(comment, this.state).text };
    this.post({ type: 'event', name: 'rating', value: { score, ...clean, ...part } });
    this.surroundings.emit('rating', { score, of: part?.of ?? 'assistant' });
    if (comment !== undefined) this.closeRating(rated);
  }

  closeRating(id: string): void {
    this.belongings.rate(id);
    this.update({ rated: this.belongings.shown().rated });
  }

  /** Whether the panel is on the screen. What is seen is no longer unread, in any tab. */
  setVisible(visible: boolean): void {
    this.isVisible = visible;
    this.see();
    if (!visible || this.isWanted) return;
    this.isWanted = true;
    this.connection?.poke();
  }

  /** Signs in again after the chat was locked, or tries to connect at once. */
  wake(): void {
    if (this.connection) this.connection.poke();
    else this.tabs.post({ type: 'poke' });
    if (this.state.status === 'locked') this.setStatus('connecting');
  }

  /** The newest bubble of an agent, when it stands on the screen. */
  look(id: string): void {
    this.sight.look(id);
    this.see();
  }

  /** Tells something that is worth nothing later. */
  private tell(activity: Outgoing): void {
    if (this.connection) this.connection.tell(activity);
    else this.tabs.post({ type: 'tell', activity });
  }

  private deliver(text: string): void {
    this.belongings.draft.clear();
    this.update({ stopped: null });
    this.say(text);
  }

  private post(activity: Outgoing): void {
    this.belongings.outbox.add(activity, Date.now());
    this.flush();
  }

  private flush(): void {
    this.recall();
    if (this.connection) this.connection.flush();
    else this.tabs.post({ type: 'poke' });
  }

  /** Reads again what all tabs share. */
  private recall(): void {
    this.update({ ...this.belongings.shown(), locale: this.belongings.locale ?? this.state.locale, unread: countUnread(this.state.log, this.belongings.seen) });
    this.connection?.flush();
  }

  /** What the old connection still hears belongs to the conversation that is gone. */
  private reconnect(): void {
    if (!this.connection) return;
    this.connection.stop();
    this.connect();
  }

  private connect(): void {
    this.connection = new Connection(this.line, this.belongings.outbox, {
      locale: () => this.state.locale,
      watermark: () => this.watermark,
      resume: () => this.belongings.resume,
      identity: () => this.surroundings.identity?.(),
      mayAsk: () => this.isWanted || this.isVerified || this.belongings.resume !== null,
      onTicket: (ticket) => this.take(ticket),
      onForgotten: () => {
        this.belongings.forgetConversation();
        this.begin();
      },
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
    if (this.belongings.enter(ticket.conversationId, ticket.resume)) this.begin();
    this.update({ conversationId: ticket.conversationId, ...this.belongings.shown() });
    this.share();
  }

  private wipe(): void {
    this.belongings.forget();
    this.begin();
    this.reconnect();
  }

  private begin(): void {
    this.watermark = null;
    this.update({ ...nothing, ...this.belongings.shown() });
    this.share();
  }

  /** Takes the conversation off the page; what is pending waits for the same account. */
  private lock(): void {
    this.watermark = null;
    this.belongings.lock();
    this.update({ loaded: false, log: [], stopped: null, ...this.belongings.shown() });
    this.surroundings.emit('error', { code: 'locked' });
    this.share();
  }

  private share(): void {
    const { status, conversationId, log } = this.state;
    if (this.tabs?.isLeader) this.tabs.post({ type: 'snapshot', status, conversationId, log, watermark: this.watermark });
  }

  private hear(message: Shared): void {
    if (message.type === 'gone') this.wipe();
    else if (this.tabs.isLeader) {
      if (message.type === 'hello') this.share();
      if (message.type === 'tell') this.tell(message.activity);
      if (message.type === 'poke') {
        this.connection?.poke();
        this.recall();
      }
    } else if (message.type === 'snapshot') {
      this.watermark = message.watermark;
      this.belongings.isMine ||= message.conversationId !== null;
      this.update({ status: message.status, conversationId: message.conversationId });
      this.show(message.log, message.watermark !== null);
    } else if (message.type === 'set') this.read(message.set);
    else if (message.type === 'status') this.setStatus(message.status);
  }

  private read(set: ActivitySet): void {
    // A follower that has not heard the beginning yet must not believe that it has.
    if (set.watermark !== undefined && (this.tabs.isLeader || this.watermark !== null)) this.watermark = set.watermark;
    this.typing.hear(set.activities);
    this.show(merge(this.state.log, set.activities.filter(({ type }) => type !== 'typing')), this.state.loaded || this.tabs.isLeader);
  }

  private show(log: readonly Activity[], loaded: boolean): void {
    const before = this.state;
    this.belongings.outbox.settle(log);
    this.update({ log, loaded, outbox: this.belongings.outbox.all() });
    this.see();
    if (before.loaded) tellNews(before.log, log, this.surroundings.emit, (locale) => this.setLocale(locale));
  }

  private see(): void {
    const last = this.state.log.at(-1)?.id;
    if (last && this.isSeen) this.belongings.note('seen', last);
    this.sight.tell();
    this.update({ unread: countUnread(this.state.log, this.belongings.seen) });
  }

  private get isSeen(): boolean {
    return this.isVisible && document.visibilityState === 'visible';
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
