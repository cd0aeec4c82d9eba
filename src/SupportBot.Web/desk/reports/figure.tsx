import type { ComponentChildren, JSX } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useText } from '../view/hooks.ts';

interface FigureProps {
  readonly title: string;
  /** What the plot shows, in a sentence. */
  readonly summary: string;
  /** The same figures as a table. */
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly isWide?: boolean;
  /** Draws the plot, so many pixels wide. */
  readonly draw: (width: number) => ComponentChildren;
}

/** A plot with everything that it says in words: a title, a summary, and a table on demand. */
export function Figure({ title, summary, head, rows, isWide = false, draw }: FigureProps): JSX.Element {
  const text = useText();
  const id = useId();
  const [isTable, setTable] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const box = frame.current;
    if (!box) return;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    observer.observe(box);
    return () => observer.disconnect();
  }, []);

  return (
    <figure class={isWide ? 'plot wide' : 'plot'} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      <p class="muted">{summary}</p>
      <div ref={frame} class="plot-frame">
        {rows.length > 0 && (isTable ? (
          <div class="table" role="region" tabIndex={0} aria-label={title}>
            <table>
              <thead><tr>{head.map((name) => <th key={name} scope="col">{name}</th>)}</tr></thead>
              <tbody>{rows.map(([first, ...rest]) => <tr key={first}><th scope="row">{first}</th>{rest.map((value, at) => <td key={head[at + 1]} class="figure">{value}</td>)}</tr>)}</tbody>
            </table>
          </div>
        ) : width > 0 && draw(width))}
      </div>
      {rows.length > 0 && <p><button type="button" class="link" onClick={() => setTable(!isTable)}>{text(isTable ? 'report.as-plot' : 'report.as-table')}<span class="unseen">: {title}</span></button></p>}
    </figure>
  );
}
