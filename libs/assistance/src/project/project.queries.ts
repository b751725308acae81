import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler, type QueryResult } from '@nestjs/cqrs';
import { NotFound, type Recorded, stateAfter } from '#event-sourcing';
import { EventStore, PersonalDataVault } from '#event-store';
import { type FigureChange, isSeenIn } from '#read-models';
import type { RequestEvent } from '../request/request.events.js';
import { requestFold } from '../request/request.evolve.js';
import { requestStream } from '../request/request.state.js';
import { type Budget, budgetOf } from './budget-lines.js';
import { figureOfProject, type ProjectFigure } from './project-figures.js';
import { NO_PROJECT, projectAfter, projectOf } from './project-of.js';
import type { Project } from './project.js';

/** `budget`: null where there is none, or whoever asks may not read all of the request. */
export type ProjectView = Project & Readonly<{ budget: Budget | null; revision: number }>;

/** Those events that may be read; null: all. */
type Reads = ((event: Pick<Recorded, 'type'>) => boolean) | null;

/** What a request is about and what became of it: of those events that may be read. Error: NotFound. */
export class ShowProject extends Query<ProjectView> {
  constructor(
    readonly requestId: string,
    readonly reads: Reads,
  ) {
    super();
  }
}

/** The events that make up a figure of the same view; `currency`: of its budget, for whom it is shown. Error: NotFound. */
export class ExplainProject extends Query<Readonly<{ changes: readonly FigureChange[]; currency: string | null }>> {
  constructor(
    readonly requestId: string,
    readonly reads: Reads,
    readonly asked: ProjectFigure,
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
    const all = await eventsIn(query, this.store);
    if (all.length === 0) throw new NotFound('Request', requestId);
    const events = (await this.vault.open(reads ? all.filter(reads) : all)) as typeof all;
    const budget = reads ? null : budgetOf(stateAfter(requestFold, events));
    return { ...projectOf(events), requestId, budget, revision: all.at(-1)?.revision ?? 0 };
  }
}

/** By the rules of the view, event by event: what the figure became is what the event did. */
@QueryHandler(ExplainProject)
export class ExplainProjectHandler implements IQueryHandler<ExplainProject> {
  constructor(@Inject(EventStore) private readonly store: EventStore) {}

  async execute(query: ExplainProject): Promise<QueryResult<ExplainProject>> {
    const { requestId, reads, asked } = query;
    const all = await eventsIn(query, this.store);
    if (all.length === 0) throw new NotFound('Request', requestId);
    const changes: FigureChange[] = [];
    let state = requestFold.initial;
    let project = NO_PROJECT;
    let budget: Budget | null = null;
    let shown: number | undefined;
    for (const event of reads ? all.filter(reads) : all) {
      state = reads ? state : requestFold.evolve(state, event);
      project = projectAfter(project, event);
      budget = reads ? null : budgetOf(state);
      const before = shown ?? 0;
      shown = figureOfProject({ ...project, budget }, asked);
      const sum = shown ?? 0;
      if (sum !== before) changes.push({ event, change: sum - before, sum });
    }
    if (shown === undefined) throw new NotFound('Figure', asked.figure);
    return { changes, currency: budget?.currency ?? null };
  }
}

/** Of a request's stream, which has no others. */
const eventsIn = async (
  query: ShowProject | ExplainProject,
  store: EventStore,
): Promise<readonly Recorded<RequestEvent>[]> =>
  (await store.read(requestStream(query.requestId))).filter(
    isSeenIn(query),
  ) as readonly Recorded[] as readonly Recorded<RequestEvent>[];
