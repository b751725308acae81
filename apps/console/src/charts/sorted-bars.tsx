import { useDirection } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { lengths, placed } from './bars.js';
import { type Fill, Filled, Swatch } from './fills.js';

/** `values`: one for each of the fills; `figures`: the same, as they are written. */
export type Bar = Readonly<{ key: string; label: ReactNode; values: readonly number[]; figures: ReactNode }>;
type Bars = Readonly<{
  bars: readonly Bar[];
  fills: readonly Readonly<{ fill: Fill; name: string }>[];
  sentence: string;
}>;

const ROW = 40;
const THICK = 20;

/** A row for each thing, in the order in which they are given. Several fills lie below each other, with what they mean. */
export const SortedBars = ({ bars, fills, sentence }: Bars) => {
  const { ref, width } = useElementSize();
  const isRightToLeft = useDirection().dir === 'rtl';
  const all = lengths(
    bars.flatMap(({ values }) => values),
    width,
  );
  const thick = fills.length === 1 ? THICK : (ROW - 8) / fills.length;
  return (
    <>
      {fills.length > 1 && (
        <p className="legend">
          {fills.map(({ fill, name }) => (
            <span key={fill}>
              <Swatch fill={fill} /> {name}
            </span>
          ))}
        </p>
      )}
      <div className="bars">
        <div className="bars-drawn" ref={ref} style={{ gridRow: `1 / span ${Math.max(1, bars.length)}` }}>
          <svg role="img" aria-label={sentence} width={width} height={ROW * bars.length}>
            {bars.flatMap(({ key }, row) =>
              fills.map(({ fill }, index) => {
                const long = all[row * fills.length + index] ?? 0;
                const y = row * ROW + (ROW - thick * fills.length) / 2 + thick * index;
                const x = placed({ from: 0, width: long }, width, isRightToLeft);
                return long === 0 ? null : (
                  <Filled key={`${key} ${fill}`} fill={fill} x={x} y={y} width={long} height={thick - 1} />
                );
              }),
            )}
          </svg>
        </div>
        {bars.map(({ key, label, figures }, row) => (
          <div key={key} className="bars-row">
            <div className="bars-label" style={{ gridRow: row + 1 }}>
              {label}
            </div>
            <div className="bars-figures" style={{ gridRow: row + 1 }}>
              {figures}
            </div>
          </div>
        ))}
      </div>
    </>
  );
};
