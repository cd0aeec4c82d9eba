import { Memory } from './memory.ts';

/** What a tab tells the others when everything is to be forgotten. */
export interface Gone {
  readonly type: 'gone';
}

/** The name under which one site's chat stores and shares: a signed-in visitor and an anonymous one never share anything. */
export function chatName(origin: string, isVerified: boolean): string {
  return `supportbot:${origin}:${isVerified ? 'account' : 'visitor'}:`;
}

/** Whether this device has a conversation of this site to come back to. */
export function remembers(origin: string, isVerified: boolean): boolean {
  return new Memory(chatName(origin, isVerified)).get(isVerified ? 'conversation' : 'resume') !== null;
}

/** Forgets what any chat of this site left on this device, in all tabs, without asking the server for anything. */
export function forgetAll(origin: string): void {
  for (const isVerified of [true, false]) {
    const name = chatName(origin, isVerified);
    new Memory(name).clear(() => false);
    const channel = new BroadcastChannel(name);
    channel.postMessage({ type: 'gone' } satisfies Gone);
    channel.close();
  }
}
