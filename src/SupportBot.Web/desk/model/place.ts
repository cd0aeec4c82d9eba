import type { ViewName } from './wire.ts';

export type PageName = 'cases' | 'wall' | 'playbooks' | 'reports' | 'accounts' | 'audit' | 'letters' | 'settings';

/** Where in the desk an agent is. It is the page's address, so it survives a reload and can be passed on. */
export interface Place {
  readonly page: PageName;
  readonly view: ViewName;
  readonly caseId: string | null;
  /** What a list is narrowed by, or the day that a report is of. */
  readonly by: Readonly<Partial<Record<By, string>>>;
}

export type By = 'reason' | 'locale' | 'agent' | 'day';

const views: readonly string[] = ['queue', 'mine', 'all', 'mentions', 'unattended', 'resolved', 'late-first', 'late-answer', 'agent'];
const narrowings: readonly By[] = ['reason', 'locale', 'agent', 'day'];
const pages: readonly string[] = ['wall', 'playbooks', 'reports', 'accounts', 'audit', 'letters', 'settings'];

export function placeOf(url: URL): Place {
  const page = url.searchParams.get('page') ?? '';
  const view = url.searchParams.get('view') ?? '';
  const caseId = /\/desk\/cases\/([^/]+)$/.exec(url.pathname)?.[1];
  return {
    page: pages.includes(page) ? (page as PageName) : 'cases',
    view: views.includes(view) ? (view as ViewName) : 'queue',
    caseId: caseId === undefined ? null : decodeURIComponent(caseId),
    by: Object.fromEntries(narrowings.map((name) => [name, url.searchParams.get(name) ?? '']).filter(([, value]) => value)),
  };
}

export function addressOf({ page, view, caseId, by }: Place): string {
  const path = page === 'cases' && caseId !== null ? `/desk/cases/${encodeURIComponent(caseId)}` : '/desk';
  const query = new URLSearchParams({ ...(page !== 'cases' ? { page } : view !== 'queue' ? { view } : {}), ...by }).toString();
  return path + (query && `?${query}`);
}
