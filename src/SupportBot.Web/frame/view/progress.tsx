import type { JSX } from 'preact';
import type { ClientData } from '../model/activity.ts';
import { find } from '../model/text.ts';
import { useChat, useText } from './hooks.ts';

const WAY = ['reason', 'fix', 'check', 'send', 'follow-up'];

/** Where the customer stands, in words; the bar beside them says nothing more. */
export function Progress({ step }: { step: ClientData['step'] | null }): JSX.Element | null {
  const text = useText();
  const { locale } = useChat().state;
  const name = step && find(locale, `step.${step.name}`);
  if (!step || !name) return null;
  const { number, of } = step;
  if (!number || !of) return <div class="progress"><p><strong>{name}</strong></p></div>;
  const rest = WAY.slice(number, of).map((id) => find(locale, `step.${id}`) ?? '');
  return (
    <div class="progress">
      <p>
        <strong>{text('step', { number, of, name })}</strong>
        {rest.length > 0 && <span> · {text('step.then', { names: rest.join(text('comma')) })}</span>}
      </p>
      <div class="bar" aria-hidden="true">{WAY.slice(0, of).map((id, at) => <i key={id} class={at < number ? 'done' : ''} />)}</div>
    </div>
  );
}
