import type { ActivitySet } from './activity.ts';

const SILENCE = 45_000;
const OPENING = 10_000;

/** What became of a socket: whether it ever was open. */
export interface StreamEnd {
  readonly opened: boolean;
}

/** Reads a conversation's socket until it closes. The server sends an empty frame when there is nothing to say; silence means it is gone. */
export function readStream(url: string, signal: AbortSignal, onOpen: () => void, onSet: (set: ActivitySet) => void): Promise<StreamEnd> {
  return new Promise((resolve) => {
    let opened = false;
    let timer: ReturnType<typeof setTimeout>;
    const socket = new WebSocket(url);
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      socket.onopen = socket.onmessage = socket.onclose = socket.onerror = null;
      socket.close();
      resolve({ opened });
    };
    const watch = (limit: number): void => {
      clearTimeout(timer);
      timer = setTimeout(end, limit);
    };
    socket.onopen = () => {
      opened = true;
      watch(SILENCE);
      onOpen();
    };
    socket.onmessage = ({ data }) => {
      watch(SILENCE);
      if (data) onSet(JSON.parse(data as string) as ActivitySet);
    };
    socket.onclose = socket.onerror = end;
    signal.addEventListener('abort', end);
    watch(OPENING);
    if (signal.aborted) end();
  });
}
