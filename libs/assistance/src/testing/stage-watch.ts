import { directCost } from '#contributions';
import { acceptedOf } from '../request/accepted.js';
import type { RequestEvent } from '../request/request.events.js';
import { requestFold } from '../request/request.evolve.js';
import { requestStream } from '../request/request.state.js';
import { WAITLIST, type Place, waitlistFold } from '../waitlist/waitlist.state.js';
import type { Streams } from './streams.js';

type Split = Extract<RequestEvent, { type: 'RequestSplit' }>['data'];

/** Watches what must hold of requests that were split, in words where it does not. */
export class StageWatch {
  constructor(private readonly streams: Streams) {}

  /** Whether an earlier stage has no money, those aside that are known to get some. */
  isHeldUp({ stageOf }: Pick<Place, 'stageOf'>, funded: ReadonlySet<string> = new Set()): boolean {
    if (!stageOf) return false;
    return this.#stages(stageOf.requestId)
      .slice(0, stageOf.stage - 1)
      .some((id) => this.#isUnfunded(id) && !funded.has(id));
  }

  /** By the events since `seen`, of the streams that changed; what holds at their moment only cannot be told without it. */
  broken(changed: ReadonlySet<string>, seen: ReadonlyMap<string, number>): readonly string[] {
    if (seen.size === 0) return [];
    return [...changed]
      .filter((name) => name.startsWith('request-'))
      .flatMap((name) =>
        // A request's stream has its events.
        (this.streams.eventsOf(name).slice(seen.get(name)) as readonly RequestEvent[]).flatMap((event) => {
          if (event.type === 'RequestSplit') return this.#wrongSplit(event.data);
          if (event.type !== 'ResourcesReserved' && event.type !== 'FundingConfirmed') return [];
          const accepted = acceptedOf(this.streams.stateOf(requestFold, name));
          return accepted && this.isHeldUp(accepted.acceptance)
            ? [`${name}: ${event.type} before an earlier stage`]
            : [];
        }),
      );
  }

  /** The stages come to the budget, line by line, and each has the place that the request had, if any. */
  #wrongSplit({ requestId, stages, waiting }: Split): readonly string[] {
    const accepted = this.streams.eventsOf(requestStream(requestId)).find(({ type }) => type === 'RequestAccepted');
    const { acceptedOn, budget } = (accepted as Extract<RequestEvent, { type: 'RequestAccepted' }>).data; // it is split
    const parts = stages.flatMap((one) => {
      const state = this.streams.stateOf(requestFold, requestStream(one.requestId));
      return acceptedOf(state)?.acceptance ?? [];
    });
    const lines = budget.lines.flatMap(({ lineId, amount }) => {
      const inStages = directCost(parts.flatMap((part) => part.budget.lines.filter((line) => line.lineId === lineId)));
      return inStages === amount ? [] : [`${requestId}: ${lineId} has ${amount}, and its stages ${inStages}`];
    });
    const list = this.streams.stateOf(waitlistFold, WAITLIST).waiting;
    const places = stages.flatMap((one) => {
      const place = list.get(one.requestId);
      return place?.waitingSince === waiting?.since && (!place || place.acceptedOn === acceptedOn)
        ? []
        : [`${one.requestId} lost the place of ${requestId}`];
    });
    return [...lines, ...places];
  }

  /** As its split told. */
  #stages(requestId: string): readonly string[] {
    const split = this.streams.eventsOf(requestStream(requestId)).find(({ type }) => type === 'RequestSplit');
    return split ? (split.data as Split).stages.map((one) => one.requestId) : []; // found by its type
  }

  #isUnfunded(requestId: string): boolean {
    const state = this.streams.stateOf(requestFold, requestStream(requestId));
    return state.phase === 'funding' && ['unchecked', 'waitlisted', 'lapsed'].includes(state.standing.kind);
  }
}
