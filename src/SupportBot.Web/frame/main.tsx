// The chat itself, in a frame of the bot's own origin: the page around it can neither read nor change it.
import { render } from 'preact';
import type { Hello, ToFrame, ToHost } from '../launcher/bridge.ts';
import { Chat } from './model/chat.ts';
import { DirectLine } from './model/directLine.ts';
import { App } from './view/app.tsx';

const line = new DirectLine(new URL('../', location.href));

if (parent === window) run(location.origin, { type: 'supportbot:hello', locales: [...navigator.languages], identified: false, open: true });
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
  let isOpen = hello.open;
  let opened = hello.open ? 1 : 0;
  let chat = begin(hello.identified);
  if (hello.draft && !chat.state.draft) chat.setDraft(hello.draft);
  draw();

  if (port) port.onmessage = ({ data }) => receive(data as ToFrame);

  function begin(identified: boolean): Chat {
    const askToken = (): Promise<string | null> => new Promise((resolve) => {
      answerToken = resolve;
      send({ type: 'token' });
    });
    const begun = new Chat(line, {
      origin,
      wishes: hello.locales,
      identity: identified ? askToken : undefined,
      emit: (name, detail) => send({ type: 'event', name, detail }),
    });
    let told = '';
    begun.subscribe(() => {
      const { unread, locale } = begun.state;
      if (told !== `${unread} ${locale}`) send({ type: 'unread', count: unread, locale });
      told = `${unread} ${locale}`;
    });
    begun.setVisible(isOpen);
    return begun;
  }

  function draw(): void {
    render(<App key={chat} chat={chat} opened={opened} onMinimise={() => send({ type: 'minimise' })} />, document.body);
  }

  function restart(identified: boolean, forget: boolean): void {
    if (forget) chat.forget();
    chat.dispose();
    chat = begin(identified);
    draw();
  }

  function receive(message: ToFrame): void {
    if (message.type === 'token') answerToken(message.token);
    else if (message.type === 'identify') restart(true, chat.isVerified);
    else if (message.type === 'logout') restart(false, true);
    else {
      isOpen = message.type === 'open';
      if (message.type === 'open') {
        opened++;
        if (message.draft && !chat.state.draft) chat.setDraft(message.draft);
      }

      chat.setVisible(isOpen);
      draw();
    }
  }
}
