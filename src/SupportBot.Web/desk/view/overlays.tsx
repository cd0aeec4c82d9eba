import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { Missing } from './beside.tsx';
import { useDesk, useNow, useText } from './hooks.ts';
import { Later, useLater } from './later.ts';
import { Modal } from './modal.tsx';
import { parts } from './panel.tsx';

const dialogs = new Later(async () => (await import('./dialogs.tsx')).Dialogs);

/** What lies over the desk now. Dialogs, and what lies beside a case, are fetched as soon as the desk itself stands, so that they are there when they are wanted. */
export function Overlays(): JSX.Element | null {
  const { overlay, idle, locale } = useDesk().state;
  useEffect(() => { for (const later of [dialogs, parts]) later.fetch(locale).catch(() => {}); }, [locale]);
  return idle ? <Idle /> : overlay ? <Wanted key={overlay} /> : null;
}

function Wanted(): JSX.Element {
  const desk = useDesk();
  const text = useText();
  const { Part, fault, again } = useLater(dialogs);
  return Part ? <Part /> : <Modal title={text('actions')} onClose={() => desk.overlay(null)}><Missing fault={fault} again={again} /></Modal>;
}

/** Asks an agent who has cases and did nothing for a while. */
function Idle(): JSX.Element {
  const desk = useDesk();
  const text = useText();
  useNow(500);
  const { idle } = desk.state;
  const seconds = Math.max(0, Math.ceil(((idle?.until ?? 0) - Date.now()) / 1000));
  const cases = idle?.cases ?? 0;
  return (
    <Modal title={text('idle')} onClose={() => desk.stay()} canClose={false}>
      <p role="timer" class="idle"><strong aria-hidden="true">{seconds}</strong><span>{seconds > 0 ? text.count('idle.text', cases) : text.count('idle.over', cases)}</span></p>
      <div class="modal-foot"><button type="button" data-confirm class="button strong" autofocus onClick={() => desk.stay()}>{text(seconds > 0 ? 'idle.stay' : 'idle.back')}</button></div>
    </Modal>
  );
}
