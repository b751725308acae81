import type { Event } from './event.js';

/** Makes the data of one version of an event the data of the next. Pure; sealed values of persons pass through it closed. */
export type Upcast = (data: never) => object;

/**
 * By event type: what leads from version 1 to 2, from 2 to 3, … Types that still are at version 1 are left out. What
 * was released is never changed: events of that version are in somebody's log.
 */
export type EventVersions = Readonly<Record<string, readonly Upcast[]>>;

type Versioned = Event & Readonly<{ version: number }>;

/** The version in which events of this type are written. */
export const currentVersion = (versions: EventVersions, type: string): number =>
  1 + (Object.hasOwn(versions, type) ? (versions[type]?.length ?? 0) : 0);

/**
 * The event as this release writes it. What a newer release wrote is not guessed at: whoever looks at the data of such
 * an event gets UnknownEventVersion, and whoever does not is not disturbed.
 */
export const upcast = <E extends Versioned>(versions: EventVersions, event: E): E => {
  const current = currentVersion(versions, event.type);
  if (event.version === current) return event;
  if (event.version > current) return withheld(event);
  const steps = versions[event.type]?.slice(event.version - 1) ?? [];
  // Each step takes what the one before it made; the first, what was stored.
  const data = steps.reduce((so, step) => step(so as never), event.data as object);
  return { ...event, data, version: current };
};

const withheld = <E extends Versioned>(event: E): E =>
  Object.defineProperty({ ...event }, 'data', {
    enumerable: true,
    get: () => {
      throw new UnknownEventVersion(event.type, event.version);
    },
  });

/** Written by a newer release: this one cannot know what it means. */
export class UnknownEventVersion extends Error {
  override readonly name = 'UnknownEventVersion';

  constructor(
    readonly type: string,
    readonly version: number,
  ) {
    super(`${type} version ${version} was written by a newer release`);
  }
}
