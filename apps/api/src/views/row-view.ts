import type { Type } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import type { Table } from '#event-sourcing';
import type { AnyProjection } from '#read-models';

type Columns = Readonly<Record<string, ApiPropertyOptions>>;

/**
 * The class that describes a row of a read model as it is answered. `columns` says more of some, and adds those that
 * a query adds.
 */
export const RowView = (name: string, projection: AnyProjection, tableName: string, columns: Columns = {}): Type => {
  const table = projection.tables.find((one) => one.name === tableName);
  if (!table) throw new Error(`${projection.name} has no table ${tableName}`);
  return ObjectView(name, { ...ofTable(table), ...columns });
};

export const ObjectView = (name: string, columns: Columns): Type => {
  const view = { [name]: class {} }[name] ?? class {};
  for (const [column, options] of Object.entries(columns)) ApiProperty(options)(view.prototype, camelCased(column));
  return view;
};

/** `psc_charged` is `pscCharged`: columns are named as in SQL, answers as in bodies. */
export const camelCased = (name: string): string =>
  name.includes('_') ? name.replaceAll(/(?<=[a-z0-9])_([a-z])/g, (_, letter: string) => letter.toUpperCase()) : name;

const ofTable = ({ columns }: Table): Columns =>
  Object.fromEntries(Object.entries(columns).map(([column, type]) => [column, ofColumn(type)]));

const ofColumn = (declared: string): ApiPropertyOptions => {
  const schema = SCHEMAS[declared.replace('?', '')] ?? {};
  return declared.endsWith('?') ? { ...schema, nullable: true } : schema;
};

const SCHEMAS: Readonly<Record<string, ApiPropertyOptions>> = {
  text: { type: String },
  bigint: { type: 'integer', description: 'Whole minor units' },
  integer: { type: 'integer' },
  boolean: { type: Boolean },
  date: { type: String, format: 'date' },
  timestamptz: { type: String, format: 'date-time' },
  jsonb: { type: 'object', additionalProperties: true },
};
