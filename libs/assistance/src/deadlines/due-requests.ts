import { Inject, Injectable } from '@nestjs/common';
import { ReadModels } from '#read-models';
import { FACTS, courseOf, measuresIn } from '../service-standards/measures.js';
import { openStepsOf } from '../service-standards/open-steps.js';
import type { StepFact } from '../service-standards/step-facts.js';
import { noteworthy } from './noteworthy.js';

/** Requests of which there may be something to note on a day, as they are known beforehand: decided is on their streams. */
export type DueRequests = (on: string) => Promise<readonly string[]>;

/** Not those that were imported: their history is told as far as it was published. */
@Injectable()
export class DueRequestsFromReadModel {
  constructor(@Inject(ReadModels) private readonly readModels: ReadModels) {}

  /** Of all that was recorded when this is called. */
  async knownByNow(): Promise<DueRequests> {
    const latest = await this.readModels.latest();
    return async (on) => {
      await this.readModels.shows(latest);
      const rows = await this.readModels.rows<{ request_id: string; facts: readonly StepFact[] }>(
        `select request_id, ${FACTS} from {request_overview} r
         where channel <> 'import' and phase = any($1) order by request_id`,
        [['intake', 'funding', 'assignment', 'delivery', 'evaluation']],
      );
      const measures = await measuresIn(this.readModels);
      return rows.flatMap(({ request_id, facts }) =>
        openStepsOf(courseOf(facts), measures).some((step) => noteworthy(step, on) !== null) ? [request_id] : [],
      );
    };
  }
}
