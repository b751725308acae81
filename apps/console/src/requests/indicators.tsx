import { Table, Text, Title } from '@mantine/core';
import { useFigures } from '../amounts/amounts.js';
import type { Schemas } from '../api/client.js';
import { TableScroll } from '../app/table-scroll.js';
import { useWords } from '../words/words.js';
import { CommandLink } from './command-link.js';

type Indicator = Schemas['Indicator'];
type Value = Pick<Schemas['IndicatorValue'], 'value' | 'bySex'>;

/** Baseline, target, and what was measured last. */
export const Indicators = ({
  indicators,
  requestId,
}: Readonly<{ indicators: readonly Indicator[]; requestId: string }>) => {
  const { t } = useWords();
  const { day } = useFigures();
  return (
    <section>
      <Title order={2}>{t('delivery.indicators')}</Title>
      <TableScroll label={t('delivery.indicators')}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('field.indicatorId')}</Table.Th>
              <Table.Th className="amount">{t('delivery.indicator.baseline')}</Table.Th>
              <Table.Th className="amount">{t('delivery.indicator.measured')}</Table.Th>
              <Table.Th className="amount">{t('delivery.indicator.target')}</Table.Th>
              <Table.Td />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {indicators.map((one) => {
              const last = one.measurements.at(-1);
              return (
                <Table.Tr key={one.indicatorId}>
                  <Table.Th scope="row">
                    {one.title}{' '}
                    <Text component="span" size="sm" c="dimmed">
                      {one.unit}
                    </Text>
                  </Table.Th>
                  <Measured value={one.baseline} />
                  <Measured value={last ?? null} on={last && day(last.occurredOn)} />
                  <Measured value={one.target} />
                  <Table.Td>
                    <CommandLink
                      requestId={requestId}
                      operation="measureIndicator"
                      ids={{ indicatorId: one.indicatorId }}
                      of={one.title}
                    />
                  </Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      </TableScroll>
    </section>
  );
};

const Measured = ({ value, on }: Readonly<{ value: Value | null; on?: string | undefined }>) => {
  const { t } = useWords();
  const { number } = useFigures();
  return (
    <Table.Td className="amount">
      {value === null ? '–' : number(Number(value.value))}
      {value?.bySex && <Text size="sm">{t('request.people', { ...value.bySex })}</Text>}
      {on !== undefined && (
        <Text size="sm" c="dimmed">
          {on}
        </Text>
      )}
    </Table.Td>
  );
};
