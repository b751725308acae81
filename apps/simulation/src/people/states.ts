import { ProvideInformation, SubmitRequest, WithdrawRequest } from '#assistance';
import { ACTORS, focalPointOf } from '../../../desk/src/demo/story/actors.js';
import { STATES } from './behaviour.js';
import type { Setting } from './setting.js';
import type { SimulatedEvent } from './simulated-event.js';
import { submissionOf } from './state-request.js';

/** States ask, answer what they are asked, and lose patience. */
export class States {
  constructor(private readonly setting: Setting) {}

  begin(): void {
    for (const one of this.setting.cases.values()) {
      const submission = submissionOf(one.request);
      one.plan(submission.submittedOn, 'submit', ACTORS.intake, (_, context) => new SubmitRequest(submission, context));
    }
  }

  hear(event: SimulatedEvent): void {
    if (event.type === 'InformationRequested') this.#answer(event.data.requestId, event.data.askedOn);
    if (event.type === 'WaitlistJoined') this.#wait(event.data.requestId, event.data.waitingSince);
  }

  #answer(requestId: string, askedOn: string): void {
    const one = this.setting.cases.get(requestId);
    if (!one || one.deciding('whether to answer').happens(STATES.neverAnswers)) return;
    const who = focalPointOf(one.request.country);
    one.later(askedOn, STATES.answersWithin, 'answer', who, (providedOn, context) => {
      return new ProvideInformation({ requestId, answer: 'As asked.', providedOn }, context);
    });
  }

  #wait(requestId: string, since: string): void {
    const one = this.setting.cases.get(requestId);
    if (!one?.deciding('whether to lose patience').happens(STATES.losesPatience)) return;
    const who = focalPointOf(one.request.country);
    one.later(since, STATES.patience, 'lose patience', who, (withdrawnOn, context) => {
      if (!one.isWaiting) return undefined;
      return new WithdrawRequest({ requestId, withdrawnOn, reason: 'Help came from elsewhere.' }, context);
    });
  }
}
