import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { AwayAlerts } from '../alerts/away.tsx';
import { Refusal } from '../model/api.ts';
import { type ActionName, actions, bindingOf, clash, defaults, nameOf } from '../model/keys.ts';
import type { Theme } from '../model/settings.ts';
import { useDesk, useText } from '../view/hooks.ts';
import { Icon } from '../view/icon.tsx';
import { Keys } from '../view/palette.tsx';
import { Languages } from '../view/parts.tsx';
import { MyTeams, TeamsChannels } from './teams.tsx';
import { MyWork } from './work.tsx';

const themes: readonly Theme[] = ['auto', 'light', 'dark'];

/** What an agent can choose. */
export function SettingsPage(): JSX.Element {
  const desk = useDesk();
  const text = useText();
  const { settings, me, rules, isSoundBlocked } = desk.state;
  const [permission, setPermission] = useState(() => ('Notification' in globalThis ? Notification.permission : 'denied'));

  const allow = async (isOn: boolean): Promise<void> => {
    if (isOn && 'Notification' in globalThis && Notification.permission === 'default') setPermission(await Notification.requestPermission());
    desk.change({ popups: isOn });
  };

  return (
    <main class="sheet-page">
      <h1>{text('rail.settings')}</h1>
      <section>
        <h2>{text('settings.account')}</h2>
        <p><strong>{me?.name}</strong> <span class="muted">· {me?.userName} · {text.find(`role.${me?.role ?? ''}`, '')}</span></p>
        <p><button type="button" class="button" onClick={() => (desk.unsent > 0 ? desk.overlay('sign-out') : void desk.signOut())}><Icon name="exit" />{text('signout')}</button></p>
        <Password />
      </section>
      <section>
        <h2>{text('settings.look')}</h2>
        <p class="label">{text('language')}</p>
        <Languages />
        <label class="field narrow"><span>{text('settings.theme')}</span>
          <select value={settings.theme} onChange={(event) => desk.change({ theme: event.currentTarget.value as Theme })}>{themes.map((theme) => <option key={theme} value={theme}>{text(`theme.${theme}`)}</option>)}</select>
        </label>
      </section>
      <section>
        <h2>{text('settings.alerts')}</h2>
        <label class="switch"><input type="checkbox" checked={settings.sound} onChange={(event) => desk.change({ sound: event.currentTarget.checked })} /><span>{text('settings.sound')}</span></label>
        <p><button type="button" class="button" onClick={() => void desk.alerts.play()}>{text('settings.sound.test')}</button></p>
        {isSoundBlocked && <p class="notice amber" role="status">{text('alert.silent')}</p>}
        <label class="switch"><input type="checkbox" checked={settings.popups} onChange={(event) => void allow(event.currentTarget.checked)} /><span>{text('settings.popups')}</span></label>
        {settings.popups && permission === 'denied' && <p class="notice amber" role="status">{text('settings.popups.blocked')}</p>}
        <AwayAlerts />
      </section>
      {rules?.autoAssign && <MyWork />}
      <MyTeams />
      {me?.role === 'admin' && <TeamsChannels />}
      <section>
        <h2>{text('keys')}</h2>
        <label class="switch"><input type="checkbox" checked={settings.singleKeys} onChange={(event) => desk.change({ singleKeys: event.currentTarget.checked })} /><span>{text('settings.single')}</span></label>
        <p class="muted">{text('settings.single.why')}</p>
        <KeyTable />
      </section>
    </main>
  );
}

/** Every key can be another one, or none. */
function KeyTable(): JSX.Element {
  const desk = useDesk();
  const text = useText();
  const { keys } = desk.state.settings;
  const [asked, setAsked] = useState<ActionName | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  const set = (action: ActionName, binding: string): void => {
    const taken = clash(binding, action, keys);
    setAsked(null);
    if (taken) return setProblem(text('settings.taken', { action: text(`key.${taken}`) }));
    setProblem(null);
    desk.change({ keys: { ...keys, [action]: binding } });
  };

  const reset = (): void => {
    setProblem(null);
    desk.change({ keys: {} });
  };

  return (
    <>
      <p class="problem" role="alert">{problem}</p>
      <table class="key-table">
        <thead><tr><th scope="col">{text('settings.action')}</th><th scope="col">{text('settings.keys')}</th><th scope="col"><span class="unseen">{text('settings.change')}</span></th></tr></thead>
        <tbody>
          {actions.map((action) => (
            <tr key={action}>
              <th scope="row">{text(`key.${action}`)}</th>
              <td><Keys binding={bindingOf(action, keys)} /></td>
              <td class="buttons">
                <button type="button" class="link" aria-label={`${text('settings.change')}: ${text(`key.${action}`)}`} onClick={() => setAsked(action)} onBlur={() => setAsked(null)}
                  onKeyDown={(event) => {
                    const name = nameOf(event);
                    if (asked !== action || name === null || name === 'Tab') return;
                    event.preventDefault();
                    event.stopPropagation();
                    if (name === 'Escape') setAsked(null);
                    else set(action, name);
                  }}>{text(asked === action ? 'settings.press' : 'settings.change')}</button>
                {bindingOf(action, keys) !== '' && <button type="button" class="link" aria-label={`${text('settings.off')}: ${text(`key.${action}`)}`} onClick={() => set(action, '')}>{text('settings.off')}</button>}
                {keys[action] !== undefined && keys[action] !== defaults[action] && <button type="button" class="link" aria-label={`${text('settings.usual')}: ${text(`key.${action}`)}`} onClick={() => set(action, defaults[action])}>{text('settings.usual')}</button>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p><button type="button" class="button" onClick={reset}>{text('settings.reset')}</button></p>
    </>
  );
}

function Password(): JSX.Element {
  const desk = useDesk();
  const text = useText();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [words, setWords] = useState<string | null>(null);
  const [isBad, setBad] = useState(false);
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    try {
      await desk.api.send('PUT', 'me/password', { current, new: next });
      setCurrent('');
      setNext('');
      setBad(false);
      setWords(text('password.done'));
    } catch (error) {
      setBad(true);
      setWords(error instanceof Refusal && error.status < 500 ? text('password.wrong') : text('refusal.error'));
    }
  };
  return (
    <details class="part"><summary><h3>{text('password')}</h3><Icon name="down" /></summary>
      <form onSubmit={(event) => void submit(event)}>
        <input class="unseen" type="text" autocomplete="username" readOnly tabIndex={-1} aria-hidden="true" value={desk.state.me?.userName} />
        <label class="field narrow"><span>{text('password.current')}</span><input type="password" autocomplete="current-password" required value={current} onInput={(event) => setCurrent(event.currentTarget.value)} /></label>
        <label class="field narrow"><span>{text('password.new')}</span><input type="password" autocomplete="new-password" minLength={12} required value={next} onInput={(event) => setNext(event.currentTarget.value)} /></label>
        <p class={isBad ? 'problem' : 'muted'} role="status">{words}</p>
        <button type="submit" class="button">{text('password.change')}</button>
      </form>
    </details>
  );
}
