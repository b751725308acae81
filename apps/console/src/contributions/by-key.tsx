import { Group, SegmentedControl, Table } from '@mantine/core';
import { lazy, type ReactNode, Suspense } from 'react';
import type { Schemas } from '../api/client.js';
import { useFigures } from '../amounts/amounts.js';
import { PageLink } from '../app/page-link.js';
import { Empty, Loading } from '../app/states.js';
import { Either } from '../charts/either.js';
import type { Fill } from '../charts/fills.js';
import { SortedBars } from '../charts/sorted-bars.js';
import { useWords } from '../words/words.js';
import { Figure, useFigureName } from '../explain/figure.js';
import { useKeyName } from './key-names.js';
import { type Measure, MEASURES } from './place.js';
import { usePlace } from './use-place.js';

const WorldMap = lazy(() => import('../charts/world-map.js').then((loaded) => ({ default: loaded.WorldMap })));

type Slice = Schemas['UtilisationSlice'];
type By = 'theme' | 'place' | 'request';
type Sliced = Readonly<{ slices: readonly Slice[]; by: By; currency: string; measure: Measure }>;

/** Regions, and the world, are in the table only. */
const COUNTRY = /^[A-Z]{2}$/;

const SLICES = { theme: 'byTheme', place: 'byPlace', request: 'byRequest' } as const;
const FILLS: Readonly<Record<Measure, Fill>> = {
  spent: 'spent',
  pscCharged: 'psc',
  committed: 'committed',
  reserved: 'reserved',
};

type Of = Readonly<{ utilisation: Schemas['Utilisation']; by: By; isOnPaper?: boolean }>;

/** What the money was used for, the most first; on paper without a map. */
export const ByKey = ({ utilisation, by, isOnPaper = false }: Of) => {
  const { t } = useWords();
  const { place, go } = usePlace();
  const nameOf = useFigureName();
  const { measure = 'spent' } = place;
  const { currency } = utilisation;
  const slices = utilisation[SLICES[by]]
    .filter((slice) => MEASURES.some((one) => slice[one] !== 0))
    .toSorted((a, b) => b[measure] - a[measure]);
  if (slices.length === 0) return <Empty text={t('contributions.nothing-used')} />;
  const sliced = { slices, by, currency, measure };
  return (
    <>
      <Group className="no-print" mb="sm">
        <SegmentedControl
          aria-label={t('contributions.measure')}
          value={measure}
          onChange={(chosen) => go({ measure: MEASURES.find((one) => one === chosen) })}
          data={MEASURES.map((value) => ({ value, label: nameOf(value) }))}
        />
      </Group>
      {by === 'place' && !isOnPaper ? (
        <div className="room">
          <div className="map-and-bars">
            <div>
              <Suspense fallback={<Loading />}>
                <Mapped {...sliced} />
              </Suspense>
            </div>
            <Ranked {...sliced} />
          </div>
        </div>
      ) : (
        <Ranked {...sliced} />
      )}
    </>
  );
};

/** One or the other shows values of a measure, with the first of them in words. */
const useSentence = ({ slices, by, currency, measure }: Sliced): string => {
  const { t } = useWords();
  const { money } = useFigures();
  const nameOf = useFigureName();
  const keyName = useKeyName();
  const most = slices.slice(0, 3).map(({ key, [measure]: value }) => `${keyName(by, key)} ${money(value, currency)}`);
  return t('contributions.by.sentence', { what: nameOf(measure), count: slices.length, most: most.join('; ') });
};

const Mapped = (sliced: Sliced) => {
  const { money, rough } = useFigures();
  const { slices, currency, measure } = sliced;
  return (
    <WorldMap
      values={new Map(slices.filter(({ key }) => COUNTRY.test(key)).map(({ key, [measure]: value }) => [key, value]))}
      written={(value) => money(value, currency)}
      rough={(value) => rough(value, currency)}
      sentence={useSentence(sliced)}
    />
  );
};

const Ranked = (sliced: Sliced) => {
  const { t } = useWords();
  const nameOf = useFigureName();
  const keyName = useKeyName();
  const { slices, by, currency, measure } = sliced;
  const figure = ({ key, ...amounts }: Slice, one: Measure): ReactNode => (
    <Figure figure={one} currency={currency} by={by} part={key} amount={amounts[one]} of={keyName(by, key)} />
  );
  const bars = slices.map((slice) => ({
    key: slice.key,
    label: <Label by={by} of={slice.key} />,
    values: [slice[measure]],
    figures: figure(slice, measure),
  }));
  return (
    <Either
      title={t(`contributions.view.${by}`)}
      chart={
        <SortedBars
          bars={bars}
          fills={[{ fill: FILLS[measure], name: nameOf(measure) }]}
          sentence={useSentence(sliced)}
        />
      }
      table={
        <Table>
          <Table.Caption>{t('contributions.in', { currency })}</Table.Caption>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t(`contributions.view.${by}`)}</Table.Th>
              {MEASURES.map((one) => (
                <Table.Th key={one} className="amount">
                  {nameOf(one)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {slices.map((slice) => (
              <Table.Tr key={slice.key}>
                <Table.Th scope="row">
                  <Label by={by} of={slice.key} />
                </Table.Th>
                {MEASURES.map((one) => (
                  <Table.Td key={one} className="amount">
                    {figure(slice, one)}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      }
    />
  );
};

const Label = ({ by, of }: Readonly<{ by: By; of: string }>) => {
  const keyName = useKeyName();
  const name = keyName(by, of);
  if (by !== 'request') return <span title={name}>{name}</span>;
  return (
    <PageLink to="/requests/$requestId" params={{ requestId: of }} title={name}>
      <bdi>{name}</bdi>
    </PageLink>
  );
};
