import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { Logger } from 'pino';
import { type LedgerVerification, verifyLedgers } from '#assistance';
import { NotFound, Refusal } from '#event-sourcing';
import type { EventStore } from '#event-store';
import {
  exportedSeals,
  keysFor,
  type RunPart,
  type RunRow,
  type SealingPlace,
  type Seals,
  type Trust,
  type Verification,
  type VerificationRuns,
  verifyLog,
} from '#evidence';

type Found = Readonly<{
  log?: Verification & Readonly<{ trust: Trust }>;
  ledgers?: Omit<LedgerVerification, 'upTo'>;
}>;

type Parts = Readonly<{
  store: EventStore;
  seals: Seals;
  sealing: SealingPlace | undefined;
  runs: VerificationRuns;
  logger: Pick<Logger, 'warn'>;
}>;

/** It rests as long as it worked, so that commands do not wait for it; after a slow page not longer than this. */
const LONGEST_REST_MS = 500;
/** So often it is told how far a verification is. */
const TELL_MS = 1_000;

class Interrupted extends Error {}

/** Verifies the log and the ledgers beside everything else: in this process, one at a time of all processes. */
@Injectable()
export class Verifications implements OnModuleDestroy {
  #ending = false;
  #running: Promise<void> | undefined;

  constructor(private readonly parts: Parts) {}

  /** Waits until the verification that runs here has noticed. */
  async onModuleDestroy(): Promise<void> {
    this.#ending = true;
    await this.#running;
  }

  /** Goes on after the answer. Refusal `VerificationRunning`. */
  async start(by: string): Promise<RunRow> {
    const { runs } = this.parts;
    const id = await runs.start(by);
    if (id === undefined) throw new Refusal('VerificationRunning');
    this.#running = this.#run(id);
    return this.find(Number(id));
  }

  async find(id: number): Promise<RunRow> {
    const run = await this.parts.runs.find(id);
    if (!run) throw new NotFound('Verification', String(id));
    return run;
  }

  list(before: number | null, most: number): Promise<readonly RunRow[]> {
    return this.parts.runs.list(before, most);
  }

  async #run(id: string): Promise<void> {
    const { runs, logger } = this.parts;
    let found: Found = {};
    try {
      found = { log: await this.#verifyLog(id) };
      found = { ...found, ledgers: await this.#verifyLedgers(id, found.log?.events ?? 0) };
      await runs.end(id, 'done', found);
    } catch (error) {
      const status = error instanceof Interrupted ? 'interrupted' : 'failed';
      if (status === 'failed') logger.warn({ err: error }, 'a verification could not go on');
      const reason = error instanceof Interrupted ? undefined : told(error);
      // Without the database nothing can be told: the run is taken for lost after a while.
      await runs.end(id, status, found, reason).catch(() => undefined);
    }
  }

  async #verifyLog(id: string): Promise<NonNullable<Found['log']>> {
    const { store, seals, sealing } = this.parts;
    const files = await exportedSeals(sealing);
    const { accepted, trust } = await keysFor(undefined, sealing);
    const onProgress = this.#progressOf(id, 'log');
    return { ...(await verifyLog({ store, seals, files, accepted, onProgress })), trust };
  }

  async #verifyLedgers(id: string, all: number): Promise<NonNullable<Found['ledgers']>> {
    const onProgress = this.#progressOf(id, 'ledgers');
    const { upTo: _, ...found } = await verifyLedgers(this.parts.store, (events) =>
      onProgress(all === 0 ? 1 : Math.min(1, events / all), events),
    );
    return found;
  }

  /** Told after each page; rests. Errors: Interrupted. */
  #progressOf(id: string, part: RunPart) {
    let [toldAt, began] = [0, performance.now()];
    return async (done: number, events: number): Promise<void> => {
      if (this.#ending) throw new Interrupted();
      await pause(Math.min(performance.now() - began, LONGEST_REST_MS));
      began = performance.now();
      if (began - toldAt < TELL_MS) return;
      toldAt = began;
      if (!(await this.parts.runs.goesOn(id, { part, done, events }))) throw new Interrupted();
    };
  }
}

const told = (error: unknown): string => (error instanceof Error ? `${error.name}: ${error.message}` : String(error));
