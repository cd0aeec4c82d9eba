import type { JSX } from 'preact';

const paths = {
  menu: 'M5 12h.01M12 12h.01M19 12h.01',
  minimise: 'M6 9l6 6 6-6',
  shield: 'M12 3.5l7 2.6v5.4c0 4.3-2.9 7.5-7 9-4.1-1.5-7-4.7-7-9V6.1z M9 12l2.2 2.2L15.2 10',
  back: 'M10 6l-6 6 6 6 M4.5 12H20',
  person: 'M12 12.5a4 4 0 1 0 0-8 4 4 0 0 0 0 8z M4.5 20c.8-3.4 3.8-5 7.5-5s6.7 1.6 7.5 5',
  bot: 'M5 10h14v8.5H5z M12 10V6.5 M9.5 13.5v1.5 M14.5 13.5v1.5',
  leave: 'M13 5H6v14h7 M10.5 12H20 M16.5 8.5L20 12l-3.5 3.5',
  clock: 'M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16z M12 8v4.5l3 1.5',
  send: 'M12 19V5.5 M6 11l6-6 6 6',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  down: 'M12 5v13 M6 12.5l6 6 6-6',
  alert: 'M12 8v5 M12 16.5h.01 M12 3.5l9 16H3z',
} as const;

/** A line drawing; always beside or instead of words that say the same, so hidden from screen readers. */
export function Icon({ name }: { name: keyof typeof paths }): JSX.Element {
  return <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d={paths[name]} /></svg>;
}

/** A face for the rating, from 1 (unhappy) to 4. */
export function Face({ score }: { score: number }): JSX.Element {
  const mouth = ['M8 16.5c1.2-2.2 6.8-2.2 8 0', 'M8.5 15.8c1.5-.9 5.5-.9 7 0', 'M8.5 14.7c1.5 1 5.5 1 7 0', 'M8 14c1.2 2.8 6.8 2.8 8 0'][score - 1];
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={`M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17z M9 9.8v.4 M15 9.8v.4 ${mouth}`} />
    </svg>
  );
}
