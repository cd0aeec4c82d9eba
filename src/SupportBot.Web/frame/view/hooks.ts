import { createContext } from 'preact';
import { useContext, useEffect, useLayoutEffect, useReducer, useState } from 'preact/hooks';
import type { Chat } from '../model/chat.ts';
import type { ChatState } from '../model/chatState.ts';
import { type Translate, translator } from '../model/text.ts';

export const ChatContext = createContext<Chat>(undefined as never);

export function useChat(): Chat {
  return useContext(ChatContext);
}

/** The chat's state; draws again when it changes. */
export function useChatState(chat: Chat): ChatState {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const drawn = chat.state;
  useLayoutEffect(() => {
    // Another tab's answer may come between the first drawing and this.
    if (chat.state !== drawn) redraw(undefined);
    return chat.subscribe(() => redraw(undefined));
  }, [chat]);
  return chat.state;
}

export function useText(): Translate {
  return translator(useChat().state.locale);
}

/** True once `condition` has held for a while: what is over quickly is not worth a word. */
export function useLasting(condition: boolean, milliseconds: number): boolean {
  const [lasted, setLasted] = useState(false);
  useEffect(() => {
    setLasted(false);
    if (!condition) return;
    const timer = setTimeout(() => setLasted(true), milliseconds);
    return () => clearTimeout(timer);
  }, [condition, milliseconds]);
  return condition && lasted;
}
