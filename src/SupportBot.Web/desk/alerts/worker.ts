// Runs beside the desk, also while it is closed: shows what the browser's push service brings. It keeps nothing and asks nobody anything.
import calling from '../icons/calling.svg';

interface Message {
  readonly title: string;
  readonly body?: string;
  readonly tag: string;
  readonly url: string;
  readonly lang: string;
}

interface Window {
  readonly url: string;
  readonly visibilityState: string;
  focus(): Promise<unknown>;
  postMessage(message: unknown): void;
}

interface Lasting extends Event {
  waitUntil(work: Promise<unknown>): void;
}

interface Worker extends EventTarget {
  readonly registration: ServiceWorkerRegistration;
  readonly clients: {
    matchAll(options: { type: 'window'; includeUncontrolled: boolean }): Promise<readonly Window[]>;
    openWindow(url: string): Promise<unknown>;
  };
}

const worker = globalThis as unknown as Worker;
const HOME = '/desk';

worker.addEventListener('push', (event) => {
  const { data } = event as Lasting & { readonly data: { json(): Message } | null };
  if (data !== null) (event as Lasting).waitUntil(show(data.json()));
});

worker.addEventListener('notificationclick', (event) => {
  const { notification } = event as Lasting & { readonly notification: Notification };
  notification.close();
  (event as Lasting).waitUntil(open(String((notification.data as { url?: unknown } | null)?.url ?? HOME)));
});

function show({ title, body, tag, url, lang }: Message): Promise<void> {
  // A later one takes the place of an earlier one of the same kind, and calls again.
  return worker.registration.showNotification(title, { body: body ?? '', tag, lang, icon: calling, data: { url }, ...{ renotify: true } });
}

/** Leads to the case: in a page of the desk that is open, else in a new one. */
async function open(url: string): Promise<void> {
  const target = isOfDesk(new URL(url, worker.registration.scope)) ? url : HOME;
  const windows = (await worker.clients.matchAll({ type: 'window', includeUncontrolled: true })).filter((page) => isOfDesk(new URL(page.url)));
  const page = windows.find(({ visibilityState }) => visibilityState === 'visible') ?? windows[0];
  if (!page) return void (await worker.clients.openWindow(target));
  page.postMessage({ open: target });
  await page.focus();
}

function isOfDesk({ origin, pathname }: URL): boolean {
  return origin === new URL(worker.registration.scope).origin && (pathname === HOME || pathname.startsWith(`${HOME}/`));
}
