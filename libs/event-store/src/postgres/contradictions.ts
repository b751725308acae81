import type { Contradiction } from '../event-store.js';
import type { Database } from './database.js';
import { toPosition } from './position.js';
import { schema } from './schema.js';
import type { Statement } from './statements.js';

/** Command rows looked at in one statement: well within its time. */
const pageSize = 10_000;
const beforeAllIds = '00000000-0000-0000-0000-000000000000';

/**
 * Id to start after, page. A command's row was written in the transaction of its events: where its place is empty, they
 * were removed. The page's last row comes too, whatever it is, to go on from.
 */
const commandsWithoutEvents: Statement = {
  name: 'commands-without-events',
  text: `with page as materialized (
           select c.id, c.epoch, c.tx, c.position from ${schema}.command c where c.id > $1 order by c.id limit $2
         )
         select p.id, p.epoch, p.tx, p.position, e.epoch is not null as found
         from page p left join ${schema}.event e
           on e.epoch = p.epoch and e.tx = p.tx and e.position = p.position
         where e.epoch is null or p.id = (select l.id from page l order by l.id desc limit 1)
         order by p.id`,
};

/** Most. Whoever sees a row sees a transaction that has ended: one that has not begun yet cannot have written it. */
const eventsOfTheFuture: Statement = {
  name: 'events-of-the-future',
  text: `select e.stream, e.revision, e.epoch, e.tx, e.position from ${schema}.event e
         where (e.epoch, e.tx) >= (${schema}.epoch(), pg_snapshot_xmax(pg_current_snapshot()))
         order by e.epoch, e.tx, e.position limit $1`,
};

export const contradictions = async (database: Database, most: number): Promise<readonly Contradiction[]> => {
  const found: Contradiction[] = [];
  let after: string | undefined = beforeAllIds;
  while (after !== undefined && found.length < most) {
    const rows: CommandRow[] = await database.rows<CommandRow>(commandsWithoutEvents, [after, pageSize]);
    for (const [id, epoch, tx, position, isThere] of rows) {
      const what = `was acknowledged to command ${id}, and is gone`;
      if (!isThere) found.push({ position: toPosition({ epoch, tx, position }), what });
    }
    after = rows.at(-1)?.[0];
  }
  const future = await database.rows<EventRow>(eventsOfTheFuture, [most]);
  for (const [stream, revision, epoch, tx, position] of future) {
    const what = 'is said to be of a transaction that has not begun: readers of the log do not see it';
    found.push({ position: toPosition({ epoch, tx, position }), stream, revision, what });
  }
  return found.slice(0, most);
};

type CommandRow = [id: string, epoch: number, tx: string, position: number, found: boolean];
type EventRow = [stream: string, revision: number, epoch: number, tx: string, position: number];
