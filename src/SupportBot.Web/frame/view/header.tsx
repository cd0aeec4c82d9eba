import type { JSX, RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { locales, languageOf, translator } from '../model/text.ts';
import { save } from '../model/transcript.ts';
import type { Conversation } from '../model/turns.ts';
import { Copy } from './copy.tsx';
import { useChat, useText } from './hooks.ts';
import { Icon } from './icon.tsx';

interface HeaderProps {
  readonly heading: RefObject<HTMLHeadingElement | null>;
  readonly conversation: Conversation;
  readonly onMinimise: () => void;
}

export function Header({ heading, conversation, onMinimise }: HeaderProps): JSX.Element {
  const text = useText();
  const { owner, agent, caseId, spoken } = conversation;
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const header = useRef<HTMLDivElement>(null);
  const close = (): void => {
    setOpen(false);
    button.current?.focus();
  };
  useEffect(() => {
    if (!isOpen) return;
    const closeOutside = ({ target }: Event): void => {
      if (!header.current?.contains(target as Node)) setOpen(false);
    };
    document.addEventListener('pointerdown', closeOutside);
    return () => document.removeEventListener('pointerdown', closeOutside);
  }, [isOpen]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !isOpen) return;
    event.preventDefault();
    close();
  };
  const onFocusOut = ({ currentTarget, relatedTarget }: FocusEvent): void => {
    if (relatedTarget !== null && !(currentTarget as Node).contains(relatedTarget as Node)) setOpen(false);
  };
  return (
    <div class="header" ref={header} onKeyDown={onKeyDown} onFocusOut={onFocusOut}>
      <div class="names">
        <h1 id="title" ref={heading} tabIndex={-1}>{text('title')}</h1>
        <p>{owner === 'queue' ? text('owner.queue') : owner === 'agent' ? text('owner.agent', { name: agent ?? '' }) : text('subtitle')}</p>
      </div>
      <button type="button" ref={button} class="round" aria-label={text('menu')} aria-expanded={isOpen} aria-controls={isOpen ? 'menu' : undefined} onClick={() => setOpen(!isOpen)}>
        <Icon name="menu" />
      </button>
      <button type="button" class="round" aria-label={text('minimise')} onClick={onMinimise}><Icon name="minimise" /></button>
      {isOpen && <Menu spoken={spoken} caseId={caseId} onDone={close} />}
    </div>
  );
}

function Menu({ spoken, caseId, onDone }: { spoken: string | null; caseId: string | null; onDone: () => void }): JSX.Element {
  const chat = useChat();
  const text = useText();
  const [isAsking, setAsking] = useState(false);
  const keep = useRef<HTMLButtonElement>(null);
  useEffect(() => keep.current?.focus(), [isAsking]);
  const { locale } = chat.state;

  const speak = (chosen: string): void => {
    chat.setLocale(chosen);
    if (spoken !== null && spoken !== chosen) chat.say(translator(chosen)('say.language'));
    onDone();
  };

  return (
    <div id="menu" class="menu">
      <p id="language" class="label">{text('menu.language')}</p>
      <div role="group" aria-labelledby="language" class="languages">
        {locales.map((name) => (
          <button type="button" key={name} lang={name} aria-pressed={name === locale} onClick={() => speak(name)}>{languageOf(name).name}</button>
        ))}
      </div>
      {caseId !== null && <p class="item case">{text('menu.case', { case: caseId })} <Copy text={caseId} label={text('copy')} /></p>}
      <button type="button" class="item" onClick={() => { save(chat.state); onDone(); }}>{text('menu.download')}</button>
      {isAsking ? (
        <div class="ask">
          <p>{text('menu.delete.ask')}</p>
          <button type="button" class="danger" onClick={() => { chat.forget(); onDone(); }}>{text('menu.delete.yes')}</button>
          <button type="button" ref={keep} onClick={() => setAsking(false)}>{text('menu.delete.no')}</button>
        </div>
      ) : <button type="button" class="item" onClick={() => setAsking(true)}>{text('menu.delete')}</button>}
    </div>
  );
}
