import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { CommandBus } from '@nestjs/cqrs';
import { pino } from 'pino';
import type { Clock } from '#configuration';
import { type Command, type Recorded, Refusal } from '#event-sourcing';
import type { EventStore, Outcome } from '#event-store';
import { Pool } from '#postgres';
import { type Runtime, openRuntime } from '#runtime';
import { CentreModule } from './centre.module.js';
import { LogFollower } from './log-follower.js';

type Bus = Readonly<{ execute: (command: Command) => Promise<Outcome> }>;

/** The real system on an empty database: takes commands, and tells what happened. */
export class Centre {
  #hasNews = false;

  private constructor(
    private readonly bus: Bus,
    private readonly store: EventStore,
    private readonly follower: LogFollower,
    private readonly closing: () => Promise<void>,
  ) {}

  static async open(databaseUrl: string, clock: Clock): Promise<Centre> {
    await forgetful(databaseUrl);
    const logger = pino({ level: 'warn' }, pino.destination({ dest: 2, sync: true }));
    const runtime = await openRuntime({ databaseUrl, clock, logger });
    try {
      runtime.project();
      return await Centre.#over(runtime);
    } catch (error) {
      await runtime.close();
      throw error;
    }
  }

  static async #over(runtime: Runtime): Promise<Centre> {
    const context = await NestFactory.createApplicationContext(CentreModule.with(runtime), {
      abortOnError: false,
      logger: ['error', 'warn'],
    });
    const bus = context.get(CommandBus);
    const follower = new LogFollower(runtime.store);
    const close = async (): Promise<void> => {
      await follower.stop();
      await context.close();
      await runtime.close();
    };
    const execute = (command: Command) => bus.execute<Command, Outcome>(command);
    return new Centre({ execute }, runtime.store, follower, close);
  }

  /** Errors: those of the command; a refusal, too. */
  readonly execute = (command: Command): Promise<Outcome> => {
    this.#hasNews = true;
    return this.bus.execute(command);
  };

  /** As `execute`; a refusal is an answer here. */
  async ask(command: Command): Promise<Outcome | Refusal> {
    try {
      return await this.execute(command);
    } catch (error) {
      if (error instanceof Refusal) return error;
      throw error;
    }
  }

  /** What happened since it was asked last, in the order of the log. */
  async news(): Promise<readonly Recorded[]> {
    if (!this.#hasNews) return [];
    this.#hasNews = false;
    return this.follower.upTo((await this.store.latest()) ?? '');
  }

  close(): Promise<void> {
    return this.closing();
  }
}

/** The data are thrown away, so nothing need wait for the disk. */
const forgetful = async (databaseUrl: string): Promise<void> => {
  const pool = new Pool({ connectionString: databaseUrl, max: 1 });
  try {
    await pool.query(
      `do $$ begin execute format('alter database %I set synchronous_commit = off', current_database()); end $$`,
    );
  } finally {
    await pool.end();
  }
};
