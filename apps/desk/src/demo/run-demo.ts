import { CommandBus, QueryBus } from '@nestjs/cqrs';
import cliProgress from 'cli-progress';
import { type LedgerVerification, verifyLedgers } from '#assistance';
import type { Desk } from '../desk.js';
import type { DemoClock } from './demo-clock.js';
import type { DemoOptions } from './demo-options.js';
import { driveDemo } from './drive-demo.js';
import { demoReport } from './report/demo-report.js';
import { summaryOf } from './report/summary.js';

/** The demo sets the clock back, so it plays on fresh data only. */
export class NotFresh extends Error {
  override readonly name = 'NotFresh';
}

/** The request whose history the report tells: one that went through all phases. */
const TOLD_IN_FULL = 'kenya-integrity';

/** Plays the story on a desk without data, verifies it, and says how things stand. Errors: NotFresh, those of driveDemo. */
export const runDemo = async (
  { runtime, api }: Pick<Desk, 'runtime' | 'api'>,
  clock: DemoClock,
  { json }: Pick<DemoOptions, 'json'>,
  terminal: NodeJS.WriteStream,
): Promise<Readonly<{ text: string; identityHolds: boolean }>> => {
  const { store, readModels, ids } = runtime;
  if ((await store.head()) !== undefined)
    throw new NotFresh('There are data in this directory already; the demo wants an empty one, or none to be named.');
  const today = clock.now().toISOString().slice(0, 10);
  const progress = progressBar(terminal);
  try {
    const commands = api.get(CommandBus);
    const queries = api.get(QueryBus);
    const onProgress = progress.update;
    const known = await driveDemo({ run: (command) => commands.execute(command), ids, clock, today, onProgress });
    await readModels.caughtUp();
    const verified = await verifyLedgers(store);
    const ask = queries.execute.bind(queries);
    const { identityHolds } = verified;
    if (json) return { text: JSON.stringify(await summaryOf(ask, today, verified)), identityHolds };
    const report = await demoReport(ask, today, known.get(TOLD_IN_FULL) ?? '');
    return { text: `${report}\n\n${verdict(verified)}`, identityHolds };
  } finally {
    progress.stop();
  }
};

const verdict = ({ identityHolds, broken, events, contributions, allocations }: LedgerVerification): string =>
  identityHolds
    ? `Verified after each of ${events} events: the ledgers of ${contributions} contributions add up,\n` +
      `and requests and contributions tell the same of ${allocations} allocations.`
    : ['THE LEDGERS DO NOT ADD UP', ...broken].join('\n');

const progressBar = (terminal: NodeJS.WriteStream) => {
  if (!terminal.isTTY) return { update: () => undefined, stop: () => undefined };
  const bar = new cliProgress.SingleBar(
    { format: 'Playing the programme {bar} {percentage} %', stream: terminal, hideCursor: true, clearOnComplete: true },
    cliProgress.Presets.shades_classic,
  );
  let isStarted = false;
  const update = (done: number, of: number): void => {
    if (!isStarted) bar.start(of, 0);
    isStarted = true;
    bar.update(done);
  };
  return { update, stop: () => bar.stop() };
};
