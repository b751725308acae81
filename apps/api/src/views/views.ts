import { Inject, Injectable } from '@nestjs/common';
import { type Query, QueryBus } from '@nestjs/cqrs';
import { Clock } from '#configuration';
import { ReadModels, seenAsAt } from '#read-models';
import { asSent } from '../fields/body.pipe.js';
import { InvalidRequest } from '../problems/invalid-request.js';
import type { ViewQuery } from './page.js';

/** A view that was asked to show a command waits for it so long. */
const PATIENCE_MS = 5_000;

/** What a view shows that was asked for as at a moment. */
type Shown = Readonly<{ moment: Date; position: string | undefined }>;

const shown = new WeakMap<object, Shown>();

/** What was shown to whoever sent this query; undefined: things as they are now. */
export const shownFor = (query: unknown): Shown | undefined =>
  typeof query === 'object' && query !== null ? shown.get(query) : undefined;

/** The one way from a controller to the answer of a query. */
@Injectable()
export class Views {
  constructor(
    @Inject(QueryBus) private readonly bus: QueryBus,
    @Inject(ReadModels) private readonly readModels: ReadModels,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** As things are now, or were at a moment. Errors: InvalidRequest, NotCaughtUp, PositionBeyondHead. */
  async ask<Answer>(query: Query<Answer>, asked: ViewQuery): Promise<Answer> {
    const { after, asAt, known } = asked;
    if (asAt !== undefined) {
      const moment = this.#passed(asAt, after);
      const isKnownNow = known === 'now';
      const position = await (isKnownNow ? this.readModels.latest() : this.readModels.positionAt(moment));
      shown.set(asSent(asked), { moment, position });
      return this.bus.execute(seenAsAt(query, { position, ...(isKnownNow && { until: this.dayOf(asked) }) }));
    }
    if (known !== undefined) throw new InvalidRequest(400, [{ field: 'known', rule: 'must stand together with asAt' }]);
    if (after !== undefined) await this.readModels.waitFor(after, PATIENCE_MS);
    return this.bus.execute(query);
  }

  /** With everything that was recorded until now. */
  async askNow<Answer>(query: Query<Answer>): Promise<Answer> {
    await this.readModels.caughtUp();
    return this.bus.execute(query);
  }

  /** The day that a view shows, in UTC. */
  dayOf({ asAt }: ViewQuery): string {
    return (asAt === undefined ? this.clock.now() : momentIn(asAt)).toISOString().slice(0, 10);
  }

  #passed(asAt: string, after: string | undefined): Date {
    const moment = momentIn(asAt);
    const rule =
      moment > this.clock.now()
        ? 'must not be in the future'
        : after !== undefined
          ? 'must not stand together with after'
          : undefined;
    if (rule !== undefined) throw new InvalidRequest(400, [{ field: 'asAt', rule }]);
    return moment;
  }
}

const momentIn = (text: string): Date => new Date(text.toUpperCase());
