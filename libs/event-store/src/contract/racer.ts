import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { program } from '#postgres/testing';
import { ConcurrencyConflict } from '../errors.js';
import type { EventStore } from '../event-store.js';
import { aCommand, anEvent } from './samples.js';

export type RaceResult = Readonly<{ won: number; lost: number }>;

/** So many appends at once to a stream that nobody has written to. Any other error than a conflict is thrown. */
export const race = async (store: EventStore, stream: string, racers: number): Promise<RaceResult> => {
  const attempts = Array.from({ length: racers }, async () => {
    try {
      await store.append([{ stream, expected: 'no-stream', events: [anEvent({ racer: randomUUID() })] }], aCommand());
      return true;
    } catch (error) {
      if (error instanceof ConcurrencyConflict) return false;
      throw error;
    }
  });
  const won = (await Promise.all(attempts)).filter(Boolean).length;
  return { won, lost: racers - won };
};

/** Main function of a process that races: says it is ready, waits for one line, races, says how it went. */
export const raceWhenTold = async (store: EventStore, stream: string, racers: number): Promise<void> => {
  try {
    // The connections are made before the race.
    await Promise.all(Array.from({ length: racers }, () => store.read(stream)));
    process.stdout.write('ready\n');
    await once(createInterface(process.stdin), 'line');
    process.stdout.write(`${JSON.stringify(await race(store, stream, racers))}\n`);
  } finally {
    process.stdin.destroy();
    await store.close();
  }
};

/** Another process that races; `source`: its path from the root. */
export class RacingProcess {
  readonly #child: ChildProcessByStdio<Writable, Readable, null>;
  readonly #lines: AsyncIterator<string>;

  constructor(source: string, args: readonly string[]) {
    this.#child = spawn(process.execPath, [program(source), ...args], {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, NODE_OPTIONS: '' },
    });
    this.#lines = createInterface(this.#child.stdout)[Symbol.asyncIterator]();
  }

  /** Resolves when it is ready; the function that it gives starts the race. */
  async ready(): Promise<() => Promise<RaceResult>> {
    const { value } = await this.#lines.next();
    if (value !== 'ready') throw new Error(`the racing process said ${String(value)}`);
    return async () => {
      this.#child.stdin.write('go\n');
      const { value: line } = await this.#lines.next();
      // Written by raceWhenTold.
      return JSON.parse(String(line)) as RaceResult;
    };
  }

  end(): void {
    this.#child.kill();
  }
}
