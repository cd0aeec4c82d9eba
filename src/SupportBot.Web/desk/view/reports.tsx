import type { JSX } from 'preact';
import { ReportsPage } from '../reports/page.tsx';

/** The page for leads behind the rail's entry "Reports"; while it is null there is no such entry. */
export const reports: (() => JSX.Element) | null = ReportsPage;
