import { useElementSize } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { type ExtendedFeatureCollection, geoEqualEarth, geoPath } from 'd3-geo';
import { feature } from 'topojson-client';
import shapes from 'world-atlas/countries-110m.json?url';
import { useFigures } from '../amounts/amounts.js';
import { Shown } from '../app/states.js';
import { useWords } from '../words/words.js';
import { shadesUpTo } from './shades.js';
import { codeOf, DOTS } from './world.js';

const NONE = { type: 'GeometryCollection' as const, geometries: [] };
/** Nobody asks for assistance there. */
const ANTARCTICA = '010';

type Valued = Readonly<{
  /** By ISO 3166-1 alpha-2. */
  values: ReadonlyMap<string, number>;
  written: (value: number) => string;
  /** As the legend says from where to where a step goes. */
  rough: (value: number) => string;
  sentence: string;
}>;

const worldQuery = {
  queryKey: ['world'],
  queryFn: async () => {
    // A file of our own: a collection of countries.
    const world = (await (await fetch(shapes)).json()) as Parameters<typeof feature>[0];
    const { features, ...collection } = feature(world, world.objects['countries'] ?? NONE) as ExtendedFeatureCollection;
    return { ...collection, features: features.filter(({ id }) => id !== ANTARCTICA) };
  },
  staleTime: Number.POSITIVE_INFINITY,
};

/** Countries in five steps of one hue; States without a shape are dots. Never the only view of what it shows. */
export const WorldMap = (valued: Valued) => {
  const { t } = useWords();
  const world = useQuery(worldQuery);
  return (
    <>
      <Shown of={world}>{(countries) => <Countries countries={countries} {...valued} />}</Shown>
      <p className="note">{t('chart.boundaries')}</p>
    </>
  );
};

const Countries = ({
  countries,
  values,
  written,
  rough,
  sentence,
}: Valued & Readonly<{ countries: ExtendedFeatureCollection }>) => {
  const { ref, width } = useElementSize();
  const { country } = useFigures();
  const height = Math.round(width * 0.49);
  const projection = geoEqualEarth().fitSize([Math.max(1, width), Math.max(1, height)], countries);
  const draw = geoPath(projection);
  const shades = shadesUpTo(Math.max(0, ...values.values()));
  const told = (code: string): string => `${country(code)}: ${written(values.get(code) ?? 0)}`;
  return (
    <>
      <div ref={ref} className="chart" dir="ltr">
        <svg role="img" aria-label={sentence} width={width} height={height}>
          {countries.features.map((shape, index) => {
            const code = codeOf.get(String(shape.id));
            const value = code ? (values.get(code) ?? 0) : 0;
            return (
              <path key={index} d={draw(shape) ?? ''} className={`land shade-${shades.of(value)}`}>
                {code && value > 0 && <title>{told(code)}</title>}
              </path>
            );
          })}
          {Object.entries(DOTS).map(([code, place]) => {
            const value = values.get(code) ?? 0;
            const [x, y] = projection([...place]) ?? [0, 0];
            return value > 0 ? (
              <circle key={code} cx={x} cy={y} r="5" className={`land shade-${shades.of(value)}`}>
                <title>{told(code)}</title>
              </circle>
            ) : null;
          })}
        </svg>
      </div>
      <p className="legend">
        {shades.ranges.map(({ from, to }, step) => (
          <span key={to}>
            <svg width="16" height="16" aria-hidden="true" className="swatch">
              <rect width="16" height="16" className={`land shade-${step + 1}`} />
            </svg>{' '}
            <bdi>{rough(from)}</bdi> – <bdi>{rough(to)}</bdi>
          </span>
        ))}
      </p>
    </>
  );
};
