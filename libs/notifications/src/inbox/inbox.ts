import type { Pool } from 'pg';
import { NotFound } from '#event-sourcing';
import type { MessageKey } from '../messages/message-keys.js';
import type { Parameters } from '../notices/notice.js';

/** A line of somebody's inbox. */
export type InboxNotice = Readonly<{
  /** Ascending: what came later has a greater one. */
  id: string;
  eventId: string;
  message: MessageKey;
  parameters: Parameters;
  link: string;
  /** RFC 3339: when what it tells of was recorded. */
  at: string;
  /** Null: not read. */
  readAt: string | null;
}>;

type Row = Readonly<{
  id: string;
  event_id: string;
  message: MessageKey;
  parameters: Parameters;
  link: string;
  at: Date;
  read_at: Date | null;
}>;

const COLUMNS = 'n.id, n.event_id, n.message, n.parameters, n.link, n.at, n.read_at';

const asNotice = ({ id, event_id, message, parameters, link, at, read_at }: Row): InboxNotice => ({
  ...{ id, eventId: event_id, message, parameters, link },
  ...{ at: at.toISOString(), readAt: read_at?.toISOString() ?? null },
});

/**
 * What somebody may read of their inbox: what they were told of requests, and of contributions, as one of these parties.
 * Null: all.
 */
export type ReadAs = Readonly<{ requests: readonly string[] | null; contributions: readonly string[] | null }>;

/** `n.parties` says as whom it was told. `$2` and `$3`: see ReadAs. */
const IS_READABLE = `case when n.parameters->>'request' is null then $3::text[] is null or n.parties && $3
  else $2::text[] is null or n.parties && $2 end`;

/** What people were told. Also an injection token. */
export class Inbox {
  constructor(private readonly pool: Pool) {}

  /** Newest first. `before`: the id of the last one of the page before. */
  async page(
    actor: string,
    { requests, contributions }: ReadAs,
    { before, limit, unreadOnly = false }: Readonly<{ before: string | null; limit: number; unreadOnly?: boolean }>,
  ): Promise<readonly InboxNotice[]> {
    const { rows } = await this.pool.query<Row>(
      `select ${COLUMNS} from notification.notice n
       where n.actor = $1 and ${IS_READABLE} and ($4::bigint is null or n.id < $4) and (not $6 or n.read_at is null)
       order by n.id desc limit $5`,
      [actor, requests, contributions, before, limit, unreadOnly],
    );
    return rows.map(asNotice);
  }

  /** Oldest first, what came after an id. */
  async after(
    actor: string,
    { requests, contributions }: ReadAs,
    id: string,
    limit: number,
  ): Promise<readonly InboxNotice[]> {
    const { rows } = await this.pool.query<Row>(
      `select ${COLUMNS} from notification.notice n where n.actor = $1 and ${IS_READABLE} and n.id > $4
       order by n.id limit $5`,
      [actor, requests, contributions, id, limit],
    );
    return rows.map(asNotice);
  }

  /** What one e-mail tells, oldest first: as one of these parties; null: all. */
  async ofDelivery(deliveryId: string, parties: readonly string[] | null): Promise<readonly InboxNotice[]> {
    const { rows } = await this.pool.query<Row>(
      `select ${COLUMNS} from notification.notice n where n.delivery_id = $1 and ($2::text[] is null or n.parties && $2)
       order by n.id`,
      [deliveryId, parties],
    );
    return rows.map(asNotice);
  }

  /** The id of the newest; '0' when there is none. */
  async newest(actor: string): Promise<string> {
    const { rows } = await this.pool.query<{ id: string }>(
      'select coalesce(max(n.id), 0)::text as id from notification.notice n where n.actor = $1',
      [actor],
    );
    return rows[0]?.id ?? '0';
  }

  async unread(actor: string, { requests, contributions }: ReadAs): Promise<number> {
    const { rows } = await this.pool.query<{ count: string }>(
      `select count(*) from notification.notice n where n.actor = $1 and ${IS_READABLE} and n.read_at is null`,
      [actor, requests, contributions],
    );
    return Number(rows[0]?.count);
  }

  /** Reading again changes nothing. Error: NotFound. */
  async markRead(actor: string, id: string, at: Date): Promise<void> {
    const { rowCount } = await this.pool.query(
      'update notification.notice n set read_at = coalesce(n.read_at, $3) where n.actor = $1 and n.id = $2',
      [actor, id, at],
    );
    if (rowCount === 0) throw new NotFound('Notice', id);
  }

  /** All up to one; what came while somebody read stays unread. */
  async markAllRead(actor: string, upTo: string, at: Date): Promise<void> {
    await this.pool.query(
      'update notification.notice n set read_at = $3 where n.actor = $1 and n.id <= $2 and n.read_at is null',
      [actor, upTo, at],
    );
  }
}
