import { Button, Group, Stack, Table, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Schemas } from '../api/client.js';
import { useFigures } from '../amounts/amounts.js';
import { PageLink } from '../app/page-link.js';
import { Shown } from '../app/states.js';
import { plainAmount, saveCsv } from '../csv/csv.js';
import { useWords } from '../words/words.js';
import { byDonor, type Given } from './by-donor.js';
import { ContributionTable } from './contribution-table.js';
import { contributionsQuery, donorsQuery } from './contributions.queries.js';
import { DayShown } from './day-shown.js';
import { OfDonor } from './donor.page.js';
import { useFigureName } from '../explain/figure.js';
import { dayShown } from './place.js';
import { usePlace } from './use-place.js';
import './contributions.css';

/** Whoever sees one donor only is at its page at once. */
export const ContributionsPage = () => {
  const donors = useQuery(donorsQuery({}));
  return (
    <Shown of={donors}>
      {(all) => {
        const [first, ...others] = all;
        return first && others.length === 0 ? <OfDonor donorId={first.donorId} /> : <OfAll donors={all} />;
      }}
    </Shown>
  );
};

const SHOWN = ['announced', 'signed', 'receipts', 'spent', 'committed', 'reserved', 'available'] as const;

const OfAll = ({ donors }: Readonly<{ donors: readonly Schemas['Donor'][] }>) => {
  const { t } = useWords();
  const { place } = usePlace();
  const contributions = useQuery(contributionsQuery(place));
  const names = new Map(donors.map(({ donorId, name }) => [donorId, name]));
  const nameOf = useFigureName();
  const save = (given: readonly Given[]): void =>
    saveCsv(`contributions ${dayShown(place)}`, [
      ['donor', 'currency', ...SHOWN.map(nameOf)],
      ...given.map((one) => [
        ...[names.get(one.donorId) ?? one.donorId, one.currency],
        ...SHOWN.map((figure) => plainAmount(one[figure], one.currency)),
      ]),
    ]);
  return (
    <Stack>
      <Group justify="space-between">
        <Title order={1}>{t('page.contributions')}</Title>
        <Group className="no-print">
          <Button disabled={!contributions.data} onClick={() => save(byDonor(contributions.data ?? []))}>
            {t('page.csv')}
          </Button>
          <Button variant="default" onClick={() => print()}>
            {t('page.print')}
          </Button>
        </Group>
      </Group>
      <DayShown />
      <Shown of={contributions}>
        {(all) => (
          <>
            <Title order={2}>{t('contributions.by-donor')}</Title>
            <ByDonor
              given={byDonor(all).toSorted((a, b) => nameIn(names, a).localeCompare(nameIn(names, b)))}
              names={names}
            />
            <Title order={2}>{t('contributions.each')}</Title>
            <ContributionTable contributions={all} names={names} />
          </>
        )}
      </Shown>
    </Stack>
  );
};

const nameIn = (names: ReadonlyMap<string, string>, { donorId }: Given): string => names.get(donorId) ?? donorId;

const ByDonor = ({ given, names }: Readonly<{ given: readonly Given[]; names: ReadonlyMap<string, string> }>) => {
  const { t } = useWords();
  const { amount } = useFigures();
  const { place } = usePlace();
  const nameOf = useFigureName();
  const day = { ...(place.asAt && { asAt: place.asAt }), ...(place.known && { known: place.known }) };
  return (
    <div className="table-scroll">
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('contributions.donor')}</Table.Th>
            <Table.Th>{t('contributions.currency')}</Table.Th>
            {SHOWN.map((figure) => (
              <Table.Th key={figure} className="amount">
                {nameOf(figure)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {given.map((one) => (
            <Table.Tr key={`${one.donorId} ${one.currency}`}>
              <Table.Th scope="row">
                <PageLink to="/contributions/donors/$donorId" params={{ donorId: one.donorId }} search={day}>
                  <bdi>{nameIn(names, one)}</bdi>
                </PageLink>
              </Table.Th>
              <Table.Td>{one.currency}</Table.Td>
              {SHOWN.map((figure) => (
                <Table.Td key={figure} className="amount">
                  <PageLink
                    to="/contributions/donors/$donorId"
                    params={{ donorId: one.donorId }}
                    search={{ ...day, figure, currency: one.currency }}
                    className="explained figure"
                    aria-label={t('contributions.figure', {
                      name: `${nameIn(names, one)}, ${nameOf(figure)}`,
                      amount: amount(one[figure], one.currency),
                    })}
                  >
                    <bdi>{amount(one[figure], one.currency)}</bdi>
                  </PageLink>
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
};
