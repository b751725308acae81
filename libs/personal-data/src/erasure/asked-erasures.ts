import type { Pool } from 'pg';
import { CommandReused } from '#event-store';
import type { ErasePerson } from './erasure.commands.js';

/** What was asked, by whom and when: everything that is needed to carry it out later. */
export type Asked = Readonly<Pick<ErasePerson, 'data' | 'context'>>;

type Row = Readonly<{ asked: Asked; done: boolean }>;

/** The register of erasures in the database: written before anything else, so that none is left half done. */
export class AskedErasures {
  constructor(private readonly pool: Pool) {}

  /** Whether it had been carried out already. Throws CommandReused when this command asked for something else before. */
  async add({ data, context }: Asked): Promise<Readonly<{ done: boolean }>> {
    await this.pool.query(
      `insert into personal_data.erasure (command_id, person_id, asked) values ($1, $2, $3) on conflict do nothing`,
      [context.commandId, data.personId, { data, context }],
    );
    const { rows } = await this.pool.query<Row>(
      'select asked, done_at is not null as done from personal_data.erasure where command_id = $1',
      [context.commandId],
    );
    const [row] = rows;
    if (row?.asked.context.requestHash !== context.requestHash) throw new CommandReused(context.commandId);
    return row;
  }

  /** It never was asked: the command belongs to another request. */
  async remove({ context }: Asked): Promise<void> {
    await this.pool.query('delete from personal_data.erasure where command_id = $1 and done_at is null', [
      context.commandId,
    ]);
  }

  async done({ context }: Asked): Promise<void> {
    await this.pool.query(
      'update personal_data.erasure set done_at = now() where command_id = $1 and done_at is null',
      [context.commandId],
    );
  }

  async unfinished(): Promise<readonly Asked[]> {
    const { rows } = await this.pool.query<Row>('select asked from personal_data.erasure where done_at is null');
    return rows.map(({ asked }) => asked);
  }
}
