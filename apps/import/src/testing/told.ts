import type { CommandContext, Event, Fold, Load, StreamEvents } from '#event-sourcing';
import type { IatiActivity } from '#iati';
import type { RateTable } from '#money';
import { pursesIn, tellHistory, type Told } from '../history/history.js';
import { Rehearsal } from '../history/rehearsal.js';
import { decide, type Task } from '../history/tasks.js';

const RATES = 'exchange-rate-';

/** A log in memory, with all donors in it. */
export class Log {
  readonly #events = new Map<string, Event[]>();

  constructor(private readonly rates: RateTable) {}

  readonly load: Load = {
    state: async <S, E extends Event>({ evolve, initial }: Fold<S, E>, stream: string): Promise<S> => {
      const rates = stream.startsWith(RATES) ? (this.rates.get(stream.slice(RATES.length)) ?? []) : undefined;
      const events = (this.#events.get(stream) ?? []) as readonly Event[] as readonly E[]; // a stream has such events
      const start = (rates ?? (stream.startsWith('donor-') ? 'registered' : initial)) as S; // such streams have such states
      return events.reduce(evolve, start);
    },
    revisionOf: (stream) => (this.#events.get(stream)?.length ?? 0) - 1,
  };

  append(appends: readonly StreamEvents[]): void {
    for (const { stream, events } of appends)
      this.#events.set(stream, [...(this.#events.get(stream) ?? []), ...events]);
  }
}

export type Heard = Told & Readonly<{ tasks: readonly Task[] }>;

/** Tells an activity on a log, as an import on a day does. */
export const toldOn = async (
  log: Log,
  activity: IatiActivity,
  rates: RateTable,
  today: string,
  most = Number.POSITIVE_INFINITY,
): Promise<Heard> => {
  const contributionIds = new Map(
    pursesIn(activity, today).map(({ key }): [string, string] => [key, `VC-${key.replaceAll(' ', '-')}`]),
  );
  const ids = { requestId: 'TA-2021-000001', contributionIds };
  const telling = async (load: Load, permitted?: Told, atMost?: number): Promise<[Told, Rehearsal]> => {
    const rehearsal = new Rehearsal(load, (task, rehearsing) =>
      decide(
        task,
        { requestId: ids.requestId, contributionIds: [...contributionIds.values()] },
        context(today),
        rehearsing,
      ),
    );
    return [await tellHistory(activity, { ...ids, rates, today, rehearsal }, permitted, atMost), rehearsal];
  };
  const [permitted] = await telling(new Log(rates).load);
  const [told, rehearsal] = await telling(log.load, permitted, most);
  log.append(rehearsal.appends);
  return { ...told, tasks: rehearsal.tasks };
};

const context = (today: string): CommandContext => ({
  commandId: 'c0ffee00-0000-8000-8000-000000000000',
  requestHash: '',
  actor: 'iati-import',
  correlationId: '',
  at: `${today}T00:00:00.000Z`,
});
