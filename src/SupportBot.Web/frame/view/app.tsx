import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Chat } from '../model/chat.ts';
import { languageOf, translator } from '../model/text.ts';
import { converse } from '../model/turns.ts';
import { Composer } from './composer.tsx';
import { Header } from './header.tsx';
import { ChatContext, useChatState } from './hooks.ts';
import { Icon } from './icon.tsx';
import { Line } from './line.tsx';
import { Locked } from './locked.tsx';
import { Progress } from './progress.tsx';
import { SecretNotice } from './secretNotice.tsx';
import { StatusLine } from './statusLine.tsx';
import { Timeline } from './timeline.tsx';

/** The panel. `opened` counts how often it was opened: each time the focus goes to its heading. */
export function App({ chat, opened, onMinimise }: { chat: Chat; opened: number; onMinimise: () => void }): JSX.Element {
  const state = useChatState(chat);
  const heading = useRef<HTMLHeadingElement>(null);
  const message = useRef<HTMLTextAreaElement>(null);
  const conversation = converse(state.log, state.outbox);
  const { owner, isNewInLine } = conversation;
  const hasAnswered = conversation.entries.some(({ kind }) => kind === 'customer');
  const translate = translator(state.locale);
  // What is said in the customer's name is said in the language of the conversation.
  const spoken = translator(conversation.spoken ?? state.locale);

  const awaitsAnswer = useRef(false);
  const answer = (words: string): void => {
    awaitsAnswer.current = true;
    chat.say(words);
  };

  useEffect(() => {
    document.documentElement.lang = state.locale;
    document.documentElement.dir = languageOf(state.locale).direction;
    document.title = translate('title');
  }, [state.locale]);

  useEffect(() => {
    if (opened > 0) heading.current?.focus();
  }, [opened]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && !event.defaultPrevented) onMinimise();
  };

  return (
    <ChatContext.Provider value={chat}>
      <div class="panel" role="dialog" aria-labelledby="title" onKeyDown={onKeyDown}>
        <Header heading={heading} conversation={conversation} onMinimise={onMinimise} />
        {state.status === 'locked' ? <Locked /> : (
          <>
            {hasAnswered && <Progress step={conversation.step} />}
            <Timeline conversation={conversation} hasAnswered={hasAnswered} awaitsAnswer={awaitsAnswer} onAnswer={answer} onChange={() => chat.say(spoken('back'))} />
            <StatusLine waiting={state.outbox.some((pending) => pending.state === 'queued')} />
            <SecretNotice message={message} />
            <div class="footer">
              {isNewInLine && <Line spoken={conversation.spoken} onSay={answer} />}
              {owner !== 'agent' && (
                <div class="always">
                  <button type="button" class="quiet" onClick={() => chat.say(spoken('back'))}><Icon name="back" />{translate('back')}</button>
                  {owner === 'assistant' && <button type="button" class="quiet" onClick={() => chat.say(spoken('person'))}><Icon name="person" />{translate('person')}</button>}
                  {owner === 'queue' && !isNewInLine && <button type="button" class="quiet" onClick={() => answer(spoken('line.leave'))}><Icon name="leave" />{translate('line.leave')}</button>}
                </div>
              )}
              <Composer input={message} isFirst={!hasAnswered} />
            </div>
          </>
        )}
      </div>
    </ChatContext.Provider>
  );
}
