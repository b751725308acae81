import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { Command } from '#event-sourcing';
import type { Outcome } from '#event-store';
import { Metrics } from '../operations/metrics.js';
import { problemOf } from '../problems/problem.js';
import { giverOf } from './context.js';
import { RecordedSince } from './recorded-since.js';

/** The one way from a controller to a command's handler; counts what came of it. */
@Injectable()
export class Commands {
  constructor(
    @Inject(CommandBus) private readonly bus: CommandBus,
    @Inject(Metrics) private readonly metrics: Metrics,
    @Inject(RecordedSince) private readonly since: RecordedSince,
  ) {}

  async execute(command: Command): Promise<Outcome> {
    try {
      const outcome: Outcome = await this.bus.execute(command);
      this.metrics.command(command.type, outcome.position === undefined ? 'unchanged' : 'done');
      return outcome;
    } catch (error) {
      this.metrics.command(command.type, problemOf(error).code);
      throw await this.since.toldIn(error, giverOf(command.context));
    }
  }
}
