import { Clock } from '#configuration';

/** The demo's clock: shows the moment it was set to, and the real time again once it is released. */
export class DemoClock extends Clock {
  #moment: Date | undefined;

  override now(): Date {
    return this.#moment ?? new Date();
  }

  set(moment: Date): void {
    this.#moment = moment;
  }

  release(): void {
    this.#moment = undefined;
  }
}
