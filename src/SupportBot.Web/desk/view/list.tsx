import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { visible } from '../model/cases.ts';
import { useDesk, useText } from './hooks.ts';
import { Icon } from './icon.tsx';
import { Row } from './row.tsx';

/** Height of a row in the style sheet. */
export const ROW = 76;

/** The cases of one view. Only what is on the screen is drawn, so ten thousand are as quick as ten. */
export function List({ isSingle }: { isSingle: boolean }): JSX.Element {
  const desk = useDesk();
  const text = useText();
  const { list, place, filter, facets, counts, cursor, hasListFailed } = desk.state;
  const scroller = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const [height, setHeight] = useState(800);
  const at = list.rows.findIndex((row) => row?.id === cursor);
  const range = visible(top, height, ROW, list.rows.length);
  const Region = isSingle ? 'main' : 'section';
  const isFiltered = filter.reason !== '' || filter.locale !== '' || filter.q !== '';

  useLayoutEffect(() => {
    const box = scroller.current;
    if (!box) return;
    const observer = new ResizeObserver(() => setHeight(box.clientHeight));
    observer.observe(box);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    if (scroller.current) scroller.current.scrollTop = 0;
  }, [place.view]);

  useEffect(() => {
    if (list.loaded) desk.lists.look(range.from, range.to);
  }, [list.loaded, range.from, range.to]);

  // Whoever goes on by keyboard keeps the row in sight.
  useLayoutEffect(() => {
    const box = scroller.current;
    if (!box || at < 0) return;
    if (at * ROW < box.scrollTop) box.scrollTop = at * ROW;
    else if ((at + 1) * ROW > box.scrollTop + box.clientHeight) box.scrollTop = (at + 1) * ROW - box.clientHeight;
  }, [cursor]);

  const hold = (): void => {
    const box = scroller.current;
    desk.lists.hold(box !== null && (box.matches(':hover') || box.matches(':focus-within') || box.scrollTop > ROW));
  };

  const drawn = list.rows.slice(range.from, range.to).map((row, number) => ({ row, at: range.from + number }));
  if (at >= 0 && (at < range.from || at >= range.to)) drawn.push({ row: list.rows[at] ?? null, at });

  return (
    <Region class="list" data-region="list" aria-labelledby="list-title">
      <div class="list-head">
        <h1 id="list-title">{place.view === 'agent' && list.rows[0]?.agent ? text('owner.agent', { name: list.rows[0].agent.name }) : text(`rail.${place.view}`)}</h1>
        {list.loaded && <span class="muted">{list.hasMore ? text('list.more', { count: list.rows.length }) : text.count('list.count', list.rows.length)}</span>}
        {list.fresh.length > 0 && (
          <button type="button" class="fresh" onClick={() => { desk.lists.settle(); if (scroller.current) scroller.current.scrollTop = 0; }}>
            <Icon name="up" />{text.count('list.fresh', list.fresh.length)}
          </button>
        )}
      </div>
      <div class="filters">
        <label class="search"><span class="unseen">{text('search')}</span><Icon name="search" />
          <input id="search" type="search" value={filter.q} placeholder={text('search')} onInput={(event) => desk.lists.filter({ q: event.currentTarget.value })}
            onKeyDown={(event) => { if (event.key === 'Escape' && filter.q) { event.preventDefault(); desk.lists.filter({ q: '' }); } }} />
        </label>
        <div class="chips">
          <Chip label={text('filter.reason')} any={text('filter.reason.any')} value={filter.reason} options={facets.reasons} onChange={(reason) => desk.lists.filter({ reason })} />
          <Chip label={text('filter.language')} any={text('filter.language.any')} value={filter.locale} options={facets.locales} onChange={(locale) => desk.lists.filter({ locale })} />
          {isFiltered && <button type="button" class="link" onClick={() => desk.lists.filter({ reason: '', locale: '', q: '' })}>{text('filter.clear')}</button>}
        </div>
      </div>
      <div class="rows" ref={scroller} tabIndex={-1} onScroll={(event) => { setTop(event.currentTarget.scrollTop); hold(); }} onPointerEnter={hold} onPointerLeave={() => setTimeout(hold)} onFocusIn={hold} onFocusOut={() => setTimeout(hold)}>
        {list.rows.length > 0 ? (
          <ul style={{ height: `${list.rows.length * ROW}px` }}>
            {drawn.map(({ row, at: number }) => (
              <li key={row?.id ?? number} class="place" aria-setsize={list.rows.length} aria-posinset={number + 1} style={{ transform: `translateY(${number * ROW}px)` }}>
                {row ? <Row row={row} hasLeft={list.left.includes(row.id)} isCursor={cursor === null ? number === 0 : row.id === cursor} /> : <div class="row empty" />}
              </li>
            ))}
          </ul>
        ) : (
          <div class="nothing">
            {hasListFailed ? <><p>{text('list.failed')}</p><button type="button" class="button" onClick={() => desk.lists.reload()}>{text('again')}</button></>
              : !list.loaded ? <p>{text('loading')}</p>
              : isFiltered ? <p>{text('list.unfound')}</p>
              : place.view === 'queue' ? <p>{text('list.empty.queue')}{counts.assistant > 0 && ` ${text.count('list.assistant', counts.assistant)}`}</p>
              : <p>{text(`list.empty.${place.view}`)}</p>}
          </div>
        )}
      </div>
      {!isSingle && <Divider />}
    </Region>
  );
}

/** Makes the list wider or narrower, by pointer or by arrow keys. */
function Divider(): JSX.Element {
  const desk = useDesk();
  const text = useText();
  const { listWidth } = desk.state;
  const resize = ({ buttons, clientX, currentTarget }: PointerEvent): void => {
    if (buttons === 1 && currentTarget instanceof HTMLElement) desk.setListWidth(clientX - (currentTarget.parentElement?.getBoundingClientRect().left ?? 0));
  };
  const step = (event: KeyboardEvent): void => {
    const width = { ArrowLeft: -20, ArrowRight: 20 }[event.key];
    if (width === undefined) return;
    event.preventDefault();
    desk.setListWidth(listWidth + width);
  };
  return (
    <div class="divider" role="separator" tabIndex={0} aria-orientation="vertical" aria-label={text('divider')} aria-valuenow={listWidth} aria-valuemin={260} aria-valuemax={420}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)} onPointerMove={resize} onDblClick={() => desk.setListWidth(320)} onKeyDown={step} />
  );
}

interface ChipProps {
  readonly label: string;
  readonly any: string;
  readonly value: string;
  readonly options: Readonly<Record<string, string>>;
  readonly onChange: (value: string) => void;
}

function Chip({ label, any, value, options, onChange }: ChipProps): JSX.Element {
  return (
    <select class={value ? 'chip on' : 'chip'} aria-label={label} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
      <option value="">{any}</option>
      {Object.entries(options).sort((a, b) => a[1].localeCompare(b[1])).map(([id, name]) => <option key={id} value={id}>{name}</option>)}
    </select>
  );
}
