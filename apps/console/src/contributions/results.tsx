import { Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Schemas } from '../api/client.js';
import { useFigures } from '../amounts/amounts.js';
import { PageLink } from '../app/page-link.js';
import { Empty, Shown } from '../app/states.js';
import { Either } from '../charts/either.js';
import { SortedBars } from '../charts/sorted-bars.js';
import { useWords } from '../words/words.js';
import { resultsQuery } from './contributions.queries.js';
import { activitiesOf, allOf, kindsIn, participantsIn } from './participants.js';
import { usePlace, useSubject } from './use-place.js';

type Result = Schemas['RequestResults'];
type Of = Readonly<{ results: readonly Result[] }>;

const CRITERIA = ['relevance', 'coherence', 'effectiveness', 'efficiency', 'impact', 'sustainability'] as const;
const SEXES = ['female', 'male', 'notStated'] as const;

/** What the money bought. */
export const Results = () => {
  const { t } = useWords();
  const { place } = usePlace();
  const found = useQuery(resultsQuery(useSubject(), place));
  return (
    <Shown of={found}>
      {(results) =>
        results.every(({ activities, ratings }) => activities === 0 && ratings === null) ? (
          <Empty text={t('results.none')} />
        ) : (
          <Stack>
            <InNumbers results={results} />
            <Trained results={results} />
            <Kinds results={results} />
            <Rated results={results} />
            <p className="note">{t('results.whole')}</p>
          </Stack>
        )
      }
    </Shown>
  );
};

const InNumbers = ({ results }: Of) => {
  const { t } = useWords();
  const { number } = useFigures();
  const sum = (count: (one: Result) => number): number => results.reduce((all, one) => all + count(one), 0);
  const numbers = [
    ['results.people', allOf(participantsIn(results))],
    ['results.activities', sum(({ activities }) => activities)],
    ['results.laws', activitiesOf(results, 'legislative-drafting')],
    ['results.outputs', sum(({ outputs }) => outputs)],
    ['results.evaluated', results.filter(({ ratings }) => ratings !== null).length],
  ] as const;
  return (
    <dl className="named-figures">
      {numbers.map(([name, value]) => (
        <div key={name} className="named-figure">
          <dt>{t(name)}</dt>
          <dd className="figure">{number(value)}</dd>
        </div>
      ))}
    </dl>
  );
};

const FILLS = { female: 'spent', male: 'committed', notStated: 'psc-to-come' } as const;

/** People by sex, for each request; of whom it was not recorded is shown, too. */
const Trained = ({ results }: Of) => {
  const { t } = useWords();
  const { number } = useFigures();
  const trained = results
    .filter(({ participants }) => allOf(participants) > 0)
    .toSorted((a, b) => allOf(b.participants) - allOf(a.participants));
  if (trained.length === 0) return null;
  const total = participantsIn(trained);
  const bars = trained.map((one) => ({
    key: one.requestId,
    label: <OfRequest result={one} />,
    values: SEXES.map((sex) => one.participants[sex]),
    figures: <span className="figure">{number(allOf(one.participants))}</span>,
  }));
  return (
    <section>
      <Title order={2}>{t('results.people')}</Title>
      <Either
        title={t('results.people')}
        chart={
          <SortedBars
            bars={bars}
            fills={SEXES.map((sex) => ({ fill: FILLS[sex], name: t(`results.${sex}`) }))}
            sentence={t('results.people.sentence', { ...total, count: trained.length })}
          />
        }
        table={
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('contributions.view.request')}</Table.Th>
                {SEXES.map((sex) => (
                  <Table.Th key={sex} className="amount">
                    {t(`results.${sex}`)}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {trained.map((one) => (
                <Table.Tr key={one.requestId}>
                  <Table.Th scope="row">
                    <OfRequest result={one} />
                  </Table.Th>
                  {SEXES.map((sex) => (
                    <Table.Td key={sex} className="amount">
                      {number(one.participants[sex])}
                    </Table.Td>
                  ))}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        }
      />
    </section>
  );
};

const OfRequest = ({ result: { requestId, title } }: Readonly<{ result: Result }>) => (
  <PageLink to="/requests/$requestId" params={{ requestId }} title={title}>
    <bdi>{title}</bdi>
  </PageLink>
);

const Kinds = ({ results }: Of) => {
  const { t, known } = useWords();
  const { number } = useFigures();
  return (
    <section>
      <Title order={2}>{t('results.kinds')}</Title>
      <div className="table-scroll">
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('results.kind')}</Table.Th>
              <Table.Th className="amount">{t('results.activities')}</Table.Th>
              {SEXES.map((sex) => (
                <Table.Th key={sex} className="amount">
                  {t(`results.${sex}`)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {kindsIn(results).map((one) => (
              <Table.Tr key={one.kind}>
                <Table.Th scope="row">{known(`choice.${one.kind}`) ?? one.kind}</Table.Th>
                <Table.Td className="amount">{number(one.activities)}</Table.Td>
                {SEXES.map((sex) => (
                  <Table.Td key={sex} className="amount">
                    {number(one[sex])}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </section>
  );
};

/** How evaluations rated what was done: 1 to 6, by the criteria of the DAC. */
const Rated = ({ results }: Of) => {
  const { t, known } = useWords();
  const { number } = useFigures();
  const rated = results.flatMap((one) => (one.ratings === null ? [] : [{ ...one, ratings: one.ratings }]));
  return (
    <section>
      <Title order={2}>{t('results.ratings')}</Title>
      {rated.length === 0 ? (
        <Text>{t('results.ratings.none')}</Text>
      ) : (
        <div className="table-scroll">
          <Table>
            <Table.Caption>{t('results.ratings.scale')}</Table.Caption>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('contributions.view.request')}</Table.Th>
                {CRITERIA.map((criterion) => (
                  <Table.Th key={criterion} className="amount">
                    {known(`choice.${criterion}`) ?? criterion}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rated.map((one) => (
                <Table.Tr key={one.requestId}>
                  <Table.Th scope="row">
                    <OfRequest result={one} />
                  </Table.Th>
                  {CRITERIA.map((criterion) => (
                    <Table.Td key={criterion} className="amount">
                      {number(one.ratings[criterion])}
                    </Table.Td>
                  ))}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      )}
    </section>
  );
};
