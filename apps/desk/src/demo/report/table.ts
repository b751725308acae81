export type Column<Row> = Readonly<{
  title: string;
  of: (row: Row) => string | number;
  /** Numbers stand at the right. */
  align?: 'right';
  /** What is longer is cut. */
  widest?: number;
}>;

/** Rows as aligned columns, two spaces apart, with a line under their titles. */
export const table = <Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string => {
  const cells = columns.map(({ title, of, widest = Infinity }) => [
    title,
    ...rows.map((row) => cut(String(of(row)), widest)),
  ]);
  const widths = cells.map((column) => Math.max(...column.map((cell) => cell.length)));
  const line = (index: number): string =>
    columns
      .map(({ align }, at) => {
        const cell = cells[at]?.[index] ?? '';
        return align === 'right' ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0);
      })
      .join('  ')
      .trimEnd();
  const ruler = widths.map((width) => '─'.repeat(width)).join('  ');
  return [line(0), ruler, ...rows.map((_, index) => line(index + 1))].join('\n');
};

const cut = (text: string, widest: number): string => (text.length > widest ? `${text.slice(0, widest - 1)}…` : text);
