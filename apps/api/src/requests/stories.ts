import { Inject, Injectable } from '@nestjs/common';
import { isOfHeldFact, type RequestEvent } from '#assistance';
import type { Recorded } from '#event-sourcing';
import { RequestsInSight } from '../access/requests-in-sight.js';
import type { Reader } from '../access/scope.js';
import { storySeen } from './seen.js';

type ResourceCheck = Extract<RequestEvent, { type: 'ResourceCheckPerformed' }>['data'];

/** Of the story of a request, what whoever asks may read; it names no other request that they do not see. */
@Injectable()
export class Stories {
  constructor(@Inject(RequestsInSight) private readonly inSight: RequestsInSight) {}

  async asSeen(events: readonly Recorded[], reader: Reader): Promise<readonly Recorded[]> {
    const seen = await this.#withoutHeld(storySeen(events, reader.scope), reader);
    const named = await this.inSight.among([...new Set(seen.flatMap(aheadIn))], reader.principal);
    return seen.map((event) => namingOnly(event, named));
  }

  async #withoutHeld(events: readonly Recorded[], reader: Reader): Promise<readonly Recorded[]> {
    const held = events.find(isOfHeldFact);
    if (!held) return events;
    const isSeen = await this.inSight.heldFactsOf(held.data.requestId, reader);
    return events.filter((event) => !isOfHeldFact(event) || isSeen(event));
  }
}

/** The requests before it on the waitlist: no other event names requests of others. */
const aheadIn = ({ type, data }: Recorded): readonly string[] =>
  type === 'ResourceCheckPerformed' ? ((data as Partial<ResourceCheck>).ahead ?? []) : []; // not all read these

/** Those that are not named are counted. */
const namingOnly = (event: Recorded, named: ReadonlySet<string>): Recorded => {
  const ahead = aheadIn(event).filter((id) => named.has(id));
  const unnamed = aheadIn(event).length - ahead.length;
  if (unnamed === 0) return event;
  const { aheadUnlisted = 0, ...check } = event.data as ResourceCheck; // it names some
  return { ...event, data: { ...check, ahead, aheadUnlisted: aheadUnlisted + unnamed } };
};
