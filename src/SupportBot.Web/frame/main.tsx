// The chat itself, in a frame of the bot's own origin: the page around it can neither read nor change it.
import { render } from 'preact';
import type { Hello, ToFrame, ToHost } from '../launcher/bridge.ts';
import { Chat } from './model/chat.ts';
import { forgetAll, remembers } from './model/chatName.ts';
import { DirectLine } from './model/directLine.ts';
import { App } from './view/app.tsx';

const line = new DirectLine(new URL('../', location.href));

if (parent === window) run(location.origin, { type: 'supportbot:hello', locales: [...navigator.languages], identified: false, open: true, forget: false });
else addEventListener('message', greet);

/** Only the page right around this one may say hello, and only once. Which pages may be there the server says (frame-ancestors). */
function greet({ source, origin, data, ports }: MessageEvent): void {
  const [port] = ports;
  if (source !== parent || (data as Partial<Hello> | null)?.type !== 'supportbot:hello' || !port) return;
  removeEventListener('message', greet);
  run(origin, data as Hello, port);
}

function run(origin: string, hello: Hello, port?: MessagePort): void {
  const send = (message: ToHost): void => port?.postMessage(message);
  let answerToken: (token: string | null) => void = () => {};
  let identified = hello.identified;
  let isOpen = hello.open;
  let opened = hello.open ? 1 : 0;
  let chat: Chat | null = null;

  if (port) port.onmessage = ({ data }) => receive(data as ToFrame);
  if (hello.forget) forget();
  else if (isOpen || remembers(origin, identified)) show(hello.draft);
  else send({ type: 'unread', count: 0, locale: '' });

  function begin(): Chat {
    const askToken = (): Promise<string | null> => new Promise((resolve) => {
      answerToken = resolve;
      send({ type: 'token' });
    });
    const begun = new Chat(line, {
      origin,
      wishes: hello.locales,
      isQuiet: opened === 0,
      identity: identified ? askToken : undefined,
      emit: (name, detail) => send({ type: 'event', name, detail }),
    });
    let told = '';
    const tell = (): void => {
      const { unread, locale } = begun.state;
      if (told !== `${unread} ${locale}`) send({ type: 'unread', count: unread, locale });
      told = `${unread} ${locale}`;
    };
    begun.subscribe(tell);
    tell();
    return begun;
  }

  function show(draft?: string): void {
    chat ??= begin();
    if (draft && !chat.state.draft) chat.setDraft(draft);
    chat.setVisible(isOpen);
    render(<App key={chat} chat={chat} opened={opened} onMinimise={() => send({ type: 'minimise' })} />, document.body);
  }

  function end(): void {
    chat?.dispose();
    chat = null;
    render(null, document.body);
  }

  /** Nothing of the chat stays on the page or in storage; the next one begins when the visitor opens it. */
  function forget(): void {
    end();
    identified = false;
    forgetAll(origin);
    send({ type: 'unread', count: 0, locale: '' });
  }

  function receive(message: ToFrame): void {
    if (message.type === 'token') answerToken(message.token);
    else if (message.type === 'logout') forget();
    else if (message.type === 'identify') {
      const hadChat = chat !== null;
      end();
      identified = true;
      if (hadChat || remembers(origin, identified)) show();
    } else {
      isOpen = message.type === 'open';
      if (isOpen) opened++;
      if (isOpen || chat) show(message.type === 'open' ? message.draft : undefined);
    }
  }
}
