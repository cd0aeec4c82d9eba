import type { JSX } from 'preact';
import { type DayValue, runsOf, ticksTo } from './model.ts';

const HEIGHT = 210;
const LEFT = 62;
const RIGHT = 14;
const TOP = 10;
const BOTTOM = 30;
const DATE = 84;

interface LineProps {
  readonly label: string;
  readonly days: readonly DayValue[];
  readonly width: number;
  readonly value: (value: number) => string;
  readonly day: (day: string) => string;
}

/** One value a day as a line with a dot for each; it is broken where a day has none. */
export function Line({ label, days, width, value, day }: LineProps): JSX.Element {
  const ticks = ticksTo(Math.max(...days.map((known) => known.value ?? 0)));
  const most = ticks.at(-1) ?? 1;
  const x = (at: number): number => LEFT + (days.length > 1 ? (at / (days.length - 1)) * (width - LEFT - RIGHT) : (width - LEFT - RIGHT) / 2);
  const y = (value: number): number => TOP + (1 - value / most) * (HEIGHT - TOP - BOTTOM);
  const dates = Math.max(2, Math.min(days.length, Math.floor((width - LEFT) / DATE)));
  const dated = [...new Set(Array.from({ length: dates }, (_, at) => Math.round((at / (dates - 1)) * (days.length - 1))))];
  const runs = runsOf(days);
  return (
    <svg class="line" role="img" aria-label={label} width={width} height={HEIGHT}>
      {ticks.map((tick) => (
        <g key={tick}>
          <line class={tick === 0 ? 'axis' : 'grid'} x1={LEFT} x2={width - RIGHT} y1={y(tick)} y2={y(tick)} />
          <text class="figure" x={LEFT - 8} y={y(tick) + 4} text-anchor="end">{value(tick)}</text>
        </g>
      ))}
      {dated.map((at) => <text key={at} class="figure" x={x(at)} y={HEIGHT - 8} text-anchor={days.length === 1 ? 'middle' : at === 0 ? 'start' : at === days.length - 1 ? 'end' : 'middle'}>{day(days[at]?.day ?? '')}</text>)}
      {runs.map((run) => <path key={run[0]} d={`M${run.map((at) => `${x(at)} ${y(days[at]?.value ?? 0)}`).join('L')}`} />)}
      {runs.flat().map((at) => <circle key={at} cx={x(at)} cy={y(days[at]?.value ?? 0)} r={days.length > 120 ? 1.5 : days.length > 45 ? 2.5 : 3.5} />)}
    </svg>
  );
}
