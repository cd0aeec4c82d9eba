import type { ViewName } from './wire.ts';

export type PageName = 'cases' | 'playbooks' | 'reports' | 'accounts' | 'audit' | 'letters' | 'settings';

/** Where in the desk an agent is. It is the page's address, so it survives a reload and can be passed on. */
export interface Place {
  readonly page: PageName;
  readonly view: ViewName;
  readonly caseId: string | null;
}

const views: readonly string[] = ['queue', 'mine', 'all', 'mentions', 'unattended', 'resolved'];
const pages: readonly string[] = ['playbooks', 'reports', 'accounts', 'audit', 'letters', 'settings'];

export function placeOf(url: URL): Place {
  const page = url.searchParams.get('page') ?? '';
  const view = url.searchParams.get('view') ?? '';
  const caseId = /\/desk\/cases\/([^/]+)$/.exec(url.pathname)?.[1];
  return {
    page: pages.includes(page) ? (page as PageName) : 'cases',
    view: views.includes(view) ? (view as ViewName) : 'queue',
    caseId: caseId === undefined ? null : decodeURIComponent(caseId),
  };
}

export function addressOf({ page, view, caseId }: Place): string {
  const path = page === 'cases' && caseId !== null ? `/desk/cases/${encodeURIComponent(caseId)}` : '/desk';
  const query = page !== 'cases' ? `?page=${page}` : view !== 'queue' ? `?view=${view}` : '';
  return path + query;
}
