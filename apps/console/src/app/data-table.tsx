import { Table } from '@mantine/core';
import type { ReactNode } from 'react';
import { Empty } from './states.js';

export type Column<Row> = Readonly<{ title: string; of: (row: Row) => ReactNode; isAmount?: true }>;
type Shown<Row> = Readonly<{
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  /** The first names the row. */
  columns: readonly Column<Row>[];
  /** Said where there are no rows. */
  none: string;
  /** What it shows, where no row has anything that takes the focus: then the keyboard scrolls the table itself. */
  label?: string;
}>;

export const DataTable = <Row,>({ rows, keyOf, columns, none, label }: Shown<Row>) => {
  if (rows.length === 0) return <Empty text={none} />;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be in reach of the keyboard
    <div
      className="table-scroll surface"
      {...(label !== undefined && { role: 'region', 'aria-label': label, tabIndex: 0 })}
    >
      <Table>
        <Table.Thead>
          <Table.Tr>
            {columns.map(({ title, isAmount }) => (
              <Table.Th key={title} className={isAmount && 'amount'}>
                {title}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={keyOf(row)}>
              {columns.map(({ title, of, isAmount }, at) =>
                at === 0 ? (
                  <Table.Th key={title} scope="row">
                    {of(row)}
                  </Table.Th>
                ) : (
                  <Table.Td key={title} className={isAmount && 'amount'}>
                    {of(row)}
                  </Table.Td>
                ),
              )}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
};
