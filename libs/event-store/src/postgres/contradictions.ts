import type { Contradiction } from '../event-store.js';
import type { Database } from './database.js';
import { toPosition } from './position.js';
import { schema } from './schema.js';
import type { Statement } from './statements.js';

/** Command rows looked at in one statement: well within its time. */
const pageSize = 10_000;
const beforeAllIds = '00000000-0000-0000-0000-000000000000';

/**
 * Id to start after, page. A command's row was written in the transaction of its events and knows their places: where
 * one is empty, its event was removed. The page's last row comes too, whatever it is, to go on from.
 */
const commandsWithoutEvents: Statement = {
  name: 'commands-without-events',
  text: `with page as materialized (
           select c.id, c.epoch, c.tx, c.position, c.events,
                  (select count(*) from ${schema}.event e where e.epoch = c.epoch and e.tx = c.tx
                     and e.position > c.position - c.events and e.position <= c.position) as found
           from ${schema}.command c where c.id > $1 order by c.id limit $2
         )
         select p.id, p.epoch, p.tx, p.position, p.events, p.found from page p
         where p.found <> p.events or p.id = (select l.id from page l order by l.id desc limit 1)
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
    for (const [id, epoch, tx, position, events, there] of rows) {
      const what = `is the last of ${events} events acknowledged to command ${id}, of which ${events - there} are gone`;
      if (there < events) found.push({ position: toPosition({ epoch, tx, position }), what });
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

type CommandRow = [id: string, epoch: number, tx: string, position: number, events: number, found: number];
type EventRow = [stream: string, revision: number, epoch: number, tx: string, position: number];
