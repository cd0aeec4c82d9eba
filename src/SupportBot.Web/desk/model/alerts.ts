import calling from '../icons/calling.svg';
import calm from '../icons/calm.svg';
import type { News } from './news.ts';
import type { Store, Toast } from './state.ts';
import { type TextId, translator } from './text.ts';
import type { CaseRow } from './wire.ts';

/** What agents are alerted to: what the page finds out by itself, and what the server tells it. */
export type AlertName = News | 'due' | 'late';

const texts: Readonly<Record<AlertName, TextId>> = { case: 'alert.case', given: 'alert.given', message: 'alert.message', due: 'alert.due', late: 'alert.late' };

const TOAST_LASTS = 8000;
const POPUP_AFTER = 60_000;
const LOOK_PAUSE = 1000;
const MOST_TOASTS = 3;

/**
 * Calls the agent, step by step: words on the page and a sound, the title and the icon of the tab, and a notification of the system when
 * nobody came within a minute, or at once when the page cannot be seen. The server goes on from there, unless a page says that it was looked at.
 */
export class Alerts {
  private audio: AudioContext | null = null;
  private number = 0;
  private hasWarned = false;
  private isLookOwed = false;
  private lookTimer: ReturnType<typeof setTimeout> | undefined;
  private popupTimer: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param store What the page shows.
   * @param onChosen Called when the agent wants to see a case.
   * @param onSeen Called when somebody can see all that the page shows; then nobody is called by other means.
   * @param isCalled Whether this browser is called by the server when nobody looks.
   */
  constructor(private readonly store: Store, private readonly onChosen: (caseId: string) => void, private readonly onSeen: () => void, private readonly isCalled: () => boolean) {
    document.addEventListener('visibilitychange', () => this.look());
  }

  /** The page may have come into view, or shows something new there. However much that is, it is said once a second. */
  look(): void {
    if (document.visibilityState !== 'visible') return;
    this.isLookOwed = this.lookTimer !== undefined;
    if (this.isLookOwed) return;
    this.onSeen();
    this.lookTimer = setTimeout(() => {
      this.lookTimer = undefined;
      if (this.isLookOwed) this.look();
    }, LOOK_PAUSE);
  }

  tell(news: AlertName, row: CaseRow): void {
    const { locale, open } = this.store.state;
    const isSeen = document.visibilityState === 'visible' && document.hasFocus();
    if (news === 'message' && open?.id === row.id && isSeen) return;
    const text = translator(locale);
    const reason = row.reason?.name ?? text('reason.unknown');
    this.call(text(texts[news], { reason, language: row.localeName, name: row.customer }), row.id);
  }

  /** Says something of a case, by all means that the agent has chosen. */
  call(words: string, caseId: string): void {
    const { settings } = this.store.state;
    this.look();
    this.store.update({ said: words, alerts: this.store.state.alerts + 1 });
    this.toast(words, { caseId });
    if (settings.sound) void this.play().then(() => this.warn());
    if (!settings.popups) return;
    clearTimeout(this.popupTimer);
    if (document.visibilityState === 'hidden') this.popUp(words, caseId);
    else if (!this.isCalled()) this.popupTimer = setTimeout(() => this.popUp(words, caseId), POPUP_AFTER);
  }

  /** The agent is here. */
  acknowledge(): void {
    clearTimeout(this.popupTimer);
    if (this.store.state.alerts > 0) this.store.update({ alerts: 0 });
  }

  toast(text: string, more: Partial<Toast> = {}): void {
    const toast: Toast = { ...more, id: ++this.number, text };
    this.store.update({ toasts: [...this.store.state.toasts, toast].slice(-MOST_TOASTS) });
    setTimeout(() => this.close(toast.id), TOAST_LASTS);
  }

  close(id: number): void {
    this.store.update({ toasts: this.store.state.toasts.filter((toast) => toast.id !== id) });
  }

  /** Says once that nothing can be heard: a silent alert is worse than none. */
  private warn(): void {
    const { isSoundBlocked, locale } = this.store.state;
    if (isSoundBlocked && !this.hasWarned) this.toast(translator(locale)('alert.silent'), { isBad: true });
    this.hasWarned ||= isSoundBlocked;
  }

  /** Two notes. Browsers are silent until a page was touched; then it is known that the sound is blocked. */
  async play(): Promise<void> {
    try {
      this.audio ??= new AudioContext();
      const { audio } = this;
      // Where the page was touched the browser lets it sound, and may only be slow to begin.
      const patience = navigator.userActivation?.hasBeenActive ? 10_000 : 300;
      if (audio.state !== 'running') await Promise.race([audio.resume(), new Promise((resolve) => setTimeout(resolve, patience))]);
      this.store.update({ isSoundBlocked: audio.state !== 'running' });
      if (audio.state !== 'running') return;
      [660, 880].forEach((frequency, at) => {
        const start = audio.currentTime + at * 0.14;
        const [tone, volume] = [audio.createOscillator(), audio.createGain()];
        tone.frequency.value = frequency;
        volume.gain.setValueAtTime(0, start);
        volume.gain.linearRampToValueAtTime(0.2, start + 0.02);
        volume.gain.exponentialRampToValueAtTime(0.001, start + 0.3);
        tone.connect(volume).connect(audio.destination);
        tone.start(start);
        tone.stop(start + 0.3);
      });
    } catch {
      this.store.update({ isSoundBlocked: true });
    }
  }

  /** Puts the number of those who wait into the title, and a dot onto the icon. */
  dress(title: string, isCalling: boolean): void {
    document.title = title;
    const icon = document.querySelector<HTMLLinkElement>('link[rel=icon]');
    const address = isCalling ? calling : calm;
    if (icon && !icon.href.endsWith(address)) icon.href = address;
  }

  private popUp(words: string, caseId: string): void {
    if (!('Notification' in globalThis) || Notification.permission !== 'granted') return;
    const popup = new Notification(words, { tag: caseId, icon: calling });
    popup.onclick = () => {
      focus();
      this.onChosen(caseId);
      popup.close();
    };
  }
}
