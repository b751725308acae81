import type { Recorded } from '#event-sourcing';
import type { Build } from './builds.js';
import type { Pending } from './coalesce.js';
import { described } from './failure.js';
import type { AnyProjection } from './tables.js';

const handled = new WeakMap<AnyProjection, ReadonlySet<string>>();

const handledBy = (projection: AnyProjection): ReadonlySet<string> => {
  const known = handled.get(projection) ?? new Set(projection.handles);
  handled.set(projection, known);
  return known;
};

/** Adds what events come to in a build's rows. A stream that the projection cannot go on with is parked. */
export const project = (build: Build, events: readonly Recorded[], pending: Pending): void => {
  const { projection, parked, position = '' } = build;
  const handles = handledBy(projection);
  for (const event of events) {
    if (!handles.has(event.type) || event.position <= position) continue;
    const parkedAt = parked.get(event.stream);
    if (parkedAt !== undefined && event.position >= parkedAt) continue;
    try {
      // Its `handles` says that it takes events of this type.
      pending.add(projection.project(event as never));
    } catch (error) {
      park(build, event, error);
    }
  }
};

/** From this event on, its stream is left out. */
export const park = (build: Build, event: Recorded, error: unknown): void => {
  const { stream, revision, position, type } = event;
  build.parked.set(stream, position);
  build.newlyParked = [...build.newlyParked, { stream, revision, position, type, error: described(error) }];
};
