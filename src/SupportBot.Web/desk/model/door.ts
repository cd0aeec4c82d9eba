import { Memory } from '../../frame/model/memory.ts';
import { type Api, Refusal } from './api.ts';
import { settingsOf } from './settings.ts';
import { initial, type Store } from './state.ts';
import { learn, locales } from './text.ts';
import type { Presence, Session } from './wire.ts';

const RETRY_PAUSE = 3000;
const PREFIX = 'supportbot-desk:';

export interface DoorHost {
  /** An agent is in. */
  onEnter(): void;
  /** Nobody is in any more: nothing may stay on the page. */
  onLeave(): void;
}

/** The desk's door: who is signed in, and what of them stays on this device. */
export class Door {
  /** What this device knows, whoever is signed in. */
  readonly device = new Memory(PREFIX);

  /** What this device keeps for the agent who is in. */
  memory = this.device;

  constructor(private readonly store: Store, private readonly api: Api, private readonly host: DoorHost) {
    api.onSignedOut = () => this.expire();
  }

  /** Asks the server who is signed in, for as long as it takes. */
  async open(): Promise<void> {
    // Words come while the server is asked; whoever is in may want others.
    learn(this.store.state.locale).catch(() => {});
    try {
      await this.enter(await this.api.get<Session>('session'));
    } catch {
      this.store.update({ phase: 'unreachable' });
      setTimeout(() => void this.open(), RETRY_PAUSE);
    }
  }

  async signIn(userName: string, password: string): Promise<Refusal | null> {
    try {
      await this.enter(await this.api.send<Session>('POST', 'session', { userName, password }));
      return null;
    } catch (error) {
      return error instanceof Refusal ? error : new Refusal(0, 'unreachable', '');
    }
  }

  /** Ends the session and forgets what it left on this device. */
  async signOut(): Promise<void> {
    await this.api.send('DELETE', 'session').catch(() => {});
    this.memory.clear(() => false);
    this.leave(false);
    void this.open();
  }

  async setStatus(status: Presence): Promise<void> {
    const before = this.store.state.status;
    this.store.update({ status });
    await this.api.send('PUT', 'me/status', { status }).catch(() => this.store.update({ status: before }));
  }

  /** An agent counts as here from the first socket on, and that was not so when the session was read. */
  async recallStatus(): Promise<void> {
    const session = await this.api.get<Session>('session').catch(() => null);
    if (session?.agent && session.status) this.store.update({ status: session.status });
  }

  /** Whether the server still knows the session, or cannot say. */
  async isStillKnown(): Promise<boolean> {
    const session = await this.api.get<Session>('session').catch(() => null);
    if (session && !session.agent) this.expire();
    return session === null || session.agent !== null;
  }

  /** The session is over, and the agent did not end it. */
  expire(): void {
    if (this.store.state.phase !== 'signed-in') return;
    this.leave(true);
    void this.open();
  }

  private async enter(session: Session): Promise<void> {
    const { agent } = session;
    const settings = settingsOf(session.settings);
    const locale = agent && settings.locale && locales.includes(settings.locale) ? settings.locale : this.store.state.locale;
    await learn(locale);
    if (!agent) return this.store.update({ phase: 'signed-out', me: null, signIn: session.signIn ?? { local: true, providers: [] } });
    this.api.csrf = session.csrf ?? '';
    this.device.set('locale', locale);
    this.memory = new Memory(`${PREFIX}${agent.id}:`);
    const seen = JSON.parse(this.memory.get('seen') ?? '{}') as Record<string, string>;
    this.store.update({
      phase: 'signed-in', me: agent, status: session.status ?? 'online', rules: session.desk ?? null, settings, seen, hasExpired: false, locale });
    this.host.onEnter();
  }

  /** Takes everything off the page. What was written and not sent stays on the device, for the same agent. */
  private leave(hasExpired: boolean): void {
    this.host.onLeave();
    this.memory = this.device;
    this.api.csrf = '';
    const { place, locale, listWidth, isPanelOpen } = this.store.state;
    this.store.update({ ...initial, phase: 'signed-out', signIn: { local: true, providers: [] }, hasExpired, place, locale, listWidth, isPanelOpen });
  }
}
