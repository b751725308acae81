import './request-table.css';
import { Table, Text } from '@mantine/core';
import { Fragment, memo } from 'react';
import { useFigures } from '../amounts/amounts.js';
import { PageLink } from '../app/page-link.js';
import { useRowsInSight } from '../app/rows-in-sight.js';
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

/** Room for two lines of a title and one of its number, in every language. */
const ROW_PIXELS = 84;
const COLUMNS = ['title', 'state', 'phase', 'turn', 'due'] as const;

/** As many as there are: only those in sight are drawn. */
export const RequestTable = ({ rows: now }: Readonly<{ rows: readonly RequestRow[] }>) => {
  const { t } = useWords();
  const { rows, holding } = useHeldOrder(now, ({ requestId }) => requestId);
  const { body, rows: inSight, below, ...focus } = useRowsInSight(rows.length, ROW_PIXELS);
  return (
    <TableScroll label={t('page.requests')}>
      <Table className="request-table" aria-rowcount={rows.length + 1}>
        <Table.Thead>
          <Table.Tr aria-rowindex={1}>
            {COLUMNS.map((column) => (
              <Table.Th key={column}>{t(`requests.columns.${column}`)}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody
          {...holding}
          ref={body}
          onFocus={(event) => {
            holding.onFocus();
            focus.onFocus(event);
          }}
          onBlur={({ currentTarget, relatedTarget }) => {
            if (currentTarget.contains(relatedTarget)) return; // from row to row
            holding.onBlur();
            focus.onBlur();
          }}
        >
          {inSight.map(({ index, above }) => {
            const row = rows[index];
            return (
              row && (
                <Fragment key={row.requestId}>
                  <Room pixels={above} />
                  <Row row={row} index={index} />
                </Fragment>
              )
            );
          })}
          <Room pixels={below} />
        </Table.Tbody>
      </Table>
    </TableScroll>
  );
};

/** Where rows are that are not drawn. */
const Room = ({ pixels }: Readonly<{ pixels: number }>) =>
  pixels > 0 && (
    <tr aria-hidden="true" className="no-print">
      <td colSpan={COLUMNS.length} style={{ blockSize: pixels, padding: 0 }} />
    </tr>
  );

const Row = memo(({ row, index }: Readonly<{ row: RequestRow; index: number }>) => {
  const words = useWords();
  const figures = useFigures();
  const { requestId, title, beneficiaries, phase, standing, turn } = row;
  const told = words.known(`standing.${standing}.${phase}`) ?? words.known(`standing.${standing}`);
  return (
    <Table.Tr data-index={index} aria-rowindex={index + 2} style={{ blockSize: ROW_PIXELS }}>
      <Table.Th scope="row">
        <PageLink to="/requests/$requestId" params={{ requestId }} lineClamp={2}>
          {title}
        </PageLink>
        <Text size="sm" c="dimmed" fw={400}>
          <bdi>{requestId}</bdi> <Updated id={requestId} />
        </Text>
      </Table.Th>
      <Table.Td>
        <Text lineClamp={3}>{namesOf(beneficiaries, figures, words)}</Text>
      </Table.Td>
      <Table.Td>
        <Status tone={toneOf(phase, standing)} text={told ?? words.known(`phase.${phase}`) ?? phase} />
      </Table.Td>
      <Table.Td>
        <Text lineClamp={3}>{turn && turnText(turn, words, figures)}</Text>
      </Table.Td>
      <Table.Td>
        <Due row={row} />
      </Table.Td>
    </Table.Tr>
  );
});

const Due = ({ row: { dueOn } }: Readonly<{ row: RequestRow }>) => {
  const { t } = useWords();
  const { day } = useFigures();
  const today = new Date().toISOString().slice(0, 10);
  if (!dueOn) return null;
  const late = dueOn < today ? daysBetween(dueOn, today) : 0;
  return late > 0 ? <Status tone="late" text={t('request.late', { count: late })} /> : <>{day(dueOn)}</>;
};
