import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { type ActionName, actions, bindingOf } from '../model/keys.ts';
import { useDesk, useText } from './hooks.ts';
import { perform } from './keyboard.ts';
import { Modal } from './modal.tsx';

const hidden: readonly ActionName[] = ['palette', 'send', 'open', 'regions'];

/** Everything that can be done, found by a few letters. */
export function Palette(): JSX.Element {
  const desk = useDesk();
  const text = useText();
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const { keys } = desk.state.settings;
  const words = query.trim().toLowerCase();
  const found = actions.filter((action) => !hidden.includes(action) && text(`key.${action}`).toLowerCase().includes(words));
  const chosen = found[Math.min(at, found.length - 1)];
  useEffect(() => list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' }), [chosen]);

  const run = (action: ActionName): void => {
    desk.overlay(null);
    requestAnimationFrame(() => { if (!perform(desk, action)) desk.alerts.toast(text('palette.impossible')); });
  };

  return (
    <Modal title={text('palette')} onClose={() => desk.overlay(null)}>
      <input class="palette-input" role="combobox" aria-expanded={true} aria-controls="palette" aria-activedescendant={chosen && `palette-${chosen}`} aria-label={text('palette.find')} placeholder={text('palette.find')} autofocus value={query}
        onInput={(event) => { setQuery(event.currentTarget.value); setAt(0); }}
        onKeyDown={(event) => {
          if (event.isComposing) return;
          if (event.key === 'ArrowDown') setAt(Math.min(found.length - 1, at + 1));
          else if (event.key === 'ArrowUp') setAt(Math.max(0, at - 1));
          else if (event.key === 'Enter' && chosen) run(chosen);
          else return;
          event.preventDefault();
        }} />
      <ul id="palette" class="palette" role="listbox" aria-label={text('palette')} ref={list} tabIndex={-1}>
        {found.map((action) => (
          <li key={action} id={`palette-${action}`} role="option" aria-selected={action === chosen} onClick={() => run(action)}>
            <span>{text(`key.${action}`)}</span><Keys binding={bindingOf(action, keys)} />
          </li>
        ))}
      </ul>
      {found.length === 0 && <p class="muted">{text('list.unfound')}</p>}
    </Modal>
  );
}

/** All keys, as they are now. */
export function KeyList(): JSX.Element {
  const desk = useDesk();
  const text = useText();
  const { keys, singleKeys } = desk.state.settings;
  return (
    <Modal title={text('keys')} onClose={() => desk.overlay(null)} isWide>
      {!singleKeys && <p class="notice amber">{text('keys.off')}</p>}
      <dl class="key-list">
        {actions.map((action) => <div key={action}><dt>{text(`key.${action}`)}</dt><dd><Keys binding={bindingOf(action, keys)} /></dd></div>)}
        <div><dt>{text('key.escape')}</dt><dd><kbd>Esc</kbd></dd></div>
      </dl>
      <div class="modal-foot"><button type="button" class="button" onClick={() => desk.go({ page: 'settings' })}>{text('keys.change')}</button></div>
    </Modal>
  );
}

/** A binding as one sees it on a keyboard. */
export function Keys({ binding }: { binding: string }): JSX.Element {
  const text = useText();
  if (!binding) return <span class="muted">{text('keys.none')}</span>;
  const isMac = /Mac/.test(navigator.platform);
  return <span class="keys">{binding.split(' ').map((part, at) => <kbd key={at}>{part.replace('Mod+', isMac ? '⌘ ' : 'Ctrl ')}</kbd>)}</span>;
}
