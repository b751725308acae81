import { useElementSize } from '@mantine/hooks';
import { scaleLinear, scaleUtc } from 'd3-scale';
import { curveStepAfter, line } from 'd3-shape';
import { useFigures } from '../amounts/amounts.js';
import type { Point } from './steps.js';

/** `dashed`: told apart by more than colour. */
type Series = Readonly<{ name: string; colour: string; dashed?: boolean; points: readonly Point[] }>;
type Lines = Readonly<{ series: readonly Series[]; sentence: string; axis: (value: number) => string }>;

const HEIGHT = 280;
const MARGIN = { top: 12, right: 150, bottom: 28, left: 84 };
const [TICKS_OF_VALUES, WIDTH_OF_TICK, APART] = [4, 150, 20];
const MS_OF_DAY = 86_400_000;
const MONTHS_FROM_DAYS = 92;

const momentOf = (day: string): Date => new Date(`${day}T00:00:00Z`);

/** Sums that jump at events. Time goes from left to right in every language. */
export const StepLines = ({ series, sentence, axis }: Lines) => {
  const { ref, width } = useElementSize();
  const { day, month } = useFigures();
  const points = series.flatMap((one) => one.points);
  const moments = points.map((point) => momentOf(point.day).getTime());
  const [first, last] = [Math.min(...moments), Math.max(...moments)];
  // Over less, several would be in one month.
  const tickName = last - first > MONTHS_FROM_DAYS * MS_OF_DAY ? month : day;
  const x = scaleUtc()
    .domain([first, last])
    .range([MARGIN.left, Math.max(MARGIN.left + 1, width - MARGIN.right)]);
  const ticks = x
    .ticks(Math.max(2, Math.floor((width - MARGIN.left - MARGIN.right) / WIDTH_OF_TICK)))
    .filter((tick) => tick.getTime() % MS_OF_DAY === 0);
  const y = scaleLinear()
    .domain([Math.min(0, ...points.map(({ value }) => value)), Math.max(1, ...points.map(({ value }) => value))])
    .nice(TICKS_OF_VALUES)
    .range([HEIGHT - MARGIN.bottom, MARGIN.top]);
  const draw = line<Point>()
    .x((point) => x(momentOf(point.day)))
    .y(({ value }) => y(value))
    .curve(curveStepAfter);
  const ends = series.map(({ points: some }) => y(some.at(-1)?.value ?? 0));
  return (
    <div ref={ref} className="chart" dir="ltr">
      <svg role="img" aria-label={sentence} width={width} height={HEIGHT}>
        {y.ticks(TICKS_OF_VALUES).map((tick) => (
          <g key={tick} transform={`translate(0 ${y(tick)})`}>
            <line x1={MARGIN.left} x2={width - MARGIN.right} stroke="var(--line)" />
            <text x={MARGIN.left - 8} dy="0.35em" textAnchor="end" className="tick">
              {axis(tick)}
            </text>
          </g>
        ))}
        {ticks.map((tick) => (
          <text key={tick.getTime()} x={x(tick)} y={HEIGHT - 8} textAnchor="middle" className="tick">
            {tickName(tick.toISOString().slice(0, 10))}
          </text>
        ))}
        {series.map(({ name, colour, dashed, points: some }, index) => (
          <g key={name}>
            <path
              d={draw([...some]) ?? ''}
              fill="none"
              stroke={colour}
              strokeWidth="2.5"
              strokeDasharray={dashed ? '6 4' : undefined}
            />
            <text x={width - MARGIN.right + 8} y={apart(ends, index)} dy="0.35em" className="line-name">
              {name}
            </text>
          </g>
        ))}
      </svg>
    </div>
  );
};

/** Names at the ends of lines do not cover each other: the lower one goes down. */
const apart = (ends: readonly number[], index: number): number => {
  const own = ends[index] ?? 0;
  const clash = ends.some(
    (other, at) => at !== index && Math.abs(other - own) < APART && (other < own || (other === own && at < index)),
  );
  return clash ? own + APART : own;
};
