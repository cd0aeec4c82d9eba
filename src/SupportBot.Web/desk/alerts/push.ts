import type { Memory } from '../../frame/model/memory.ts';
import type { Api } from '../model/api.ts';

const WORKER = '/desk/worker.js';
const KEPT = 'push';

/** How this browser can be called: `blocked` by its owner, `impossible` by what it is, `failed` because its push service did not answer. */
export type PushState = 'off' | 'on' | 'blocked' | 'impossible' | 'failed';

/** What the server says of how the agent can be called. */
export interface AlertSettings {
  readonly push: { readonly available: boolean; readonly key?: string; readonly on: boolean };
  readonly mail: { readonly available: boolean; readonly address?: string };
}

interface TypedPolicy {
  createScriptURL(text: string): string;
}

/** The one address that may become a script: the page's policy knows this name and no other. */
let policy: TypedPolicy | undefined;

/** Lets the server call this browser, through the push service of whoever made the browser, while nobody looks at the desk. */
export class Push {
  /** Whether this browser is called now. */
  isOn = false;

  constructor(private readonly api: Api, private readonly memory: () => Memory) {}

  /** What this browser can do, whatever the server says. */
  get limit(): 'blocked' | 'impossible' | null {
    if (!('serviceWorker' in navigator) || !('PushManager' in globalThis) || !('Notification' in globalThis)) return 'impossible';
    return Notification.permission === 'denied' ? 'blocked' : null;
  }

  /** A session begins: who wanted to be called in this browser still is, and nobody else. */
  async begin(): Promise<void> {
    if (this.limit !== null) return;
    if (this.memory().get(KEPT) !== 'on') return this.unsubscribe().catch(() => {});
    const settings = await this.api.get<AlertSettings>('me/alerts').catch(() => null);
    if (settings?.push.key && Notification.permission === 'granted') await this.subscribe(settings.push.key).catch(() => {});
  }

  /** Asks the browser's owner, the push service and the server, in this order. */
  async switchOn(key: string): Promise<PushState> {
    if (this.limit !== null) return this.limit;
    if ((await Notification.requestPermission()) !== 'granted') return Notification.permission === 'denied' ? 'blocked' : 'off';
    try {
      await this.subscribe(key);
      this.memory().set(KEPT, 'on');
      return 'on';
    } catch {
      return 'failed';
    }
  }

  async switchOff(): Promise<PushState> {
    this.memory().set(KEPT, null);
    await this.api.send('DELETE', 'me/alerts/browser').catch(() => {});
    await this.unsubscribe().catch(() => {});
    return 'off';
  }

  /** Whether the push service took a message for this browser. */
  async test(): Promise<boolean> {
    const answer = await this.api.send<{ sent: boolean }>('POST', 'me/alerts/test').catch(() => null);
    return answer?.sent === true;
  }

  /** The agent signs out: nobody is called here any more. The server forgets the browser with the session. */
  async leave(): Promise<void> {
    if (this.isOn) await this.unsubscribe().catch(() => {});
  }

  private async subscribe(key: string): Promise<void> {
    policy ??= (globalThis as { trustedTypes?: { createPolicy(name: string, rules: TypedPolicy): TypedPolicy } }).trustedTypes?.createPolicy('desk-worker', { createScriptURL: () => WORKER });
    const registration = await navigator.serviceWorker.register(policy?.createScriptURL('') ?? WORKER);
    await active(registration);
    const options = { userVisibleOnly: true, applicationServerKey: key };
    const subscription = await registration.pushManager.subscribe(options).catch(async () => {
      // One that was made with another key of the server is in the way.
      await (await registration.pushManager.getSubscription())?.unsubscribe();
      return registration.pushManager.subscribe(options);
    });
    await this.api.send('PUT', 'me/alerts/browser', subscription.toJSON());
    this.isOn = true;
  }

  private async unsubscribe(): Promise<void> {
    this.isOn = false;
    const registration = await navigator.serviceWorker.getRegistration(WORKER);
    await (await registration?.pushManager.getSubscription())?.unsubscribe();
    await registration?.unregister();
  }
}

/** A browser can be subscribed once its worker runs. */
function active({ active: running, installing, waiting }: ServiceWorkerRegistration): Promise<void> {
  const coming = installing ?? waiting;
  return running || !coming ? Promise.resolve() : new Promise((resolve, reject) => {
    coming.addEventListener('statechange', () => {
      if (coming.state === 'activated') resolve();
      else if (coming.state === 'redundant') reject(new Error('The worker did not start.'));
    });
  });
}
