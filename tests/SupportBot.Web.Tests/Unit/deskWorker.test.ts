import assert from 'node:assert/strict';
import { test } from 'node:test';

type Handler = (event: Record<string, unknown>) => void;

interface Page {
  readonly url: string;
  readonly visibilityState: string;
  readonly told: unknown[];
  focused: boolean;
  focus(): Promise<void>;
  postMessage(message: unknown): void;
}

const HOME = 'https://chat.example.com/desk';
const handlers: Record<string, Handler> = {};
const shown: { title: string; options: Record<string, unknown> }[] = [];
const opened: string[] = [];
let pages: Page[] = [];

const page = (url: string, visibilityState = 'hidden'): Page => {
  const told: unknown[] = [];
  return { url, visibilityState, told, focused: false, async focus() { this.focused = true; }, postMessage: (message) => void told.push(message) };
};

Object.assign(globalThis, {
  addEventListener: (name: string, handler: Handler) => { handlers[name] = handler; },
  registration: { scope: `${HOME}/`, showNotification: async (title: string, options: Record<string, unknown>) => void shown.push({ title, options }) },
  clients: { matchAll: async () => pages, openWindow: async (url: string) => void opened.push(url) },
});
await import('../../../src/SupportBot.Web/desk/alerts/worker.ts');

const happen = async (name: string, event: Record<string, unknown>): Promise<void> => {
  let work: Promise<unknown> = Promise.resolve();
  handlers[name]?.({ ...event, waitUntil: (promise: Promise<unknown>) => { work = promise; } });
  await work;
};

const press = async (url: unknown): Promise<void> => {
  opened.length = 0;
  await happen('notificationclick', { notification: { close() {}, data: url === undefined ? null : { url } } });
};

test('what comes is shown in its language, and a later one takes its place and calls again', async () => {
  await happen('push', { data: { json: () => ({ title: '新个案', tag: 'case', url: '/desk/cases/7F3K', lang: 'zh-Hans' }) } });
  await happen('push', { data: null });
  assert.equal(shown.length, 1);
  const { title, options } = shown[0]!;
  assert.deepEqual([title, options['body'], options['tag'], options['lang'], options['data'], options['renotify']], ['新个案', '', 'case', 'zh-Hans', { url: '/desk/cases/7F3K' }, true]);
});

test('a press opens the case where no page of the desk is open', async () => {
  pages = [page('https://chat.example.com/'), page('https://chat.example.com/desktop')];
  await press('/desk/cases/7F3K');
  assert.deepEqual(opened, ['/desk/cases/7F3K']);
  assert.ok(pages.every(({ told, focused }) => told.length === 0 && !focused));
});

test('a press leads a page that is open there, the one in view first', async () => {
  pages = [page(HOME), page(`${HOME}/cases/OTHER`, 'visible')];
  await press('/desk/cases/7F3K');
  assert.deepEqual(opened, []);
  assert.deepEqual(pages.map(({ told, focused }) => [told, focused]), [[[], false], [[{ open: '/desk/cases/7F3K' }], true]]);
});

test('a press leads nowhere outside of the desk', async () => {
  pages = [];
  for (const url of ['https://evil.example/', '//evil.example/desk', '/', '/desktop', 'javascript:alert(1)', undefined]) {
    await press(url);
    assert.deepEqual(opened, ['/desk'], String(url));
  }
});
