import { Inject } from '@nestjs/common';
import { Query, QueryHandler } from '@nestjs/cqrs';
import { EventStore, PersonalDataVault } from '#event-store';
import { ReadModels } from '#read-models';
import { type AccountPerson, personsBehind } from './persons-behind.js';

export type KnownEvaluator = Omit<AccountPerson, 'email'>;

/** The persons behind open accounts of evaluators, each once, by name. */
export class ListEvaluators extends Query<readonly KnownEvaluator[]> {}

@QueryHandler(ListEvaluators)
export class ListEvaluatorsHandler {
  constructor(
    @Inject(ReadModels) private readonly readModels: ReadModels,
    @Inject(EventStore) readonly store: EventStore,
    @Inject(PersonalDataVault) readonly vault: PersonalDataVault,
  ) {}

  async execute(): Promise<readonly KnownEvaluator[]> {
    const accounts = await this.readModels.rows<{ name: string }>(
      `select a.name from {account} a
       where a.kind = 'person' and a.closed_at is null and a.grants @> '[{"role": "evaluator"}]' order by a.name`,
    );
    const told = await personsBehind(
      accounts.map(({ name }) => name),
      this,
    );
    const names = new Map<string, string | null>();
    for (const { personId, displayName } of told) names.set(personId, names.get(personId) ?? displayName);
    return [...names]
      .map(([personId, displayName]) => ({ personId, displayName }))
      .toSorted((one, other) => nameOf(one).localeCompare(nameOf(other)));
  }
}

const nameOf = ({ personId, displayName }: KnownEvaluator): string => displayName ?? personId;
