/** What can be done by keyboard, and with which keys unless an agent chose others. `Mod` is Ctrl, and Command on a Mac. */
export const defaults = {
  'next': 'j',
  'previous': 'k',
  'open': 'Enter',
  'claim': 'c',
  'reply': 'r',
  'note': 'n',
  'canned': '/',
  'transcript': 't',
  'summary': 's',
  'panel': ']',
  'transfer': 'a',
  'snooze': 'z',
  'resolve': 'e',
  'return': 'b',
  'unread': 'u',
  'go.queue': 'g q',
  'go.mine': 'g m',
  'go.all': 'g a',
  'go.mentions': 'g n',
  'go.unattended': 'g u',
  'go.playbooks': 'g p',
  'search': 'g s',
  'palette': 'Mod+k',
  'send': 'Mod+Enter',
  'regions': 'F6',
  'keys': '?',
} as const;

export type ActionName = keyof typeof defaults;

/** Keys that an agent chose instead of the usual ones; an empty string switches an action off. */
export type KeyMap = Readonly<Partial<Record<ActionName, string>>>;

export const actions = Object.keys(defaults) as ActionName[];

/** What of a key press counts. */
export interface Press {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

const MODIFIERS = new Set(['Control', 'Meta', 'Alt', 'Shift', 'CapsLock', 'Dead', 'Process', 'Unidentified']);
const PATIENCE = 1200;

/** The name of a key press, such as `j`, `?`, `Shift+F6` or `Mod+k`; null for a modifier alone. */
export function nameOf({ key, ctrlKey, metaKey, altKey, shiftKey }: Press): string | null {
  if (MODIFIERS.has(key)) return null;
  const isLetter = key.length === 1;
  const name = isLetter && (ctrlKey || metaKey) ? key.toLowerCase() : key === ' ' ? 'Space' : key;
  return `${ctrlKey || metaKey ? 'Mod+' : ''}${altKey ? 'Alt+' : ''}${shiftKey && !isLetter ? 'Shift+' : ''}${name}`;
}

/** Whether a binding begins with a character alone, which screen readers and speech input may send by mistake (WCAG 2.1.4). */
export function isSingle(binding: string): boolean {
  return (binding.split(' ')[0] ?? '').length === 1;
}

export function bindingOf(action: ActionName, map: KeyMap): string {
  return map[action] ?? defaults[action];
}

/** The action that already has these keys, or begins with them; null where there is none. */
export function clash(binding: string, action: ActionName, map: KeyMap): ActionName | null {
  return actions.find((other) => {
    const taken = bindingOf(other, map);
    return other !== action && taken !== '' && binding !== '' && (taken === binding || taken.startsWith(`${binding} `) || binding.startsWith(`${taken} `));
  }) ?? null;
}

/** Reads key presses, one after the other; two of them may be one binding. */
export class KeyReader {
  private first: { name: string; at: number } | null = null;

  constructor(private readonly map: () => { readonly keys: KeyMap; readonly singleKeys: boolean }) {}

  /** The action of a press, if it has one. In a text field only bindings with a modifier or a function key count. */
  read(press: Press, isInText: boolean, now: number): ActionName | null {
    const name = nameOf(press);
    if (name === null) return null;
    const { keys, singleKeys } = this.map();
    const begun = this.first && now - this.first.at < PATIENCE ? `${this.first.name} ${name}` : null;
    this.first = null;
    const usable = actions.filter((action) => {
      const binding = bindingOf(action, keys);
      const isPlain = isSingle(binding) || binding === 'Enter';
      return binding !== '' && !(isInText && isPlain) && !(isSingle(binding) && !singleKeys);
    });
    const found = usable.find((action) => bindingOf(action, keys) === begun) ?? usable.find((action) => bindingOf(action, keys) === name);
    if (found) return found;
    if (usable.some((action) => bindingOf(action, keys).startsWith(`${name} `))) this.first = { name, at: now };
    return null;
  }
}
