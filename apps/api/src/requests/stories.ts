import { Inject, Injectable } from '@nestjs/common';
import type { Principal } from '#access';
import type { RequestEvent } from '#assistance';
import type { Recorded } from '#event-sourcing';
import { RequestsInSight } from '../access/requests-in-sight.js';
import type { Scope } from '../access/scope.js';
import { storySeen } from './seen.js';

type ResourceCheck = Extract<RequestEvent, { type: 'ResourceCheckPerformed' }>['data'];

/** Of the story of a request, what whoever asks may read; it names no other request that they do not see. */
@Injectable()
export class Stories {
  constructor(@Inject(RequestsInSight) private readonly inSight: RequestsInSight) {}

  async asSeen(
    events: readonly Recorded[],
    { principal, scope }: Readonly<{ principal: Principal; scope: Scope }>,
  ): Promise<readonly Recorded[]> {
    const seen = storySeen(events, scope);
    const named = await this.inSight.among([...new Set(seen.flatMap(aheadIn))], principal);
    return seen.map((event) => namingOnly(event, named));
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
