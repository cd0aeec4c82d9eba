// The launcher: what a host page loads. It asks for nothing, sets no cookie and draws one button until the visitor wants to talk.
import languages from 'generated:languages/launcher';
import { chooseLocale, fill } from '../languages/language.ts';
import type { SupportBotApi } from './api.ts';
import type { EventName, Hello, ToFrame, ToHost } from './bridge.ts';
import { css } from './styles.ts';

const OPENED = 'supportbot.open';
const KNOWN = 'supportbot.known';
const PHONE = '(max-width: 640px), (pointer: coarse) and (max-width: 1024px)';
const CHAT = 'M4 5.5h16v11H10l-4.5 3.5v-3.5H4z';
const CROSS = 'M6 6l12 12M18 6L6 18';

const script = document.currentScript as HTMLScriptElement;
const address = new URL('widget/frame.html', script.src);

const isWaiting = Array.isArray(window.supportBot) || window.supportBot === undefined;
if (isWaiting) start(Array.isArray(window.supportBot) ? window.supportBot : []);

function start(waiting: ((api: SupportBotApi) => void)[]): void {
  const wishes = [script.dataset['locale'], document.documentElement.lang, ...navigator.languages].filter((wish) => wish !== undefined);
  const listeners = new Map<EventName, Set<(detail: unknown) => void>>();
  const cleanups: (() => void)[] = [];
  let locale = chooseLocale(Object.keys(languages), wishes);
  let frame: HTMLIFrameElement | undefined;
  let port: MessagePort | undefined;
  let getToken: (() => string | Promise<string>) | undefined;
  let draft: string | undefined;
  let isOpen = false;
  let forget = false;
  let unread = 0;
  let overflow: string | undefined;

  const host = document.createElement('support-bot');
  host.dataset['position'] = script.dataset['position'] ?? 'right';
  host.style.setProperty('--z', script.dataset['zIndex'] ?? '2147483000');
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];
  const button = document.createElement('button');
  button.type = 'button';
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  const icon = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  icon.setAttribute('viewBox', '0 0 24 24');
  icon.setAttribute('aria-hidden', 'true');
  icon.append(path);
  const badge = document.createElement('span');
  badge.className = 'badge';
  badge.setAttribute('aria-hidden', 'true');
  button.append(icon, badge);
  root.append(button);
  listen(button, 'click', () => (isOpen ? close() : open()));

  function listen(target: EventTarget, name: string, listener: (event: Event) => void): void {
    target.addEventListener(name, listener);
    cleanups.push(() => target.removeEventListener(name, listener));
  }

  function text(id: 'open' | 'close' | 'frame' | 'unread' | 'unread.one', values = {}): string {
    return fill((languages[locale] ?? languages['en'])?.texts[`launcher.${id}`] ?? '', values);
  }

  function draw(): void {
    const news = unread === 1 ? text('unread.one') : text('unread', { count: unread });
    path.setAttribute('d', isOpen ? CROSS : CHAT);
    badge.textContent = unread > 9 ? '9+' : String(unread);
    badge.hidden = unread === 0 || isOpen;
    button.setAttribute('aria-label', isOpen ? text('close') : unread > 0 ? `${text('open')}, ${news}` : text('open'));
    button.setAttribute('aria-expanded', String(isOpen));
    host.lang = locale;
    document.title = (unread > 0 ? `(${badge.textContent}) ` : '') + document.title.replace(/^\(\d+\+?\) /, '');
    if (frame) {
      frame.hidden = !isOpen;
      frame.title = text('frame');
    }
  }

  function emit(name: EventName, detail?: unknown): void {
    for (const listener of listeners.get(name) ?? []) listener(detail);
  }

  function send(message: ToFrame): void {
    port?.postMessage(message);
  }

  function load(): void {
    if (frame) return;
    frame = document.createElement('iframe');
    frame.src = address.href;
    frame.allow = 'clipboard-write';
    frame.hidden = true;
    listen(frame, 'load', connect);
    root.insertBefore(frame, button);
  }

  /** Hands the frame its end of a channel. The target origin is exact, so another page in the frame gets nothing. */
  function connect(): void {
    const channel = new MessageChannel();
    port?.close();
    port = channel.port1;
    port.onmessage = ({ data }) => receive(data as ToHost);
    const hello: Hello = { type: 'supportbot:hello', locales: wishes, identified: getToken !== undefined, open: isOpen, forget, draft };
    frame?.contentWindow?.postMessage(hello, address.origin, [channel.port2]);
    [draft, forget] = [undefined, false];
  }

  function receive(message: ToHost): void {
    if (message.type === 'minimise') close();
    else if (message.type === 'token') void answerToken();
    else if (message.type === 'event') emit(message.name, message.detail);
    else if (message.type === 'unread') {
      const changed = unread !== message.count;
      write(() => localStorage, KNOWN, message.locale);
      [unread, locale] = [message.count, message.locale in languages ? message.locale : locale];
      draw();
      if (changed) emit('unread', unread);
    }
  }

  async function answerToken(): Promise<void> {
    let token: string | null = null;
    try {
      token = (await getToken?.()) ?? null;
    } catch (error) {
      emit('error', { code: 'identify', error });
    }

    send({ type: 'token', token });
  }

  function open(options: { draft?: string } = {}): void {
    load();
    isOpen = true;
    remember('open');
    draw();
    if (port) send({ type: 'open', draft: options.draft });
    else draft = options.draft;
    fit();
    frame?.focus();
    emit('open');
  }

  function close(): void {
    if (!isOpen) return;
    isOpen = false;
    remember('minimised');
    send({ type: 'close' });
    draw();
    fit();
    button.focus();
    emit('close');
  }

  /** Whether this tab has the chat open: it stays so on the next page. Session storage, no cookie. */
  function remember(state: 'open' | 'minimised' | ''): void {
    write(() => sessionStorage, OPENED, state);
  }

  /** On a phone the panel is exactly what the keyboard leaves, and the page behind it stands still. */
  function fit(): void {
    const full = isOpen && matchMedia(PHONE).matches;
    const style = document.documentElement.style;
    if (full) {
      overflow ??= style.overflow;
      style.overflow = 'hidden';
    } else if (overflow !== undefined) {
      style.overflow = overflow;
      overflow = undefined;
    }

    const view = window.visualViewport;
    if (!frame || !view) return;
    frame.classList.toggle('measured', full && view.scale === 1);
    host.style.setProperty('--height', `${view.height}px`);
    host.style.setProperty('--top', full ? `${view.offsetTop}px` : '0px');
  }

  function avoid(element: Element): void {
    const lift = (): void => {
      const { top, height } = element.getBoundingClientRect();
      const isBelow = height > 0 && element.isConnected && top < innerHeight && top > innerHeight / 2;
      host.style.setProperty('--lift', isBelow ? `${innerHeight - top}px` : '0px');
    };
    const observer = new ResizeObserver(lift);
    observer.observe(element);
    listen(window, 'resize', lift);
    cleanups.push(() => observer.disconnect());
  }

  const api: SupportBotApi = {
    open,
    close,
    avoid,
    identify(source) {
      getToken = source;
      send({ type: 'identify' });
    },
    on(name, listener) {
      const known = listeners.get(name) ?? new Set();
      listeners.set(name, known.add(listener));
      return () => known.delete(listener);
    },
    logout() {
      getToken = undefined;
      // What an earlier page stored can only be wiped by the frame, so it is loaded for that if need be.
      forget = port === undefined;
      write(() => localStorage, KNOWN, '');
      load();
      send({ type: 'logout' });
      close();
      remember('');
    },
    destroy() {
      unread = 0;
      isOpen = false;
      remember('');
      draw();
      fit();
      port?.close();
      for (const cleanup of cleanups) cleanup();
      host.remove();
      delete window.supportBot;
    },
    push: (callback) => callback(api),
  };

  window.supportBot = api;
  listen(window.visualViewport ?? window, 'resize', fit);
  listen(window.visualViewport ?? window, 'scroll', fit);
  document.body.append(host);
  draw();
  for (const callback of waiting) callback(api);
  resume();

  /** Takes up what an earlier page left: an open chat at once; one that was talked to before when the page has nothing better to do, for its news. */
  function resume(): void {
    const state = read(() => sessionStorage, OPENED);
    if (state === 'open') {
      isOpen = true;
      load();
      draw();
      fit();
    } else if (state) load();
    else if (read(() => localStorage, KNOWN)) {
      const later = (): unknown => (window.requestIdleCallback ?? setTimeout)(load);
      if (document.readyState === 'complete') later();
      else listen(window, 'load', later);
    }
  }
}

function read(storage: () => Storage, key: string): string | null {
  try {
    return storage().getItem(key);
  } catch {
    return null;
  }
}

function write(storage: () => Storage, key: string, value: string): void {
  try {
    if (value) storage().setItem(key, value);
    else storage().removeItem(key);
  } catch {
    // Storage is blocked; the next page begins as if nothing had been.
  }
}
