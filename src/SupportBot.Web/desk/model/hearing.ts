import { EventSocket } from '../line/socket.ts';
import type { Alerts } from './alerts.ts';
import type { Api } from './api.ts';
import type { Lists } from './lists.ts';
import { newsOf } from './news.ts';
import type { Store } from './state.ts';
import { translator } from './text.ts';
import type { Thread } from './thread.ts';
import type { CaseRow, Frame, Person } from './wire.ts';

const ALIVE_PAUSE = 20_000;

export interface HearingHost {
  /** The server can be reached again. */
  onOnline(): void;
  /** Something may have been missed. */
  onGap(): void;
  /** The socket was refused; says whether to go on trying. */
  onRefused(): Promise<boolean>;
  onSignedOut(): void;
}

/** Hears what happens at the desk, puts it where it belongs, and tells in turn that somebody sits here. */
export class Hearing {
  private socket: EventSocket | null = null;
  private aliveAt = 0;
  private readonly known = new Map<string, CaseRow>();

  constructor(
    private readonly store: Store, private readonly api: Api, private readonly lists: Lists, private readonly thread: Thread, private readonly alerts: Alerts,
    private readonly host: HearingHost,
  ) {
    const touched = (): void => this.touch();
    for (const name of ['pointerdown', 'pointermove', 'keydown'] as const) addEventListener(name, touched, { passive: true });
    addEventListener('focus', () => {
      this.alerts.acknowledge();
      this.thread.seeMentions();
    });
  }

  /** Begins, or begins again in another language. */
  listen(): void {
    this.socket?.stop();
    this.socket = new EventSocket(this.api.address('events').href.replace(/^http/, 'ws'), {
      onLine: (line) => {
        this.store.update({ line });
        if (line === 'online') this.host.onOnline();
      },
      onFrame: (frame) => this.receive(frame),
      onGap: () => this.host.onGap(),
      onRefused: () => this.host.onRefused(),
    });
    this.socket.watch(this.store.state.open?.id ?? null);
  }

  watch(caseId: string | null): void {
    this.socket?.watch(caseId);
  }

  stop(): void {
    this.socket?.stop();
    this.socket = null;
    this.known.clear();
  }

  /** Tells the server that somebody sees all that the page shows. */
  see(): void {
    this.socket?.seen();
  }

  /** Takes in a case as it is now, wherever it was heard. */
  hear(row: CaseRow, isRemoved = false): void {
    const { me } = this.store.state;
    const before = this.known.get(row.id) ?? this.lists.find(row.id);
    this.known.set(row.id, row);
    this.lists.hear(row, isRemoved);
    this.thread.hearRow(row);
    const news = isRemoved ? null : newsOf(before, row, me?.id ?? '', Date.now() + this.api.skew);
    if (news) this.alerts.tell(news, row);
  }

  /** Tells the server that the agent did something, now and then; or at once. */
  touch(isUrgent = false): void {
    const now = Date.now();
    if (this.store.state.alerts > 0 && document.hasFocus()) this.alerts.acknowledge();
    if (!this.socket || this.store.state.idle || (!isUrgent && now - this.aliveAt < ALIVE_PAUSE)) return;
    this.aliveAt = now;
    this.socket.alive();
  }

  /** Tells the agent that a colleague calls, unless it reads the note right now. */
  private hearMention(caseId: string, who: Person): void {
    const { mentions, open, locale, place } = this.store.state;
    this.store.update({ mentions: [caseId, ...mentions.filter((id) => id !== caseId)] });
    if (open?.id === caseId && document.visibilityState === 'visible' && document.hasFocus()) return this.thread.seeMentions();
    this.alerts.call(translator(locale)('mention.news', { name: who.name }), caseId);
    if (place.view === 'mentions') this.lists.reload();
  }

  /** A case cannot be read: the agent is told, and everything else goes on. */
  private hearDamage(caseId: string): void {
    const text = translator(this.store.state.locale);
    if (this.store.state.damaged[caseId] === undefined) this.alerts.toast(text('damaged.toast', { id: caseId }), { caseId, isBad: true });
    this.thread.damage(caseId, text('damaged', { id: caseId }));
  }

  private receive(frame: Frame): void {
    if (frame.type === 'case' || frame.type === 'counts') this.store.update({ heard: this.store.state.heard + 1 });
    switch (frame.type) {
      case 'case': return this.hear(frame.row, frame.removed);
      case 'counts': return this.store.update({ counts: frame.counts });
      case 'entry': return this.thread.hearEntry(frame.caseId, frame.entry);
      case 'note': return this.thread.hearNote(frame.caseId, frame.note);
      case 'mention': return this.hearMention(frame.caseId, frame.who);
      case 'typing': return this.thread.hearTyping(frame.caseId, frame.who, Date.now());
      case 'reach': return this.thread.hearReach(frame.caseId, frame.delivered, frame.seen);
      case 'presence':
        this.lists.patch(frame.caseId, { presence: frame.presence });
        return this.thread.hearPresence(frame.caseId, frame.presence);
      case 'viewers':
        this.lists.patch(frame.caseId, { viewers: frame.viewers });
        return this.thread.hearViewers(frame.caseId, frame.viewers);
      case 'alert':
        this.lists.hear(frame.row);
        return this.alerts.tell(frame.alert, frame.row);
      case 'unreadable': return this.hearDamage(frame.caseId);
      case 'idle': return this.store.update({ idle: { until: Date.now() + frame.seconds * 1000, cases: frame.cases } });
      case 'signed-out': return this.host.onSignedOut();
    }
  }
}
