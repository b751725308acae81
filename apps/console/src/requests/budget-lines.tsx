import { Table, Text, Title } from '@mantine/core';
import { useFigures } from '../amounts/amounts.js';
import type { Schemas } from '../api/client.js';
import { DerivedFigure } from '../explain/derived.js';
import { Figure } from '../explain/figure.js';
import { TableScroll } from '../app/table-scroll.js';
import { useWords } from '../words/words.js';

type Budget = Schemas['BudgetFigures'];
type Line = Schemas['BudgetLineFigures'];
const FIGURES = ['budget', 'reserved', 'committed', 'spent'] as const;

/** The budget by line, with what is committed and spent of each; the lines add up to the totals. */
export const BudgetLines = ({ budget: { currency, lines } }: Readonly<{ budget: Budget }>) => {
  const { t, known } = useWords();
  const sum = (of: (line: Line) => number): number => lines.reduce((all, one) => all + of(one), 0);
  return (
    <section>
      <Title order={2}>
        {t('money.budget')} ({currency})
      </Title>
      <TableScroll label={t('money.budget')}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('money.column.line')}</Table.Th>
              {FIGURES.map((figure) => (
                <Table.Th key={figure} className="amount">
                  {t(`money.column.${figure}`)}
                </Table.Th>
              ))}
              <Table.Th className="amount">{t('money.column.left')}</Table.Th>
              <Table.Td />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {lines.map((line) => (
              <Table.Tr key={line.lineId}>
                <Table.Th scope="row">
                  {line.description}
                  <Text size="sm" c="dimmed">
                    {known(`choice.${line.category}`) ?? line.category}
                  </Text>
                </Table.Th>
                {FIGURES.map((figure) => (
                  <Table.Td key={figure} className="amount">
                    <Figure
                      {...{ figure, currency, by: 'line', part: line.lineId, of: line.description }}
                      amount={line[figure]}
                    />
                  </Table.Td>
                ))}
                <Table.Td className="amount">
                  <Left {...line} currency={currency} name={`${line.description}, ${t('money.column.left')}`} />
                </Table.Td>
                <Table.Td>
                  <Bar line={line} currency={currency} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
          <Table.Tfoot>
            <Table.Tr>
              <Table.Th scope="row">{t('money.total')}</Table.Th>
              {FIGURES.map((figure) => (
                <Table.Th key={figure} className="amount">
                  <Figure {...{ figure, currency }} amount={sum((line) => line[figure])} />
                </Table.Th>
              ))}
              <Table.Th className="amount">
                <Left
                  budget={sum(({ budget }) => budget)}
                  spent={sum(({ spent }) => spent)}
                  currency={currency}
                  name={t('money.column.left')}
                />
              </Table.Th>
              <Table.Td />
            </Table.Tr>
          </Table.Tfoot>
        </Table>
      </TableScroll>
    </section>
  );
};

type LeftOf = Pick<Line, 'budget' | 'spent'> & Readonly<{ currency: string; name: string }>;

const Left = ({ budget, spent, currency, name }: LeftOf) => {
  const { t } = useWords();
  const { amount, money } = useFigures();
  return (
    <DerivedFigure
      name={name}
      figure={amount(budget - spent, currency)}
      sentence={t('money.left.of', { budget: money(budget, currency), spent: money(spent, currency) })}
    />
  );
};

/** Spent, committed and reserved as parts of the line's budget. */
const Bar = ({
  line: { budget, spent, committed, reserved },
  currency,
}: Readonly<{ line: Line; currency: string }>) => {
  const { t } = useWords();
  const { money } = useFigures();
  const whole = Math.max(budget, spent + Math.max(0, committed) + reserved, 1);
  const told = {
    budget: money(budget, currency),
    spent: money(spent, currency),
    committed: money(committed, currency),
    reserved: money(reserved, currency),
  };
  return (
    <div className="line-bar" role="img" aria-label={t('money.line.bar', told)}>
      {Object.entries({ spent, committed, reserved }).map(([part, amount]) => (
        <span key={part} className={part} style={{ inlineSize: `${(Math.max(0, amount) / whole) * 100}%` }} />
      ))}
    </div>
  );
};
