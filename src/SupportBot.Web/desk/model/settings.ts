import { actions, type KeyMap } from './keys.ts';

export type Theme = 'auto' | 'light' | 'dark';

/** What an agent chose. It is kept with the account, so it is the same on every device. */
export interface Settings {
  readonly locale: string | null;
  readonly theme: Theme;
  readonly sound: boolean;
  readonly popups: boolean;
  /** Whether keys without a modifier do anything (WCAG 2.1.4). */
  readonly singleKeys: boolean;
  readonly keys: KeyMap;
}

export const standard: Settings = { locale: null, theme: 'auto', sound: true, popups: false, singleKeys: true, keys: {} };

/** Settings of what the server kept; whatever in it makes no sense is the usual. */
export function settingsOf(kept: Readonly<Record<string, unknown>> | undefined): Settings {
  const { locale, theme, sound, popups, singleKeys, keys } = kept ?? {};
  return {
    locale: typeof locale === 'string' ? locale : standard.locale,
    theme: theme === 'light' || theme === 'dark' ? theme : standard.theme,
    sound: typeof sound === 'boolean' ? sound : standard.sound,
    popups: typeof popups === 'boolean' ? popups : standard.popups,
    singleKeys: typeof singleKeys === 'boolean' ? singleKeys : standard.singleKeys,
    keys: typeof keys === 'object' && keys !== null ? Object.fromEntries(Object.entries(keys).filter(([name, binding]) => (actions as string[]).includes(name) && typeof binding === 'string')) : {},
  };
}
