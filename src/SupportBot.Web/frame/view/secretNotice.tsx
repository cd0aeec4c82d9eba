import type { JSX, RefObject } from 'preact';
import { useState } from 'preact/hooks';
import { useChat, useText } from './hooks.ts';
import { Icon } from './icon.tsx';

/** Says why a message was not sent: it holds a secret. */
export function SecretNotice({ message }: { message: RefObject<HTMLTextAreaElement | null> }): JSX.Element {
  const chat = useChat();
  const text = useText();
  const { stopped } = chat.state;
  const [isShown, setShown] = useState(false);
  const kinds = stopped?.kinds ?? [];
  const isWallet = kinds.includes('seed-phrase') || kinds.includes('private-key');
  const names = kinds.map((kind) => text(`kind.${kind}`)).join(text('comma'));
  const done = (action: () => void): void => {
    action();
    setShown(false);
    message.current?.focus();
  };
  return (
    <div role="alert" class="alert">
      {stopped && (
        <div id="secret" class="notice">
          <Icon name="shield" />
          <div>
            <p>{kinds.length > 1 ? text('secret.several', { kinds: names }) : text('secret', { kind: names })}</p>
            {isWallet && <p>{text('secret.wallet')} {!isShown && <button type="button" class="link" onClick={() => setShown(true)}>{text('secret.wallet.how')}</button>}</p>}
            {isWallet && isShown && <p>{text('secret.wallet.steps')}</p>}
            <p class="actions">
              <button type="button" class="chip strong" onClick={() => done(() => {})}>{text('secret.edit')}</button>
              <button type="button" class="chip" onClick={() => done(() => chat.sendRedacted())}>{text('secret.remove')}</button>
            </p>
          </div>
        </div>
      )}
    </div>
  );
}
