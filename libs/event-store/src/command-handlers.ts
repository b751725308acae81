import { Inject, type Type } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Command, Decider, Event, Transaction } from '#event-sourcing';
import { CommandRunner, type Outcome } from './command-runner.js';

type Classes<C extends Command> = { [T in C['type']]: Type<Extract<C, { type: T }>> };

type Exceptions<C extends Command> = { [T in C['type']]?: Transaction<Extract<C, { type: T }>> };

/**
 * Handlers of all the commands of a decider: read its stream, decide, append. `exceptions` are those that look at other
 * streams as well.
 */
export const commandHandlers = <State, C extends Command, E extends Event>(
  decider: Decider<State, C, E>,
  classes: Classes<C>,
  exceptions: Exceptions<C> = {},
): Type<ICommandHandler>[] =>
  Object.entries<Type<C>>(classes).map(([type, commandClass]) => {
    const exception = exceptions[type as C['type']] as Transaction<C> | undefined; // the class and its type go together
    return transactionHandler(commandClass, exception ?? singleStream(decider));
  });

/** The handler of a command that decides over several streams. */
export const transactionHandler = <C extends Command>(
  commandClass: Type<C>,
  transaction: Transaction<C>,
): Type<ICommandHandler> => {
  @CommandHandler(commandClass)
  class TransactionHandler {
    constructor(@Inject(CommandRunner) readonly runner: CommandRunner) {}

    execute(command: C): Promise<Outcome> {
      return this.runner.run(command, transaction);
    }
  }
  return TransactionHandler;
};

/** A decider's decision as a transaction over its one stream. */
export const singleStream =
  <State, C extends Command, E extends Event>(decider: Decider<State, C, E>): Transaction<C> =>
  async (command, load) => {
    const stream = decider.streamOf(command);
    const state = await load.state(decider, stream);
    return { appends: [{ stream, events: decider.decide(command, state) }] };
  };
