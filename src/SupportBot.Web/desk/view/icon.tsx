import type { JSX } from 'preact';

const paths = {
  queue: 'M4 6h16M4 12h16M4 18h10',
  mine: 'M12 12.5a4 4 0 1 0 0-8 4 4 0 0 0 0 8z M4.5 20c.8-3.4 3.8-5 7.5-5s6.7 1.6 7.5 5',
  all: 'M4 5h16v14H4z M4 14h5l1.5 2.5h3L15 14h5',
  mentions: 'M15.500 12a3.500 3.500 0 1 1-7 0 3.500 3.500 0 0 1 7 0zm0-3.500V13a2.500 2.500 0 0 0 5 0v-1a8.500 8.500 0 1 0-3.400 6.800',
  unattended: 'M4 5.500h16v10.500h-8.500L7 19.500V16H4z M12 8v3.500 M12 13.500h.01',
  resolved: 'M5 12.5l4.5 4.5L19 7.5',
  playbooks: 'M5 4.500h10a4 4 0 0 1 4 4V20H9a4 4 0 0 1-4-4z M5 16a4 4 0 0 1 4-4h10 M9 8h5',
  reports: 'M5 20V11M12 20V4M19 20v-6',
  accounts: 'M9 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7z M2.5 19.5c.6-3 3.2-4.5 6.5-4.5s5.900 1.500 6.500 4.500 M16 4.800a3.500 3.500 0 0 1 0 6.400 M18.500 15.500c1.700.7 2.700 2 3 4',
  audit: 'M6 3.500h9l4 4v13H6z M14.500 3.500v4.500H19 M9 12.500h7M9 16h7',
  letters: 'M3.500 6h17v12.500h-17z M4 6.500l8 6.500 8-6.500',
  wall: 'M3.500 5h17v11.500h-17z M8 20.500h8 M7.500 13v-3M12 13V8M16.500 13v-2',
  settings: 'M5 7h8M17 7h2M5 12h2M11 12h8M5 17h6M15 17h4 M15 5v4M9 10v4M13 15v4',
  back: 'M10 6l-6 6 6 6 M4.500 12H20',
  search: 'M10.500 17a6.500 6.500 0 1 0 0-13 6.500 6.500 0 0 0 0 13z M15.500 15.500L20 20',
  verified: 'M12 3.500l7 2.600v5.400c0 4.300-2.900 7.500-7 9-4.100-1.500-7-4.700-7-9V6.100z M9 12l2.200 2.200L15.200 10',
  clock: 'M12 20.500a8.500 8.500 0 1 0 0-17 8.500 8.500 0 0 0 0 17z M12 7.500V12l3 2',
  eye: 'M2.500 12c2.300-4.300 5.700-6.500 9.500-6.500s7.200 2.200 9.500 6.500c-2.300 4.300-5.700 6.500-9.500 6.500S4.800 16.300 2.500 12z M12 14.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5z',
  pen: 'M4.500 19.500l1-4.500L16 4.500l3.500 3.500L9 18.500z',
  panel: 'M4 5h16v14H4z M14.500 5v14',
  close: 'M6 6l12 12M18 6L6 18',
  robot: 'M5 9h14v10H5z M12 9V5.500 M12 5h.01 M9 13.500h.01M15 13.500h.01 M2.500 12.500v3M21.500 12.500v3',
  note: 'M5 4h14v10l-5.500 6H5z M19 14h-5.500v6',
  check: 'M5 12.500l4.500 4.500L19 7.500',
  checks: 'M2.500 12.500l4.500 4.500L16.500 7.500 M11.500 16l1 1L22 7.500',
  cross: 'M7 7l10 10M17 7L7 17',
  question: 'M9 9.200c.2-1.900 1.500-3 3.200-3 1.800 0 3.100 1.100 3.100 2.800 0 2.300-3.200 2.600-3.200 4.800 M12.050 17.500h.01',
  alert: 'M12 9v4.500 M12 16.800h.01 M12 3.500l9 16.500H3z',
  down: 'M6 9l6 6 6-6',
  up: 'M6 15l6-6 6 6',
  jump: 'M12 5v13 M6 12.500l6 6 6-6',
  send: 'M12 19V5.500 M6 11l6-6 6 6',
  copy: 'M8.500 8.500h11v11h-11z M15.500 8.500v-4h-11v11h4',
  print: 'M7 9V4h10v5 M7 17H4V9.500h16V17h-3 M7 14h10v6H7z',
  keyboard: 'M3 6.500h18v11H3z M7 10h.01M11 10h.01M15 10h.01M7.500 14h9',
  canned: 'M4 5.500h16v10.500h-8.500L7 19.500V16H4z M14 8l-4 6',
  exit: 'M10 4H5v16h5 M14 8l4 4-4 4 M18 12H9',
  lock: 'M6 11h12v9H6z M8.500 11V8a3.500 3.500 0 0 1 7 0v3',
} as const;

export type IconName = keyof typeof paths;

/** A line drawing; always beside or instead of words that say the same, so hidden from screen readers. */
export function Icon({ name }: { name: IconName }): JSX.Element {
  return <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d={paths[name]} /></svg>;
}
