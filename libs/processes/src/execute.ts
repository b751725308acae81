import { createHash } from 'node:crypto';
import type { Command, CommandContext } from '#event-sourcing';
import { InvalidInput, NotFound, Refusal } from '#event-sourcing';
import { CommandReused, ConcurrencyConflict, StoreUnavailable, backOff, uuidOf } from '#event-store';
import { DiskAlmostFull, isDatabaseUnavailable } from '#postgres';
import { NotCaughtUp } from '#read-models';
import type { Claimed, Outcome, Work } from './work.js';

/** Makes a command of what a process asked for. */
export type CommandClasses = Readonly<Record<string, new (data: never, context: CommandContext) => Command>>;

export type ExecutionOptions = Readonly<{
  work: Work;
  storeId: string;
  commands: CommandClasses;
  /** Carries out a command: the command bus. */
  carryOut: (command: Command) => Promise<unknown>;
  clock: Readonly<{ now(): Date }>;
  logger: Readonly<{ warn(message: string): void }>;
}>;

/** What fails so often is parked: with growing pauses, after some 25 minutes. */
const mostAttempts = 12;
const firstPauseMs = 1_000;
const longestPauseMs = 900_000;
/** What passes by itself is waited out for as long as it takes. */
const passingPauseMs = 10_000;

/**
 * Does pieces of work side by side, each at most once: its command has an id of its own, so that doing it again changes
 * nothing. A refusal ends it, with its reason; anything else is tried again. True when something of the same instances
 * waited behind them, and may go on.
 */
export const execute = async (options: ExecutionOptions, ids: readonly string[]): Promise<boolean> => {
  const { work, clock } = options;
  const claimed = await work.claim(ids, clock.now());
  if (claimed.length === 0) return false;
  return work.settle(await Promise.all(claimed.map((one) => carriedOut(options, one))));
};

const carriedOut = async (options: ExecutionOptions, claimed: Claimed): Promise<Outcome> => {
  const { clock, carryOut, logger } = options;
  const { id, causedBy, attempts } = claimed;
  const came = { id, causedBy, attempts };
  try {
    await carryOut(commandOf(claimed, options));
    return { ...came, status: 'done', reason: null };
  } catch (error) {
    const reason = reasonOf(error);
    if (isFinal(error)) return { ...came, status: 'refused', reason };
    const after = (pauseMs: number): Date => new Date(clock.now().getTime() + pauseMs);
    // Not counted: it may take as long as it takes.
    if (isPassing(error))
      return { ...came, attempts: attempts - 1, status: 'waiting', reason, nextAt: after(passingPauseMs) };
    const what = `${claimed.command} for ${claimed.process} ${claimed.instance}`;
    if (attempts >= mostAttempts) {
      logger.warn(`${what} failed ${attempts} times and was parked: ${reason}`);
      return { ...came, status: 'parked', reason };
    }
    logger.warn(`${what} failed and is tried again: ${reason}`);
    return { ...came, status: 'waiting', reason, nextAt: after(backOff(attempts - 1, firstPauseMs, longestPauseMs)) };
  }
};

export const commandOf = (
  claimed: Omit<Claimed, 'id' | 'attempts'>,
  { commands, storeId, clock }: Pick<ExecutionOptions, 'commands' | 'storeId' | 'clock'>,
): Command => {
  const { process, instance, key, command, data, causedBy, correlationId } = claimed;
  const CommandClass = commands[command];
  if (!CommandClass) throw new Error(`there is no command ${command}`);
  const context: CommandContext = {
    commandId: uuidOf(JSON.stringify([storeId, process, instance, key, causedBy])),
    requestHash: sha256(JSON.stringify([command, data])),
    actor: `process:${process}`,
    correlationId,
    causationId: causedBy,
    at: clock.now().toISOString(),
  };
  return new CommandClass(data as never, context); // the process is written for the command's own data
};

/** The rules say no, and would say so again. */
export const isFinal = (error: unknown): boolean =>
  error instanceof Refusal ||
  error instanceof InvalidInput ||
  error instanceof NotFound ||
  error instanceof CommandReused;

/** Nothing is wrong with the work: what it needs is busy, away, full or behind for a while. */
const isPassing = (error: unknown): boolean =>
  error instanceof ConcurrencyConflict ||
  error instanceof StoreUnavailable ||
  error instanceof NotCaughtUp ||
  error instanceof DiskAlmostFull ||
  isDatabaseUnavailable(error);

/** Facts of a refusal are those that a person would be told; of anything else, what it is. */
export const reasonOf = (error: unknown): string => {
  if (error instanceof Refusal) return `${error.code} ${JSON.stringify(error.facts)}`;
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
};

const sha256 = (content: string): string => createHash('sha256').update(content).digest('hex');
