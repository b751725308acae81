import { createHash } from 'node:crypto';
import { type CommandContext, NotFound, stateAfter } from '#event-sourcing';
import { type CommandRunner, CommandReused, type Outcome, singleStream } from '#event-store';
import type { KeyStore } from '../keys/key-store.js';
import type { Asked, AskedErasures } from './asked-erasures.js';
import { ErasePerson } from './erasure.commands.js';
import { erasure } from './erasure.decider.js';
import type { ErasureRegister } from './erasure-register.js';

/** Ids tell case apart, names of streams do not. */
const streamOf = (personId: string): string =>
  `erasure-${createHash('sha256').update(personId).digest('hex').slice(0, 32)}`;

const decider = erasure(streamOf);
const transaction = singleStream(decider);

/** Whatever revision the person who asked had seen. */
const unconditionally = ({ data, context }: Asked): ErasePerson => {
  const unconditional: { -readonly [K in keyof CommandContext]: CommandContext[K] } = { ...context };
  delete unconditional.ifRevision;
  return new ErasePerson(data, unconditional);
};

type Parts = Readonly<{
  /** Of which log. */
  storeId: string;
  runner: CommandRunner;
  keys: KeyStore;
  asked: AskedErasures;
  /** Undefined: there is none outside the database. */
  register: ErasureRegister | undefined;
  now: () => Date;
}>;

/**
 * Erases persons: notes what is asked, appends the event, adds the line to the register outside the database, and only
 * then lets the key go. A crash in between is completed when the command is given again, and at the next start.
 */
export class Erasures {
  constructor(private readonly parts: Parts) {}

  /** Errors: NotFound (nobody is known by that id), InvalidInput, and those of CommandRunner. */
  async erase({ data, context }: ErasePerson): Promise<Outcome> {
    const { keys, asked, runner } = this.parts;
    const command = unconditionally({ data, context });
    decider.decide(command, stateAfter(decider, [])); // what is malformed is noted nowhere
    if (!(await keys.knows(command.data.personId))) throw new NotFound('Person', command.data.personId);
    const { done } = await asked.add(command);
    return done ? runner.run(command, transaction) : this.#carryOut(command);
  }

  /** Completes what a crash interrupted, and what a restore found to be done again. */
  async complete(): Promise<void> {
    const { asked, now } = this.parts;
    for (const { data, context } of await asked.unfinished())
      // What is carried out late is recorded with the time at which it is.
      await this.#carryOut(unconditionally({ data, context: { ...context, at: now().toISOString() } }));
  }

  async #carryOut(command: ErasePerson): Promise<Outcome> {
    const { runner, asked, register, keys, storeId } = this.parts;
    const outcome = await runner.run(command, transaction).catch(async (error: unknown) => {
      if (error instanceof CommandReused) await asked.remove(command);
      throw error;
    });
    await register?.add({ storeId, data: command.data, context: command.context });
    await keys.erase(command.data.personId);
    await asked.done(command);
    return outcome;
  }
}
