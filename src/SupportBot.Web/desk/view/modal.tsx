import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { useText } from './hooks.ts';
import { Icon } from './icon.tsx';

interface ModalProps {
  readonly title: string;
  readonly children: ComponentChildren;
  readonly onClose: () => void;
  /** False where the agent has to choose something. */
  readonly canClose?: boolean;
  readonly isWide?: boolean;
}

/** A dialog over everything else. The browser keeps the focus in it and gives it back afterwards. */
export function Modal({ title, children, onClose, canClose = true, isWide = false }: ModalProps): JSX.Element {
  const text = useText();
  const id = useId();
  const box = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    box.current?.showModal();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);

  return (
    <dialog ref={box} class={isWide ? 'modal wide' : 'modal'} aria-labelledby={id}
      onCancel={(event) => { event.preventDefault(); if (canClose) onClose(); }} onClick={(event) => { if (canClose && event.target === box.current) onClose(); }}>
      <div class="sheet">
        <div class="modal-head">
          <h2 id={id}>{title}</h2>
          {canClose && <button type="button" class="round" aria-label={text('close')} onClick={onClose}><Icon name="close" /></button>}
        </div>
        {children}
      </div>
    </dialog>
  );
}
