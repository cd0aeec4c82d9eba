import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Reply } from '../line/outbox.ts';
import { partsOf } from '../model/mentions.ts';
import { nameOfPerson } from '../model/text.ts';
import { fateOf, latestOfCustomer, stateOf } from '../model/timeline.ts';
import type { Entry, Note } from '../model/wire.ts';
import { useDesk, useText } from '../view/hooks.ts';
import { Icon } from '../view/icon.tsx';
import { Time } from '../view/parts.tsx';

/** One entry of the log. */
export function EntryView({ entry, isMore, isLastSent }: { entry: Entry; isMore: boolean; isLastSent: boolean }): JSX.Element {
  const desk = useDesk();
  const text = useText();
  const row = desk.state.open?.row;
  if (entry.kind === 'system') return <System entry={entry} />;
  const fate = entry.kind === 'customer' ? fateOf(desk.state.open?.log ?? [], entry.sequence) : null;
  const name = entry.kind === 'customer' ? row?.customer ?? text('customer') : entry.kind === 'assistant' ? text('assistant') : entry.name ?? text('agent');
  return (
    <div class={`turn ${entry.kind} ${isMore ? 'more' : ''}`} data-sequence={entry.sequence} tabIndex={-1}>
      <p class={isMore ? 'unseen' : 'meta'}>{entry.kind === 'assistant' && <Icon name="robot" />}<strong>{name}</strong> <Time at={entry.at} /></p>
      <div class="bubble" dir="auto">
        <p>{entry.text}</p>
        {entry.choices && entry.choices.length > 0 && <p class="choices"><span class="unseen">{text('choices')}: </span>{entry.choices.map((choice) => <span key={choice} class="tag quiet">{choice}</span>)}</p>}
      </div>
      {fate && <p class="meta state">{text(`message.${fate}`)}</p>}
      {entry.kind === 'agent' && <Progress sequence={entry.sequence} isLast={isLastSent} />}
    </div>
  );
}

const states = { sent: 'check', delivered: 'checks', seen: 'eye' } as const;

/** How far a message got: an icon with a name; in words for the last one. */
function Progress({ sequence, isLast }: { sequence: number; isLast: boolean }): JSX.Element {
  const text = useText();
  const { open } = useDesk().state;
  const state = stateOf(sequence, open?.reach ?? { delivered: 0, seen: 0 });
  const words = text(`state.${state}`);
  return <p class={`meta state ${state}`} title={words}><Icon name={states[state]} /><span class={isLast ? '' : 'unseen'}>{words}</span></p>;
}

/** What happened, in one line. */
function System({ entry }: { entry: Entry }): JSX.Element | null {
  const desk = useDesk();
  const text = useText();
  const { event } = entry;
  const values = { agent: nameOfPerson(event?.agent) || text('somebody'), to: nameOfPerson(event?.to), name: desk.state.open?.row?.customer ?? text('customer') };
  const words = text.find(`event.${event?.name ?? ''}`, entry.text ?? '', values);
  // What is no news for people stands in the full transcript only, which leaves nothing out.
  if (!words && desk.state.open?.unfolded !== true) return null;
  const why = event?.reason ? text.find(`trigger.${event.reason}`, text.find(`requeue.${event.reason}`, '')) : event?.why ?? '';
  return (
    <div class="system" data-sequence={entry.sequence} tabIndex={-1}>
      <p><Time at={entry.at} /> {words || event?.name}{why && <span> · {why}</span>}</p>
      {event?.note && <p>{text('quote', { text: event.note })}</p>}
      {words && entry.text && <p dir="auto">{text('quote', { text: entry.text })}</p>}
    </div>
  );
}

/** What agents write for agents; it looks like nothing that a customer sees. */
export function NoteView({ note }: { note: Note }): JSX.Element {
  const text = useText();
  const { me } = useDesk().state;
  return (
    <div class="note">
      <p class="meta"><Icon name="note" /><strong>{note.author.name}</strong> <Time at={note.at} /> <span>· {text('note.only')}</span></p>
      <p class="words" dir="auto">
        {partsOf(note).map(({ text: words, person }, at) => (person ? <span key={at} class={person.id === me?.id ? 'mention me' : 'mention'}>{words}</span> : words))}
      </p>
    </div>
  );
}

/** A reply that is not in the log yet, and what can be done about one that failed. */
export function Pending({ reply }: { reply: Reply }): JSX.Element {
  const desk = useDesk();
  const text = useText();
  const [isCopied, setCopied] = useState(false);
  const { line, me, open } = desk.state;
  const isFailed = reply.state === 'failed';
  const state = reply.state === 'sent' ? 'state.sent' : line === 'online' ? 'state.sending' : 'state.waiting';
  const copy = (): void => {
    navigator.clipboard.writeText(reply.text).then(() => setCopied(true), () => setCopied(false));
  };
  return (
    <div class={`turn agent ${reply.state}`}>
      <p class="meta"><strong>{me?.name}</strong> <Time at={new Date(reply.at).toISOString()} /></p>
      <div class="bubble" dir="auto"><p>{reply.text}</p></div>
      {isFailed ? (
        <p class="meta state bad" role="alert">
          <Icon name="alert" /><strong>{text('state.failed')}</strong>
          {reply.problem && reply.problem !== 'error' && <span>{text.find(`refusal.${reply.problem}`, '')}</span>}
          <button type="button" class="link" onClick={() => desk.courier?.retry(reply.id, latestOfCustomer(open?.log ?? []) || reply.after)}>{text('failed.retry')}</button>
          <button type="button" class="link" onClick={copy}>{text(isCopied ? 'copied' : 'copy')}</button>
          <button type="button" class="link" onClick={() => desk.courier?.drop(reply.id)}>{text('failed.drop')}</button>
        </p>
      ) : <p class="meta state">{reply.state === 'sent' ? <Icon name="check" /> : <Icon name="clock" />}{text(state)}</p>}
    </div>
  );
}
