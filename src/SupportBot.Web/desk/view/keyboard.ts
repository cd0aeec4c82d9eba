import { useEffect } from 'preact/hooks';
import { isUnread, mayResolve } from '../model/cases.ts';
import type { Desk } from '../model/desk.ts';
import { type ActionName, KeyReader } from '../model/keys.ts';
import type { ViewName } from '../model/wire.ts';

const REGIONS = ['list', 'header', 'timeline', 'composer', 'panel', 'rail'];

/** What each action does. False where it cannot be done now; then the key press goes on to the page. */
export function perform(desk: Desk, action: ActionName): boolean {
  const { open, place, me, overlay, list, seen, cursor } = desk.state;
  const row = open?.row ?? null;
  const isMine = row?.status === 'assigned' && row.agent?.id === me?.id;
  const isCases = place.page === 'cases';
  const rows = list.rows.filter((known) => known !== null);
  const at = rows.findIndex(({ id }) => id === cursor);

  const focusRow = (id: string | undefined): boolean => {
    if (id === undefined) return false;
    desk.store.update({ cursor: id });
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-case="${CSS.escape(id)}"]`)?.focus());
    return true;
  };
  const write = (mode: 'reply' | 'note'): boolean => {
    if (open) desk.thread.write(mode);
    return open !== null;
  };
  const ask = (name: 'transfer' | 'snooze' | 'resolve' | 'return'): boolean => {
    const can = name === 'resolve' ? row !== null && mayResolve(row, me?.id) : isMine;
    if (can) desk.overlay(name);
    return can;
  };
  const canned = (): void => {
    const box = document.querySelector<HTMLTextAreaElement>('.composer textarea');
    if (!box || box.value !== '') return;
    box.value = '/';
    box.dispatchEvent(new Event('input', { bubbles: true }));
  };

  if (overlay !== null && action !== 'palette') return false;
  switch (action) {
    case 'next': return isCases && focusRow(rows[at < 0 ? 0 : at + 1]?.id);
    case 'previous': return isCases && focusRow(rows[Math.max(0, at - 1)]?.id);
    case 'unread': return isCases && focusRow([...rows.slice(at + 1), ...rows.slice(0, at + 1)].find((known) => isUnread(known, seen[known.id]) && known.agent?.id === me?.id)?.id);
    case 'open': {
      if (!isCases || cursor === null || !document.activeElement?.matches('body, .rows')) return false;
      desk.go({ caseId: cursor });
      return true;
    }
    case 'claim': {
      const id = open?.id ?? cursor;
      if (!isCases || id === null) return false;
      if (open?.id !== id) desk.go({ caseId: id });
      void desk.act('claim').then((refusal) => refusal === null && desk.thread.write('reply'));
      return true;
    }
    case 'reply': return write('reply');
    case 'note': return write('note');
    case 'canned': return isMine && write('reply') && (requestAnimationFrame(canned), true);
    case 'transcript': return open !== null && (desk.thread.unfold(), true);
    case 'summary': return open !== null && (desk.thread.change({ isCardOpen: !open.isCardOpen }), true);
    case 'panel': return open !== null && (desk.setPanel(!desk.state.isPanelOpen), true);
    case 'transfer': case 'snooze': case 'resolve': case 'return': return ask(action);
    case 'go.queue': case 'go.mine': case 'go.all': case 'go.mentions': case 'go.unattended':
      desk.go({ page: 'cases', view: action.slice(3) as ViewName, caseId: null });
      return true;
    case 'go.playbooks':
      if (row?.reason) desk.store.update({ playbook: row.reason.topic });
      desk.go({ page: 'playbooks', caseId: null });
      return true;
    case 'search': document.getElementById('search')?.focus(); return true;
    case 'palette': desk.overlay(overlay === 'palette' ? null : 'palette'); return true;
    case 'keys': desk.overlay('keys'); return true;
    case 'send': document.querySelector<HTMLElement>('[data-send]')?.click(); return true;
    case 'regions': cycle(1); return true;
  }
}

/** Goes on to the next part of the page. */
function cycle(step: number): void {
  const regions = REGIONS.map((name) => document.querySelector<HTMLElement>(`[data-region="${name}"]`)).filter((region) => region !== null && region.offsetParent !== null) as HTMLElement[];
  const at = regions.findIndex((region) => region.contains(document.activeElement));
  const next = regions[(at + step + regions.length) % regions.length];
  const target = next?.matches('[tabindex]') ? next : next?.querySelector<HTMLElement>('textarea, .row[tabindex="0"], button:not(:disabled), a[href], [tabindex="0"]');
  target?.focus();
}

/** Says yes to the question on top, as a press on its button would: what sends a reply also confirms a dialog. */
function confirm(dialog: HTMLElement): boolean {
  const button = document.activeElement?.closest<HTMLElement>('[data-confirm]') ?? dialog.querySelector<HTMLElement>('.modal-foot [data-confirm]');
  button?.click();
  return button !== null;
}

function isInText(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]');
}

/** Listens to the keyboard. Escape leads back to the row from which one came. */
export function useKeyboard(desk: Desk, onEscape: () => void): void {
  useEffect(() => {
    const reader = new KeyReader(() => desk.state.settings);
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || !desk.state.me) return;
      if (event.key === 'F6' && event.shiftKey) {
        event.preventDefault();
        return cycle(-1);
      }

      if (event.key === 'Escape') {
        if (!document.querySelector('dialog[open]')) onEscape();
        return;
      }

      const target = event.target as HTMLElement | null;
      // Enter on a link or a button is theirs.
      if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey && target?.closest('a, button, summary')) return;
      // When it was pressed, not when a busy page comes round to it.
      const action = reader.read(event, isInText(event.target), event.timeStamp);
      const dialog = document.querySelector<HTMLElement>('dialog[open]');
      if (action && (dialog && action === 'send' ? confirm(dialog) : (!dialog || action === 'palette') && perform(desk, action))) event.preventDefault();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [desk]);
}
