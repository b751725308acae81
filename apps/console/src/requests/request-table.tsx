import { Button, Group, Stack, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { useFigures } from '../amounts/amounts.js';
import { PageLink } from '../app/page-link.js';
import { Status } from '../app/status.js';
import { TableScroll } from '../app/table-scroll.js';
import { Updated } from '../live/live-state.js';
import { useHeldOrder } from '../live/use-live.js';
import { useWords } from '../words/words.js';
import { namesOf } from './beneficiaries.js';
import { daysBetween } from './phases.js';
import type { RequestRow } from './requests.query.js';
import { toneOf } from './standing.js';
import { turnText } from './turn.js';

/** So many rows are drawn at first: a longer table would be slow to open. */
const FIRST = 100;

export const RequestTable = ({ rows: now }: Readonly<{ rows: readonly RequestRow[] }>) => {
  const { t } = useWords();
  const [count, setCount] = useState(FIRST);
  const { rows, holding } = useHeldOrder(now, ({ requestId }) => requestId);
  return (
    <Stack>
      <TableScroll label={t('page.requests')}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('requests.columns.title')}</Table.Th>
              <Table.Th>{t('requests.columns.state')}</Table.Th>
              <Table.Th>{t('requests.columns.phase')}</Table.Th>
              <Table.Th>{t('requests.columns.turn')}</Table.Th>
              <Table.Th>{t('requests.columns.due')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody {...holding}>
            {rows.slice(0, count).map((row) => (
              <Row key={row.requestId} row={row} />
            ))}
          </Table.Tbody>
        </Table>
      </TableScroll>
      {count < rows.length && (
        <Group>
          <Button variant="default" onClick={() => setCount(count + FIRST)}>
            {t('state.more')}
          </Button>
        </Group>
      )}
    </Stack>
  );
};

const Row = ({ row }: Readonly<{ row: RequestRow }>) => {
  const words = useWords();
  const figures = useFigures();
  const { requestId, title, beneficiaries, phase, standing, turn } = row;
  const told = words.known(`standing.${standing}.${phase}`) ?? words.known(`standing.${standing}`);
  return (
    <Table.Tr>
      <Table.Th scope="row">
        <PageLink to="/requests/$requestId" params={{ requestId }}>
          {title}
        </PageLink>
        <Text size="sm" c="dimmed" fw={400}>
          <bdi>{requestId}</bdi> <Updated id={requestId} />
        </Text>
      </Table.Th>
      <Table.Td>{namesOf(beneficiaries, figures, words)}</Table.Td>
      <Table.Td>
        <Status tone={toneOf(phase, standing)} text={told ?? words.known(`phase.${phase}`) ?? phase} />
      </Table.Td>
      <Table.Td>{turn && turnText(turn, words, figures)}</Table.Td>
      <Table.Td>
        <Due row={row} />
      </Table.Td>
    </Table.Tr>
  );
};

const Due = ({ row: { dueOn } }: Readonly<{ row: RequestRow }>) => {
  const { t } = useWords();
  const { day } = useFigures();
  const today = new Date().toISOString().slice(0, 10);
  if (!dueOn) return null;
  const late = dueOn < today ? daysBetween(dueOn, today) : 0;
  return late > 0 ? <Status tone="late" text={t('request.late', { count: late })} /> : <>{day(dueOn)}</>;
};
