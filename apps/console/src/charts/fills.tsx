import { useId } from 'react';

/** What a part of money is: each with a fill of its own, told apart by more than colour. */
export type Fill = 'spent' | 'psc' | 'committed' | 'reserved' | 'psc-to-come' | 'available';

/** Reserved is committed to come, so hatched; the same for support costs. What is available is an outline. */
const LOOKS: Readonly<Record<Fill, Readonly<{ colour: string; look: 'solid' | 'hatched' | 'outlined' }>>> = {
  spent: { colour: 'var(--spent)', look: 'solid' },
  psc: { colour: 'var(--psc)', look: 'solid' },
  committed: { colour: 'var(--committed)', look: 'solid' },
  reserved: { colour: 'var(--committed)', look: 'hatched' },
  'psc-to-come': { colour: 'var(--psc)', look: 'hatched' },
  available: { colour: 'var(--muted)', look: 'outlined' },
};

type Area = Readonly<{ fill: Fill; x: number; y: number; width: number; height: number }>;

/** A rectangle in an SVG. */
export const Filled = ({ fill, x, y, width, height }: Area) => {
  const id = `fill-${useId().replaceAll(/\W/g, '')}`;
  const { colour, look } = LOOKS[fill];
  if (look === 'solid') return <rect {...{ x, y, width, height }} fill={colour} />;
  const inner = { x: x + 0.75, y: y + 0.75, width: Math.max(0, width - 1.5), height: height - 1.5 };
  return (
    <>
      {look === 'hatched' && (
        <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="6" height="6" fill="var(--surface)" />
          <rect width="2.5" height="6" fill={colour} />
        </pattern>
      )}
      <rect
        {...inner}
        fill={look === 'hatched' ? `url(#${id})` : 'var(--surface)'}
        stroke={colour}
        strokeWidth="1.5"
        strokeDasharray={look === 'outlined' ? '4 3' : undefined}
      />
    </>
  );
};

/** What a fill means, beside its name. */
export const Swatch = ({ fill }: Readonly<{ fill: Fill }>) => (
  <svg width="16" height="16" aria-hidden="true" className="swatch">
    <Filled fill={fill} x={0} y={0} width={16} height={16} />
  </svg>
);
