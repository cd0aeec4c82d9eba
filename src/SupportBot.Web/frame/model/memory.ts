/** What stays on this device, under one prefix: local storage, or this page's own memory where storage is blocked. */
export class Memory {
  private readonly fallback = new Map<string, string>();

  constructor(private readonly prefix: string) {}

  get(key: string): string | null {
    try {
      return localStorage.getItem(this.prefix + key) ?? this.fallback.get(key) ?? null;
    } catch {
      return this.fallback.get(key) ?? null;
    }
  }

  set(key: string, value: string | null): void {
    if (value === null) this.fallback.delete(key);
    else this.fallback.set(key, value);
    try {
      if (value === null) localStorage.removeItem(this.prefix + key);
      else localStorage.setItem(this.prefix + key, value);
      // What is stored is shared with other tabs, so only what could not be stored may be answered from here.
      this.fallback.delete(key);
    } catch {
      // Storage is blocked or full: this page still remembers.
    }
  }

  keys(start: string): string[] {
    const keys = [...this.fallback.keys()];
    try {
      for (const key of Object.keys(localStorage)) {
        if (key.startsWith(this.prefix)) keys.push(key.slice(this.prefix.length));
      }
    } catch {
      // Storage is blocked.
    }

    return keys.filter((key) => key.startsWith(start));
  }

  /** Forgets all but what `stays`. */
  clear(stays: (key: string) => boolean): void {
    for (const key of this.keys('')) if (!stays(key)) this.set(key, null);
  }

  /** Calls back when another tab changed something. */
  watch(listener: (key: string) => void): () => void {
    const onStorage = ({ key }: StorageEvent): void => {
      if (key === null || key.startsWith(this.prefix)) listener(key?.slice(this.prefix.length) ?? '');
    };
    addEventListener('storage', onStorage);
    return () => removeEventListener('storage', onStorage);
  }
}
