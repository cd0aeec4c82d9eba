import type { JSX } from 'preact';
import { Outbox } from '../line/outbox.ts';
import { useDesk, useText } from './hooks.ts';
import { Icon } from './icon.tsx';

/** How the desk stands with the server, while it does not. */
export function LineBar(): JSX.Element {
  const text = useText();
  const { line, outbox } = useDesk().state;
  const count = Outbox.waiting(outbox);
  const words = line === 'reconnecting' ? text('line.reconnecting')
    : line === 'offline' ? (count > 0 ? text.count('line.offline.waiting', count) : text('line.offline')) : null;
  return <div role="status" class="line-bar">{words && <p class={line}><Icon name={line === 'offline' ? 'alert' : 'clock'} />{words}</p>}</div>;
}

/** Short words about what just happened. */
export function Toasts(): JSX.Element {
  const desk = useDesk();
  const text = useText();
  const { toasts } = desk.state;
  return (
    <section class="toasts" aria-label={text('toasts')}>
      {toasts.map(({ id, text: words, caseId, isBad }) => (
        <div key={id} class={isBad ? 'toast bad' : 'toast'}>
          {isBad && <Icon name="alert" />}
          <p role={isBad ? 'alert' : undefined}>{words}</p>
          {caseId !== undefined && <button type="button" class="link" onClick={() => { desk.alerts.close(id); desk.go({ page: 'cases', caseId }); }}>{text('open')}</button>}
          <button type="button" class="round small" aria-label={text('close')} onClick={() => desk.alerts.close(id)}><Icon name="close" /></button>
        </div>
      ))}
    </section>
  );
}

/** What a screen reader says without being asked. */
export function Said(): JSX.Element {
  const { said } = useDesk().state;
  return <p class="unseen" role="status">{said}</p>;
}
