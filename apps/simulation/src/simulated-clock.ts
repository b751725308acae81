import { Clock } from '#configuration';

/** Shows the simulated moment: a second later at each look that `tick` announces. */
export class SimulatedClock extends Clock {
  #moment = new Date(0);

  override now(): Date {
    return this.#moment;
  }

  /** The first moment of a day, or a later one. */
  begin(day: string, hour = 0): void {
    this.#moment = new Date(Date.parse(day) + hour * 3_600_000);
  }

  tick(): void {
    this.#moment = new Date(this.#moment.getTime() + 1_000);
  }
}
