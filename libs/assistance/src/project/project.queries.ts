import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { NotFound, type Recorded, stateAfter } from '#event-sourcing';
import { EventStore, PersonalDataVault } from '#event-store';
import { isSeenIn } from '#read-models';
import type { RequestEvent } from '../request/request.events.js';
import { requestFold } from '../request/request.evolve.js';
import { requestStream } from '../request/request.state.js';
import { type Budget, budgetOf } from './budget-lines.js';
import { projectOf } from './project-of.js';
import type { Project } from './project.js';

/** `budget`: null where there is none, or whoever asks may not read all of the request. */
export type ProjectView = Project & Readonly<{ budget: Budget | null; revision: number }>;

/** What a request is about and what became of it: of those events that may be read. Error: NotFound. */
export class ShowProject extends Query<ProjectView> {
  constructor(
    readonly requestId: string,
    /** Null: all. */
    readonly reads: ((event: Pick<Recorded, 'type'>) => boolean) | null,
  ) {
    super();
  }
}

/** Like a timeline, a read of the request's stream; persons are named while their keys exist. */
@QueryHandler(ShowProject)
export class ShowProjectHandler implements IQueryHandler<ShowProject> {
  constructor(
    @Inject(EventStore) private readonly store: EventStore,
    @Inject(PersonalDataVault) private readonly vault: PersonalDataVault,
  ) {}

  async execute(query: ShowProject): Promise<ProjectView> {
    const { requestId, reads } = query;
    const all = (await this.store.read(requestStream(requestId))).filter(isSeenIn(query));
    if (all.length === 0) throw new NotFound('Request', requestId);
    // The stream of a request has no others.
    const events = (await this.vault.open(reads ? all.filter(reads) : all)) as readonly Recorded<RequestEvent>[];
    const budget = reads ? null : budgetOf(stateAfter(requestFold, events));
    return { ...projectOf(events), requestId, budget, revision: all.at(-1)?.revision ?? 0 };
  }
}
