import { Inject } from '@nestjs/common';
import { Query, QueryHandler } from '@nestjs/cqrs';
import { NotFound } from '#event-sourcing';
import { EventStore, PersonalDataVault } from '#event-store';
import { queryHandler, type RowOf, type Rows } from '#read-models';
import type { Grant } from '../grant.js';
import type { accountTable } from './account-list.projection.js';
import { type AccountPerson, personsBehind } from './persons-behind.js';

export type AccountRow = Omit<RowOf<typeof accountTable>, 'grants'> & Readonly<{ grants: readonly Grant[] }>;

export class ListAccounts extends Query<readonly AccountRow[]> {
  constructor(
    readonly after: string | null,
    readonly limit: number,
  ) {
    super();
  }
}

export class ShowAccount extends Query<AccountRow> {
  constructor(readonly name: string) {
    super();
  }
}

export class ShowAccountPerson extends Query<AccountPerson> {
  constructor(readonly name: string) {
    super();
  }
}

/** Read from the stream: read models name no person. */
@QueryHandler(ShowAccountPerson)
class ShowAccountPersonHandler {
  constructor(
    @Inject(EventStore) readonly store: EventStore,
    @Inject(PersonalDataVault) readonly vault: PersonalDataVault,
  ) {}

  async execute({ name }: ShowAccountPerson): Promise<AccountPerson> {
    const [person] = await personsBehind([name], this);
    if (!person) throw new NotFound('Account', name);
    return person;
  }
}

/** By name, after the one that is given. */
export const accountsIn = (rows: Rows, after: string | null, limit: number): Promise<readonly AccountRow[]> =>
  rows.rows<AccountRow>(
    'select a.* from {account} a where ($1::text is null or a.name > $1) order by a.name limit $2',
    [after, limit],
  );

/** Those of the names that accounts have. */
export const accountsNamed = (rows: Rows, names: readonly string[]): Promise<readonly AccountRow[]> =>
  rows.rows<AccountRow>('select a.* from {account} a where a.name = any($1)', [names]);

export const accountQueries = [
  queryHandler(ListAccounts, ({ after, limit }, rows) => accountsIn(rows, after, limit)),
  queryHandler(ShowAccount, async ({ name }, rows) => {
    const [row] = await rows.rows<AccountRow>('select a.* from {account} a where a.name = $1', [name]);
    if (!row) throw new NotFound('Account', name);
    return row;
  }),
  ShowAccountPersonHandler,
];
