import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Refusal } from '../model/api.ts';
import { useDesk, useText } from '../view/hooks.ts';
import type { AlertSettings, PushState } from './push.ts';

/** How the agent is called when it does not look at the desk: this browser, and mail. */
export function AwayAlerts(): JSX.Element | null {
  const desk = useDesk();
  const [settings, setSettings] = useState<AlertSettings | null>(null);
  useEffect(() => void desk.api.get<AlertSettings>('me/alerts').then(setSettings, () => {}), []);
  return settings && (
    <>
      {settings.push.available && settings.push.key && <BrowserSwitch serverKey={settings.push.key} isOn={settings.push.on} />}
      {settings.mail.available && <MailAddress address={settings.mail.address ?? null} />}
    </>
  );
}

function BrowserSwitch({ serverKey, isOn }: { serverKey: string; isOn: boolean }): JSX.Element {
  const desk = useDesk();
  const text = useText();
  const [state, setState] = useState<PushState>(desk.push.limit ?? (isOn ? 'on' : 'off'));
  // What the agent wants while the browser and its push service are asked.
  const [wanted, setWanted] = useState<boolean | null>(null);
  const [tested, setTested] = useState<boolean | null>(null);
  const choose = async (isWanted: boolean): Promise<void> => {
    if (wanted !== null) return;
    setTested(null);
    setWanted(isWanted);
    setState(isWanted ? await desk.push.switchOn(serverKey) : await desk.push.switchOff());
    setWanted(null);
  };
  return (
    <>
      <label class="switch"><input type="checkbox" checked={wanted ?? state === 'on'} disabled={state === 'impossible'} aria-describedby="push-why" onChange={(event) => void choose(event.currentTarget.checked)} /><span>{text('settings.push')}</span></label>
      <p class="muted" id="push-why">{text('settings.push.why')}</p>
      <div role="status">
        {state === 'blocked' && <p class="notice amber">{text('settings.popups.blocked')}</p>}
        {state === 'impossible' && <p class="notice amber">{text('settings.push.impossible')}</p>}
        {state === 'failed' && <p class="notice amber">{text('settings.push.failed')}</p>}
        {tested !== null && <p class={tested ? 'notice' : 'notice amber'}>{text(tested ? 'settings.push.sent' : 'settings.push.unsent')}</p>}
      </div>
      {state === 'on' && <p><button type="button" class="button" onClick={() => { setTested(null); void desk.push.test().then(setTested); }}>{text('settings.push.test')}</button></p>}
    </>
  );
}

function MailAddress({ address }: { address: string | null }): JSX.Element {
  const desk = useDesk();
  const text = useText();
  const [kept, setKept] = useState(address);
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const keep = async (next: string | null): Promise<void> => {
    try {
      const answer = await desk.api.send<AlertSettings['mail']>('PUT', 'me/alerts/address', { address: next ?? '' });
      setKept(answer.address ?? null);
      setTyped('');
      setProblem(null);
    } catch (error) {
      setProblem(text(error instanceof Refusal && error.status === 400 ? 'settings.mail.wrong' : 'refusal.error'));
    }
  };
  return (
    <form class="mail" noValidate onSubmit={(event) => { event.preventDefault(); void keep(typed.trim()); }}>
      <label class="field narrow"><span>{text('settings.mail')}</span><input type="email" autocomplete="email" required aria-invalid={problem !== null} aria-describedby="mail-state" value={typed} onInput={(event) => setTyped(event.currentTarget.value)} /></label>
      <p class={problem === null ? 'muted' : 'problem'} id="mail-state" role="status">{problem ?? (kept === null ? text('settings.mail.none') : text('settings.mail.kept', { address: kept }))}</p>
      <p class="buttons">
        <button type="submit" class="button" disabled={typed.trim() === ''}>{text('settings.mail.keep')}</button>
        {kept !== null && <button type="button" class="link" onClick={() => void keep(null)}>{text('settings.mail.drop')}</button>}
      </p>
    </form>
  );
}
