import { Button, Group, Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useFigures } from '../amounts/amounts.js';
import { PageLink } from '../app/page-link.js';
import { Empty, Shown } from '../app/states.js';
import { plainAmount, saveCsv } from '../csv/csv.js';
import { useWords } from '../words/words.js';
import { allChanges } from '../explain/explanation.query.js';
import { useFigureName } from '../explain/figure.js';
import { type Entry, ledgerOf } from './ledger.js';
import { momentOf } from './place.js';
import { usePlace, useSubject } from './use-place.js';

/** Figures of money that came, and of what became of it; announced and signed are no money yet. */
const FIGURES = [
  ...(['receipts', 'interest', 'transfers', 'refunded', 'advanceDrawn'] as const),
  ...(['reserved', 'committed', 'spent', 'pscCharged', 'pscSetAside', 'available'] as const),
];

/** Every event that moved money of a contribution, with what it changed. */
export const LedgerTable = ({ currency }: Readonly<{ currency: string }>) => {
  const { t } = useWords();
  const subject = useSubject();
  const { place } = usePlace();
  const found = useQuery({
    queryKey: [subject.kind, subject.id, 'ledger', momentOf(place)],
    queryFn: async () => {
      const asked = FIGURES.map(async (figure) => [figure, await allChanges(subject, { figure, currency }, place)]);
      return ledgerOf(Object.fromEntries(await Promise.all(asked)));
    },
  });
  return (
    <Shown of={found}>
      {(entries) =>
        entries.length === 0 ? (
          <Empty text={t('contributions.nothing-moved')} />
        ) : (
          <Entries entries={entries} currency={currency} />
        )
      }
    </Shown>
  );
};

type Told = Readonly<{ entries: readonly Entry[]; currency: string }>;

const dayOf = ({ event: { occurredOn, recordedAt } }: Entry): string => occurredOn ?? recordedAt.slice(0, 10);

const Entries = ({ entries, currency }: Told) => {
  const { t, known } = useWords();
  const { amount, day } = useFigures();
  const { id } = useSubject();
  const nameOf = useFigureName();
  const columns = FIGURES.filter(
    (figure) => figure !== 'available' && entries.some(({ changes }) => changes[figure] !== undefined),
  );
  const eventIn = ({ event: { type } }: Entry): string =>
    type === null ? t('explain.hidden') : (known(`event.${type}`) ?? type);
  const save = (): void =>
    saveCsv(`${id} ledger`, [
      ['occurred on', 'recorded at', 'event', 'request', 'currency', ...columns, 'available after'],
      ...entries.map((entry) => [
        ...[entry.event.occurredOn, entry.event.recordedAt, entry.event.type, entry.event.requestId, currency],
        ...columns.map((figure) => plainAmount(entry.changes[figure] ?? 0, currency)),
        plainAmount(entry.available, currency),
      ]),
    ]);
  return (
    <>
      <div className="table-scroll">
        <Table>
          <Table.Caption>{t('contributions.in', { currency })}</Table.Caption>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('explain.event')}</Table.Th>
              {columns.map((figure) => (
                <Table.Th key={figure} className="amount">
                  {nameOf(figure)}
                </Table.Th>
              ))}
              <Table.Th className="amount">{t('ledger.after')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {entries.map((entry) => (
              <Table.Tr key={`${entry.event.recordedAt} ${entry.event.revision}`}>
                <Table.Th scope="row" className="contribution">
                  {day(dayOf(entry))} · {eventIn(entry)}
                  {entry.event.requestId && (
                    <>
                      {' '}
                      <PageLink to="/requests/$requestId" params={{ requestId: entry.event.requestId }}>
                        <bdi className="id">{entry.event.requestId}</bdi>
                      </PageLink>
                    </>
                  )}
                </Table.Th>
                {columns.map((figure) => (
                  <Table.Td key={figure} className="amount figure">
                    {entry.changes[figure] !== undefined && amount(entry.changes[figure], currency)}
                  </Table.Td>
                ))}
                <Table.Td className="amount figure">{amount(entry.available, currency)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      <Group mt="sm" className="no-print">
        <Button variant="default" onClick={save}>
          {t('page.csv')}
        </Button>
      </Group>
    </>
  );
};
