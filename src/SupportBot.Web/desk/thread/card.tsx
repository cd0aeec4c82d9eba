import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { CaseFile } from '../model/wire.ts';
import { useDesk, useText } from '../view/hooks.ts';
import { Icon } from '../view/icon.tsx';
import { MarkIcon, Time } from '../view/parts.tsx';

const LINES = 7;

/** What an agent has to know, readable in ten seconds. All of it is known from the case; where nothing is known it says so. */
export function HandoffCard({ file, isOpen }: { file: CaseFile; isOpen: boolean }): JSX.Element {
  const desk = useDesk();
  const text = useText();
  const [isFull, setFull] = useState(false);
  const [isCopied, setCopied] = useState(false);
  const { card } = file;
  const lines = isFull ? card.lines : card.lines.slice(0, LINES);

  const copy = (): void => {
    desk.api.text(`cases/${file.row.id}/transcript.txt`).then((transcript) => navigator.clipboard.writeText(transcript)).then(() => {
      setCopied(true);
      setTimeout(() => setCopied(false), 3000);
    }, () => desk.alerts.toast(text('refusal.unreachable'), { isBad: true }));
  };

  return (
    <section class={isOpen ? 'card' : 'card closed'} aria-labelledby="card-title">
      <div class="card-head">
        <h3 id="card-title">{text('card')}</h3>
        <p class="muted"><Time at={card.openedAt} withDay /> · {text.find(`trigger.${card.trigger}`, card.trigger)}</p>
        <span class="push">
          {isOpen && <button type="button" class="link" title={text('card.copy')} onClick={copy}>{text(isCopied ? 'copied' : 'copy')}<span class="unseen">, {text('transcript')}</span></button>}
          {isOpen && <button type="button" class="link" onClick={() => { desk.thread.change({ unfolded: true }); requestAnimationFrame(() => print()); }}>{text('card.print')}</button>}
          <button type="button" class="round small" aria-expanded={isOpen} aria-label={text('card.toggle')} onClick={() => desk.thread.change({ isCardOpen: !isOpen })}><Icon name={isOpen ? 'up' : 'down'} /></button>
        </span>
      </div>
      {isOpen && (
        <dl>
          {lines.map(({ id, values }) => (
            <div key={id} class={`fact ${id === 'flags' && values.length > 0 ? 'flagged' : ''}`}>
              <dt>{text.find(`card.${id}`, id)}</dt>
              <dd>
                {values.length === 0 && <span class="muted">{text(id === 'flags' ? 'card.none' : 'card.unknown')}</span>}
                {values.map(({ text: words, state, sequence }, at) => (
                  <span key={at} class="value">
                    {state && <MarkIcon mark={state} />}
                    {id === 'next' && values.length > 1 && <span class="number">{at + 1}</span>}
                    {sequence === undefined ? words : <button type="button" class="link evidence" title={text('card.evidence')} onClick={() => desk.thread.jump(sequence)}>{words}<span class="unseen">, {text('card.evidence')}</span></button>}
                  </span>
                ))}
                {id === 'flags' && values.length > 0 && <span class="muted">{text('card.internal')}</span>}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {isOpen && card.lines.length > LINES && <button type="button" class="link more" onClick={() => setFull(!isFull)}>{isFull ? text('card.less') : text.count('card.more', card.lines.length - LINES)}</button>}
    </section>
  );
}
