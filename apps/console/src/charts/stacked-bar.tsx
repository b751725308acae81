import { useDirection } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { placed, stacked } from './bars.js';
import { type Fill, Filled } from './fills.js';

type Part = Readonly<{ fill: Fill; value: number }>;

const HEIGHT = 32;

/** Parts of one whole; `sentence` says the same in words. */
export const StackedBar = ({ parts, sentence }: Readonly<{ parts: readonly Part[]; sentence: string }>) => {
  const { ref, width } = useElementSize();
  const isRightToLeft = useDirection().dir === 'rtl';
  const segments = stacked(
    parts.map(({ value }) => value),
    width,
  );
  return (
    <div ref={ref} className="chart">
      <svg role="img" aria-label={sentence} width={width} height={HEIGHT}>
        {parts.map(({ fill }, index) => {
          const segment = segments[index];
          if (!segment || segment.width === 0) return null;
          const x = placed(segment, width, isRightToLeft);
          return <Filled key={fill} fill={fill} x={x} y={0} width={Math.max(1, segment.width - 2)} height={HEIGHT} />;
        })}
      </svg>
    </div>
  );
};
