import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { DeadLetter } from '../model/wire.ts';
import { useAnswer, useDesk, useText } from '../view/hooks.ts';
import { Time } from '../view/parts.tsx';

/** What could not be delivered to other channels, for admins. */
export function LettersPage(): JSX.Element {
  const desk = useDesk();
  const text = useText();
  const [round, setRound] = useState(0);
  const answer = useAnswer<{ items: readonly DeadLetter[] }>('outbox/dead', round);
  const retry = async (id: string | number): Promise<void> => {
    await desk.api.send('POST', `outbox/dead/${id}/retry`).catch(() => desk.alerts.toast(text('refusal.error'), { isBad: true }));
    setRound((now) => now + 1);
  };
  return (
    <main class="sheet-page wide">
      <h1>{text('rail.letters')}</h1>
      {answer === null && <p class="problem" role="alert">{text('list.failed')}</p>}
      {answer?.items.length === 0 && <p class="muted">{text('letters.none')}</p>}
      {(answer?.items.length ?? 0) > 0 && (
        <div class="table" role="region" tabIndex={0} aria-label={text('rail.letters')}>
          <table>
            <thead><tr><th scope="col">{text('audit.when')}</th><th scope="col">{text('pair.channel')}</th><th scope="col">{text('letters.conversation')}</th><th scope="col">{text('letters.attempts')}</th><th scope="col">{text('letters.problem')}</th><th scope="col"><span class="unseen">{text('actions')}</span></th></tr></thead>
            <tbody>
              {answer?.items.map(({ id, conversationId, channel, createdAt, attempts, problem }) => (
                <tr key={id}><td><Time at={createdAt} withDay /></td><td>{text.find(`channel.${channel}`, channel)}</td><td>{conversationId}</td><td>{attempts}</td><td>{problem ?? ''}</td>
                  <td><button type="button" class="link" aria-label={`${text('failed.retry')}: ${conversationId}`} onClick={() => void retry(id)}>{text('failed.retry')}</button></td></tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </main>
  );
}
