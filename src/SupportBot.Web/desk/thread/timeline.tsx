import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { OpenCase } from '../model/state.ts';
import { arrange, type Item } from '../model/timeline.ts';
import { useDesk, useText } from '../view/hooks.ts';
import { Icon } from '../view/icon.tsx';
import { EntryView, NoteView, Pending } from './message.tsx';
import { regionOf } from '../view/parts.tsx';

const NEAR = 60;
const TOGETHER = 60_000;

/** Everything that was said, notes between it, and what is on its way. */
export function Timeline({ open }: { open: OpenCase }): JSX.Element {
  const desk = useDesk();
  const text = useText();
  const { outbox, locale } = desk.state;
  const { log, notes, unfolded, target } = open;
  const scroller = useRef<HTMLDivElement>(null);
  const [isBehind, setBehind] = useState(false);
  const behind = useRef(false);
  behind.current = isBehind;
  const items = useMemo(() => arrange(log, notes, unfolded), [log, notes, unfolded]);
  const replies = outbox.filter(({ caseId, sequence }) => caseId === open.id && (sequence === undefined || !log.some((entry) => entry.sequence === sequence)));
  const lastOfAgent = log.findLast(({ kind }) => kind === 'agent')?.sequence;
  const isLast = log.at(-1)?.sequence === lastOfAgent;

  useLayoutEffect(() => {
    const box = scroller.current;
    if (box && !isBehind) box.scrollTop = box.scrollHeight;
  }, [items.length, replies.length, open.state]);

  // Whoever is at the end stays there, also when the room gets smaller.
  useEffect(() => {
    const box = scroller.current;
    if (!box) return;
    const observer = new ResizeObserver(() => { if (!behind.current) box.scrollTop = box.scrollHeight; });
    observer.observe(box);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    setBehind(false);
  }, [open.id]);

  useEffect(() => {
    if (!target) return;
    const box = scroller.current;
    const element = box?.querySelector<HTMLElement>(`[data-sequence="${target.sequence}"]`);
    if (!box || !element) return;
    behind.current = true;
    box.scrollTop += element.getBoundingClientRect().top - box.getBoundingClientRect().top - Math.max(12, (box.clientHeight - element.clientHeight) / 2);
    element.focus({ preventScroll: true });
    element.classList.add('shown');
    const timer = setTimeout(() => element.classList.remove('shown'), 2500);
    return () => clearTimeout(timer);
  }, [target, unfolded]);

  const toEnd = (): void => {
    const box = scroller.current;
    if (box) box.scrollTop = box.scrollHeight;
  };

  const onScroll = (): void => {
    const box = scroller.current;
    if (box) setBehind(box.scrollHeight - box.clientHeight - box.scrollTop > NEAR);
  };

  const draw = (item: Item, at: number): JSX.Element => {
    if (item.kind === 'day') return <p key={item.key} class="day"><span>{new Intl.DateTimeFormat(regionOf(locale), { weekday: 'long', day: 'numeric', month: 'long' }).format(item.at)}</span></p>;
    if (item.kind === 'note') return <NoteView key={item.key} note={item.note} />;
    if (item.kind === 'entry') return <EntryView key={item.key} entry={item.entry} isMore={goesOn(items[at - 1], item)} isLastSent={isLast && item.entry.sequence === lastOfAgent} />;
    const words = item.questions > 0 ? text.count('fold.questions', item.questions) : text.count('fold.messages', item.turns);
    return (
      <p key={item.key} class="fold">
        <Icon name="robot" /><span>{words}</span>
        <button type="button" class="link" onClick={() => desk.thread.unfoldOne(item.key)}>{text('fold.show')}<span class="unseen">: {words}</span></button>
      </p>
    );
  };

  return (
    <div class="stage">
      <div class="timeline" data-region="timeline" ref={scroller} tabIndex={0} role="region" aria-label={text('timeline')} onScroll={onScroll}>
        {open.state === 'loading' && log.length === 0 && <p class="muted center">{text('loading')}</p>}
        {log.length > 0 && (
          <p class="fold-all">
            <button type="button" class="link" aria-pressed={unfolded === true} onClick={() => desk.thread.unfold()}>{text(unfolded === true ? 'fold.some' : 'fold.all')}</button>
            <a class="link" href={desk.api.address(`cases/${open.id}/transcript.txt`).href} download={`${open.id}.txt`}>{text('transcript.download')}</a>
          </p>
        )}
        <div role="log" aria-label={text('log')} aria-live={open.state === 'ready' ? 'polite' : 'off'} aria-relevant="additions">
          {items.map(draw)}
          {replies.map((reply) => <Pending key={reply.id} reply={reply} />)}
        </div>
      </div>
      {isBehind && <button type="button" class="jump" aria-label={text('jump')} onClick={toEnd}><Icon name="jump" /></button>}
    </div>
  );
}

/** Whether somebody says more right after what they said. */
function goesOn(before: Item | undefined, item: Item): boolean {
  return before?.kind === 'entry' && item.kind === 'entry' && before.entry.kind === item.entry.kind && before.entry.name === item.entry.name
    && Date.parse(item.entry.at) - Date.parse(before.entry.at) < TOGETHER;
}
