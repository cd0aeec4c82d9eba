import type { JSX } from 'preact';
import { Missing } from './beside.tsx';
import { useDesk, useText } from './hooks.ts';
import { Icon } from './icon.tsx';
import { Later, useLater } from './later.ts';

export const parts = new Later(async () => (await import('../thread/panel.tsx')).CaseParts);

/** What lies beside the conversation. */
export function CasePanel({ isDrawer }: { isDrawer: boolean }): JSX.Element {
  const desk = useDesk();
  const text = useText();
  const { Part, fault, again } = useLater(parts);
  return (
    <aside class={isDrawer ? 'panel drawer' : 'panel'} data-region="panel" aria-label={text('panel')} tabIndex={-1}>
      <div class="panel-head">
        <h2>{text('panel')}</h2>
        <button type="button" class="round push" aria-label={text('panel.close')} onClick={() => desk.setPanel(false)}><Icon name="close" /></button>
      </div>
      {Part ? <Part /> : <div class="center"><Missing fault={fault} again={again} /></div>}
    </aside>
  );
}
