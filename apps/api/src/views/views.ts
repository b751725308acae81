import { Inject, Injectable } from '@nestjs/common';
import { type Query, QueryBus } from '@nestjs/cqrs';
import { ReadModels } from '#read-models';

/** A view that was asked to show a command waits for it so long. */
const PATIENCE_MS = 5_000;

/** The one way from a controller to the answer of a query. */
@Injectable()
export class Views {
  constructor(
    @Inject(QueryBus) private readonly bus: QueryBus,
    @Inject(ReadModels) private readonly readModels: ReadModels,
  ) {}

  /** `after`: a position that a command answered. Errors: NotCaughtUp, PositionBeyondHead. */
  async ask<Answer>(query: Query<Answer>, { after }: Readonly<{ after?: string }>): Promise<Answer> {
    if (after !== undefined) await this.readModels.waitFor(after, PATIENCE_MS);
    return this.bus.execute(query);
  }

  /** With everything that was recorded until now. */
  async askNow<Answer>(query: Query<Answer>): Promise<Answer> {
    await this.readModels.caughtUp();
    return this.bus.execute(query);
  }
}
