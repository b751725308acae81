import type { ContributionEvent } from '#contributions';
import type { Event, Recorded } from '#event-sourcing';

/** What raw events say of themselves, without any view. */

export const idsIn = (events: readonly Recorded[], category: string): readonly string[] => {
  const prefix = `${category}-`;
  const streams = events.map(({ stream }) => stream).filter((stream) => stream.startsWith(prefix));
  return [...new Set(streams)].map((stream) => stream.slice(prefix.length));
};

export const eventsOf = <E extends Event>(events: readonly Recorded[], stream: string): readonly Recorded<E>[] =>
  events.filter((event) => event.stream === stream) as readonly Recorded[] as readonly Recorded<E>[]; // its stream has no others

export const donorsIn = (events: readonly Recorded[]): readonly string[] => [
  ...new Set(events.flatMap((event) => donorOf(event) ?? [])),
];

export const donorOf = (event: Recorded): string | undefined => {
  const told = event as Recorded<ContributionEvent>;
  return told.type === 'ContributionPledged' ? told.data.donorId : undefined;
};

/** The last of its days: those to come are called otherwise. */
export const dayOf = ({ data }: Recorded): string => {
  const days = Object.entries(data as Readonly<Record<string, unknown>>).filter(
    ([name, value]) =>
      name.endsWith('On') && !/^(due|expires|starts|accounted)On$/.test(name) && typeof value === 'string',
  );
  const [own] =
    days.find(([name]) => name === 'occurredOn') ?? days.find(([name]) => name !== 'expiredOn') ?? days[0] ?? [];
  return own === undefined ? '' : String((data as Readonly<Record<string, unknown>>)[own]);
};
