import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Desk } from '../model/desk.ts';
import { languageOf, translator } from '../model/text.ts';
import { SignInPage } from '../pages/signIn.tsx';
import { Beside } from './beside.tsx';
import { LineBar, Said, Toasts } from './bars.tsx';
import { DeskContext, useDeskState, useMedia } from './hooks.ts';
import { useKeyboard } from './keyboard.ts';
import { List } from './list.tsx';
import { Overlays } from './overlays.tsx';
import { CasePanel } from './panel.tsx';
import { Rail } from './rail.tsx';
import { Thread } from '../thread/thread.tsx';

/** The whole desk. */
export function App({ desk }: { desk: Desk }): JSX.Element {
  const state = useDeskState(desk);
  const { locale, settings, phase, place, counts, alerts, open } = state;
  const text = translator(locale);

  useEffect(() => {
    document.documentElement.lang = locale;
    document.documentElement.dir = languageOf(locale).direction;
    document.documentElement.dataset['theme'] = settings.theme;
  }, [locale, settings.theme]);

  const name = place.page === 'cases' ? text(`rail.${place.view}`) : text(`rail.${place.page}`);
  const title = phase !== 'signed-in' ? text('title') : place.page === 'cases' && open?.row ? `${open.row.customer} · ${name}` : name;
  useEffect(() => desk.alerts.dress(counts.waiting > 0 ? `(${counts.waiting}) ${title}` : title, alerts > 0), [title, counts.waiting, alerts]);

  useKeyboard(desk, () => {
    const { cursor } = desk.state;
    const row = (): HTMLElement | null => document.querySelector<HTMLElement>(cursor === null ? '.row[tabindex="0"]' : `[data-case="${CSS.escape(cursor)}"]`);
    const isListShown = document.querySelector('[data-region="list"]') !== null;
    // A case that is in hand may stand in no list: then its conversation gets the keys. At once, so that the next key is not typed into a box.
    if (isListShown) return (row() ?? document.querySelector<HTMLElement>('[data-region="timeline"]'))?.focus();
    if (desk.state.place.caseId !== null) desk.go({ caseId: null });
    requestAnimationFrame(() => row()?.focus());
  });

  return (
    <DeskContext.Provider value={desk}>
      {phase === 'starting' ? <main class="door"><h1 class="unseen">{text('title')}</h1><p class="muted">{text('loading')}</p></main>
        : phase === 'unreachable' ? <main class="door"><div class="door-card"><h1>{text('title')}</h1><p role="status">{text('unreachable')}</p></div></main>
        : phase === 'signed-out' ? <SignInPage />
        : <Shell desk={desk} />}
      <Said />
    </DeskContext.Provider>
  );
}

function Shell({ desk }: { desk: Desk }): JSX.Element {
  const { place, open, isPanelOpen, listWidth } = desk.state;
  const isSingle = useMedia('(max-width: 700px)');
  const isDrawer = useMedia('(max-width: 1199px)');
  const hasPanel = isPanelOpen && (open?.state === 'loading' || open?.state === 'ready');

  return (
    <div class={`desk ${isSingle ? 'single' : ''} ${open ? 'has-case' : ''}`} style={{ '--list': `${listWidth}px` }}>
      <Rail />
      <div class="body">
        <LineBar />
        {place.page !== 'cases' ? <div class="page" data-region="timeline"><Beside key={place.page} name={place.page} /></div> : (
          <div class="panes">
            {!(isSingle && open) && <List isSingle={isSingle} />}
            {!(isSingle && !open) && <Thread onBack={isSingle ? () => desk.go({ caseId: null }) : null} />}
            {hasPanel && isDrawer && <div class="veil" onClick={() => desk.setPanel(false)} />}
            {hasPanel && <CasePanel isDrawer={isDrawer} />}
          </div>
        )}
      </div>
      <Toasts />
      <Overlays />
    </div>
  );
}
