import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Refusal } from '../model/api.ts';
import { addressOf } from '../model/place.ts';
import { duration } from '../model/text.ts';
import { useDesk, useText } from '../view/hooks.ts';
import { Icon } from '../view/icon.tsx';
import { Languages } from '../view/parts.tsx';

/** Lets an agent in: with a password, or through whom the operator trusts. */
export function SignInPage(): JSX.Element {
  const desk = useDesk();
  const text = useText();
  const { signIn, hasExpired, place } = desk.state;
  const [userName, setUserName] = useState('');
  const [password, setPassword] = useState('');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [isBusy, setBusy] = useState(false);
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), [signIn?.local]);

  // Whoever signs in elsewhere comes back with what became of it.
  const came = new URL(location.href).searchParams.get('signIn');
  const problem = refusal === null ? (came && text.find(`signin.${came}`, text('signin.failed')))
    : refusal.status === 429 ? text('signin.slow', { time: duration(text, refusal.retryAfter ?? 60_000) })
    : refusal.status === 401 ? text('signin.wrong')
    : refusal.status === 0 ? text('refusal.unreachable') : text('refusal.error');

  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (isBusy || !userName || !password) return;
    setBusy(true);
    setRefusal(await desk.signIn(userName.trim(), password));
    setBusy(false);
    setPassword('');
  };

  return (
    <main class="door">
      <div class="door-card">
        <p class="door-mark"><Icon name="verified" /></p>
        <h1>{text('signin.title')}</h1>
        {hasExpired ? <p class="notice amber" role="status">{text('signin.expired')}</p> : <p class="muted">{text('signin.lead')}</p>}
        {signIn?.local && (
          <form onSubmit={(event) => void submit(event)}>
            <label class="field"><span>{text('signin.user')}</span>
              <input ref={first} autocomplete="username" autocapitalize="none" spellcheck={false} required value={userName} onInput={(event) => setUserName(event.currentTarget.value)} /></label>
            <label class="field"><span>{text('signin.password')}</span>
              <input type="password" autocomplete="current-password" required value={password} onInput={(event) => setPassword(event.currentTarget.value)} aria-invalid={problem !== null} aria-describedby="door-problem" /></label>
            <p id="door-problem" class="problem" role="alert">{problem}</p>
            <button type="submit" class="button strong" aria-disabled={isBusy}>{text(isBusy ? 'signin.busy' : 'signin.button')}</button>
          </form>
        )}
        {!signIn?.local && <p class="problem" role="alert">{problem}</p>}
        {(signIn?.providers.length ?? 0) > 0 && (
          <div class="providers">
            {signIn?.local && <p class="muted">{text('signin.or')}</p>}
            {signIn?.providers.map(({ name, url }) => <a key={name} class="button" href={`${url}?returnUrl=${encodeURIComponent(addressOf(place))}`}>{text('signin.provider', { name })}</a>)}
          </div>
        )}
        <Languages />
      </div>
    </main>
  );
}
