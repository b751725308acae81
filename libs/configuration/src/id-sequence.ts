import type { Pool } from 'pg';
import { makeTables } from '#postgres';

/** Kinds of things that the system numbers itself. */
export type NumberedKind = 'contribution' | 'in_kind' | 'request';

const PREFIXES: Readonly<Record<NumberedKind, string>> = { contribution: 'VC', in_kind: 'IK', request: 'TA' };
/** What a backup holds of it: else numbers would be given twice. */
export const issuedIds = {
  table: { name: 'id_sequence.issued', label: 'ids', columns: ['command_id', 'id'] },
  sequences: Object.keys(PREFIXES).map((kind) => `id_sequence.${kind}`),
} as const;

/** Ids such as `TA-2026-000123`. The same command gets the same id again; numbers may have gaps. */
export class IdSequence {
  private constructor(private readonly pool: Pool) {}

  /** Creates its tables first, if they are not there. */
  static async open(pool: Pool): Promise<IdSequence> {
    await makeTables(
      pool,
      `create schema if not exists id_sequence;
         create table if not exists id_sequence.issued (command_id uuid primary key, id text not null unique);
         ${Object.keys(PREFIXES)
           .map((kind) => `create sequence if not exists id_sequence.${kind};`)
           .join('\n')}`,
    );
    return new IdSequence(pool);
  }

  /** `at`: RFC 3339; its year becomes part of the id. */
  async idFor(kind: NumberedKind, { commandId, at }: Readonly<{ commandId: string; at: string }>): Promise<string> {
    const { rows: issued } = await this.pool.query<{ id: string }>(
      'select id from id_sequence.issued where command_id = $1',
      [commandId],
    );
    if (issued[0]) return issued[0].id;
    const { rows: numbers } = await this.pool.query<{ number: string }>('select nextval($1) as number', [
      `id_sequence.${kind}`,
    ]);
    const id = `${PREFIXES[kind]}-${at.slice(0, 4)}-${(numbers[0]?.number ?? '').padStart(6, '0')}`;
    // The same command may be under way elsewhere: the first id stays, and both get it.
    await this.pool.query(
      'insert into id_sequence.issued (command_id, id) values ($1, $2) on conflict (command_id) do nothing',
      [commandId, id],
    );
    const { rows } = await this.pool.query<{ id: string }>('select id from id_sequence.issued where command_id = $1', [
      commandId,
    ]);
    return rows[0]?.id ?? id;
  }
}
