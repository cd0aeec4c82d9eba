import type { JSX } from 'preact';
import type { PageName } from '../model/place.ts';
import { useText } from './hooks.ts';
import { type Fault, Later, useLater } from './later.ts';

/** Pages beside the desk itself. */
const pages: Readonly<Record<Exclude<PageName, 'cases'>, Later>> = {
  wall: new Later(async () => (await import('../wall/page.tsx')).WallPage),
  playbooks: new Later(async () => (await import('../pages/playbooks.tsx')).PlaybooksPage),
  reports: new Later(async () => (await import('../reports/page.tsx')).ReportsPage),
  accounts: new Later(async () => (await import('../pages/accounts.tsx')).AccountsPage),
  audit: new Later(async () => (await import('../pages/audit.tsx')).AuditPage),
  letters: new Later(async () => (await import('../pages/letters.tsx')).LettersPage),
  settings: new Later(async () => (await import('../pages/settings.tsx')).SettingsPage),
};

/** A page beside the desk. */
export function Beside({ name }: { name: Exclude<PageName, 'cases'> }): JSX.Element {
  const text = useText();
  const { Part, fault, again } = useLater(pages[name]);
  if (Part) return <Part />;
  return (
    <main class="sheet-page">
      <h1>{text(`rail.${name}`)}</h1>
      <Missing fault={fault} again={again} />
    </main>
  );
}

/** What is said in the place of something that is not there yet, or could not be fetched. */
export function Missing({ fault, again }: { fault: Fault | null; again: () => void }): JSX.Element {
  const text = useText();
  if (fault === null) return <p class="muted" role="status">{text('loading')}</p>;
  return (
    <>
      <p class="notice amber" role="alert">{text(`missing.${fault}`)}</p>
      <p class="modal-foot">
        {fault !== 'updated' && <button type="button" class="button" onClick={again}>{text('again')}</button>}
        <button type="button" class="button strong" onClick={() => location.reload()}>{text('missing.reload')}</button>
      </p>
    </>
  );
}
