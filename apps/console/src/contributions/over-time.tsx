import { Table } from '@mantine/core';
import type { Schemas } from '../api/client.js';
import { useFigures } from '../amounts/amounts.js';
import { Empty } from '../app/states.js';
import { Either } from '../charts/either.js';
import { StepLines } from '../charts/step-lines.js';
import { summed } from '../charts/steps.js';
import { useWords } from '../words/words.js';
import { Figure, useFigureName } from '../explain/figure.js';
import { useKeyName } from './key-names.js';
import { dayShown } from './place.js';
import { usePlace } from './use-place.js';

const COLUMNS = ['received', 'interest', 'transferred', 'refunded', 'spent', 'pscCharged'] as const;

type Utilisation = Schemas['Utilisation'];

/** What came and what was spent, summed quarter by quarter. */
export const OverTime = ({ utilisation }: Readonly<{ utilisation: Utilisation }>) => {
  const { t } = useWords();
  const { money, rough } = useFigures();
  const { place } = usePlace();
  const { byQuarter, currency } = utilisation;
  if (byQuarter.length === 0) return <Empty text={t('contributions.nothing-moved')} />;
  const came = byQuarter.map(({ quarter, received, interest, transferred, refunded }) => ({
    quarter,
    amount: received + interest + transferred - refunded,
  }));
  const spent = byQuarter.map((one) => ({ quarter: one.quarter, amount: one.spent + one.pscCharged }));
  const until = dayShown(place);
  const total = (amounts: readonly Readonly<{ amount: number }>[]): string =>
    money(
      amounts.reduce((sum, { amount }) => sum + amount, 0),
      currency,
    );
  const chart = (
    <StepLines
      sentence={t('contributions.time.sentence', { came: total(came), spent: total(spent) })}
      axis={(value) => rough(value, currency)}
      series={[
        { name: t('contributions.time.came'), colour: 'var(--committed)', dashed: true, points: summed(came, until) },
        { name: t('contributions.time.spent'), colour: 'var(--spent)', points: summed(spent, until) },
      ]}
    />
  );
  return <Either title={t('contributions.view.time')} chart={chart} table={<Quarters utilisation={utilisation} />} />;
};

const Quarters = ({ utilisation: { byQuarter, currency } }: Readonly<{ utilisation: Utilisation }>) => {
  const { t } = useWords();
  const nameOf = useFigureName();
  const keyName = useKeyName();
  const columns = COLUMNS.filter((column) => byQuarter.some((quarter) => quarter[column] !== 0));
  return (
    <Table>
      <Table.Caption>{t('contributions.in', { currency })}</Table.Caption>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('contributions.quarters')}</Table.Th>
          {columns.map((column) => (
            <Table.Th key={column} className="amount">
              {nameOf(column)}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {byQuarter.map((one) => (
          <Table.Tr key={one.quarter}>
            <Table.Th scope="row">{keyName('quarter', one.quarter)}</Table.Th>
            {columns.map((column) => (
              <Table.Td key={column} className="amount">
                <Figure
                  figure={column}
                  currency={currency}
                  by="quarter"
                  part={one.quarter}
                  amount={one[column]}
                  of={keyName('quarter', one.quarter)}
                />
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
};
