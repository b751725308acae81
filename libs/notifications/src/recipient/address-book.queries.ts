import { Query } from '@nestjs/cqrs';
import { NotFound } from '#event-sourcing';
import { queryHandler, type Rows } from '#read-models';
import type { EmailChoice, Language, Role } from './recipient.events.js';

export type RecipientRow = Readonly<{
  actor: string;
  person_id: string;
  roles: readonly Role[];
  language: Language;
  has_email: boolean;
  email_choice: EmailChoice;
  revision: number;
}>;

export class ListRecipients extends Query<readonly RecipientRow[]> {
  constructor(
    readonly after: string | null,
    readonly limit: number,
  ) {
    super();
  }
}

export class ShowRecipient extends Query<RecipientRow> {
  constructor(readonly actor: string) {
    super();
  }
}

const NOT_ERASED = 'not exists (select from {erased_person} e where e.person_id = r.person_id)';

/** All who can be told something. */
export const recipientsIn = (rows: Rows): Promise<readonly RecipientRow[]> =>
  rows.rows<RecipientRow>(`select r.* from {recipient} r where ${NOT_ERASED} order by r.actor`);

/** Undefined: unknown, or erased. */
export const recipientNamed = async (rows: Rows, actor: string): Promise<RecipientRow | undefined> =>
  (await rows.rows<RecipientRow>(`select r.* from {recipient} r where r.actor = $1 and ${NOT_ERASED}`, [actor]))[0];

export const recipientQueries = [
  queryHandler(ListRecipients, ({ after, limit }, rows) =>
    rows.rows<RecipientRow>(
      `select r.* from {recipient} r where ($1::text is null or r.actor > $1) and ${NOT_ERASED} order by r.actor limit $2`,
      [after, limit],
    ),
  ),
  queryHandler(ShowRecipient, async ({ actor }, rows) => {
    const row = await recipientNamed(rows, actor);
    if (!row) throw new NotFound('Recipient', actor);
    return row;
  }),
];
