import type { EventName } from './bridge.ts';

/** What `window.supportBot` offers to the page that the widget stands on. */
export interface SupportBotApi {
  /** Opens the chat; `draft` is put into the empty message box for the visitor to send. */
  open(options?: { draft?: string }): void;
  /** Minimises the chat. */
  close(): void;
  /** Says how to get a short-lived signed token of the signed-in visitor. The chat then is that account's. */
  identify(getToken: () => string | Promise<string>): void;
  /** Listens; returns a function that stops listening. */
  on(name: EventName, listener: (detail: unknown) => void): () => void;
  /** Forgets the chat on this device: nothing of it stays on the page or in storage. */
  logout(): void;
  /** Keeps the launcher above an element that stands at the bottom of the page, such as a cookie banner. */
  avoid(element: Element): void;
  /** Takes the widget off the page. */
  destroy(): void;
  /** Runs at once. Before the script is there, the same call on an array waits for it. */
  push(callback: (api: SupportBotApi) => void): void;
}

declare global {
  interface Window {
    supportBot?: SupportBotApi | ((api: SupportBotApi) => void)[];
  }
}
