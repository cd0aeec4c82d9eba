import type { JSX } from 'preact';

export interface Bar {
  readonly name: string;
  /** Its length, of 1. */
  readonly part: number;
  /** What stands beside it. */
  readonly words: string;
}

const ROW = 46;
const NAME = 15;
const TOP = 24;
const THICK = 12;
const WORDS = 104;

/** Bars from the left, each below its name and beside its figure, so that nothing is told by length or colour alone. */
export function Bars({ label, bars, width }: { label: string; bars: readonly Bar[]; width: number }): JSX.Element {
  const room = Math.max(40, width - WORDS);
  return (
    <svg class="bars" role="img" aria-label={label} width={width} height={bars.length * ROW}>
      {bars.map(({ name, part, words }, at) => (
        <g key={name} transform={`translate(0 ${at * ROW})`}>
          <text y={NAME}>{name}</text>
          <rect class="track" y={TOP} width={room} height={THICK} rx={THICK / 2} />
          {part > 0 && <rect class="bar" y={TOP} width={Math.max(THICK, room * Math.min(1, part))} height={THICK} rx={THICK / 2} />}
          <text class="figure" x={width} y={TOP + THICK - 1} text-anchor="end">{words}</text>
        </g>
      ))}
    </svg>
  );
}
