import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { projections } from '#runtime';
import type { Bench, OpenBench } from '../comparison.js';
import { ProgrammeCopy, recordProgrammes, tellProgramme } from './programme-log.js';
import { Projected } from './projected.js';
import { perSecond, readAll } from './reading.js';

/** More than is recorded beforehand. */
const firstLaterCopy = 10_000;

/** Every read model, from the first event on: as fast as can be, and while commands and queries go on. */
export const rebuildBench: OpenBench = async ({ postgres, quick }): Promise<Bench> => {
  const told = await tellProgramme(postgres);
  const projected = await Projected.open(await postgres.createDatabase(), projections);
  const { store, readModels } = projected;
  const recorded = await recordProgrammes(store, told, quick ? 25_000 : 1_000_000);
  await projected.caughtUp();
  const before = await fingerprint(projected);
  let nextCopy = firstLaterCopy;

  const rebuild = async (): Promise<number> => {
    await projected.rebuild();
    return recorded;
  };
  const read = async (): Promise<number> => {
    const events = await readAll(store);
    if (events < recorded) throw new Error(`${recorded} events were recorded, ${events} were read`);
    return events;
  };
  const sameAsBefore = async (): Promise<string> => {
    if ((await fingerprint(projected)) !== before) throw new Error('a rebuild gave other rows');
    return `all rows of ${projections.length} read models are what they were before, from ${recorded} events`;
  };
  let asked = 0;
  const memory = async (): Promise<number> => {
    const idle = await settledMemory();
    const load = new Load(projected, new ProgrammeCopy(told, nextCopy++));
    let most = idle;
    const timer = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 20);
    try {
      await load.during(() => projected.rebuild());
    } finally {
      clearInterval(timer);
    }
    asked += load.asked;
    return (most - idle) / 2 ** 20;
  };

  return {
    comparisons: [
      {
        name: `rebuild-all@${recorded}`,
        unit: 'events/s',
        better: 'more',
        ours: () => perSecond(rebuild),
        against: { 'only reading and parsing': { measure: () => perSecond(read), reach: 0.4, aim: 0.7 } },
        verify: sameAsBefore,
      },
      {
        name: 'rebuild-memory, commands and queries going on',
        unit: 'MB',
        better: 'less',
        ours: memory,
        against: { '300 MB': { measure: async () => 300, reach: 1, aim: 0.5 } },
        verify: async () => {
          await projected.caughtUp();
          const [standing] = await readModels.standings();
          if (standing?.behind !== 0 || standing.events !== (await readAll(store)))
            throw new Error('events are missing');
          return `${asked} commands and queries were answered meanwhile, each with what was recorded before, none with an error`;
        },
      },
    ],
    close: () => projected.close(),
  };
};

/** Commands and queries, one after the other, each with a look at what the one before did. The first error ends it. */
class Load {
  asked = 0;

  constructor(
    private readonly projected: Projected,
    private readonly copy: ProgrammeCopy,
  ) {}

  async during(work: () => Promise<void>): Promise<void> {
    const end = new AbortController();
    const going = this.#goOn(end.signal);
    // Told when the work is done.
    going.catch(() => undefined);
    await work().finally(() => end.abort());
    await going;
  }

  async #goOn(signal: AbortSignal): Promise<void> {
    const { store, readModels } = this.projected;
    for (let place = 0; place < this.copy.length && !signal.aborted; place++) {
      const appended = await this.copy.append(store, place);
      if (!appended) continue;
      await readModels.waitFor(appended.position, 60_000);
      const [request] = appended.revisions.keys();
      const id = request?.replace(/^request-/, '') ?? '';
      const rows = await readModels.rows<{ revision: number }>(
        `select revision from {request_overview} where request_id = $1`,
        [id],
      );
      if (request?.startsWith('request-') && rows[0]?.revision !== appended.revisions.get(request))
        throw new Error(`${request} was not shown as it is`);
      this.asked += 2;
      await pause(2);
    }
  }
}

const settledMemory = async (): Promise<number> => {
  await pause(500);
  return process.memoryUsage.rss();
};

/** Of all rows of all tables; read piece by piece, since a million events leave many. */
const fingerprint = async ({ readModels }: Projected): Promise<string> => {
  const hash = createHash('sha256');
  for (const { tables } of projections)
    for (const { name, key } of tables) {
      const rows = await readModels.rows<{ hash: string }>(
        `select md5(string_agg(t::text, '|' order by ${key.join(', ')})) as hash from {${name}} t`,
      );
      hash.update(rows[0]?.hash ?? '');
    }
  return hash.digest('hex');
};
