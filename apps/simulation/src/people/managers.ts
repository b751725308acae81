import {
  AcceptRequest,
  AcknowledgeRequest,
  CheckResources,
  CloseRequest,
  ConfirmFunding,
  DeclineRequest,
  RecordManagementResponse,
  RequestInformation,
  ResumeDelivery,
  WaiveEvaluation,
} from '#assistance';
import { SCREENED_AS } from '../../../import/src/history/themes.js';
import { ACTORS } from '../../../desk/src/demo/story/actors.js';
import { MANAGERS } from './behaviour.js';
import type { Case } from './case.js';
import type { Setting } from './setting.js';
import type { SimulatedEvent } from './simulated-event.js';
import { budgetOf } from './state-request.js';

const WHO = ACTORS.programmeManager;

/** Programme managers screen, confirm, look again after what lapsed, and see a request through to its end. */
export class Managers {
  constructor(private readonly setting: Setting) {}

  hear(event: SimulatedEvent): void {
    const one = 'requestId' in event.data ? this.setting.cases.get(event.data.requestId) : undefined;
    if (one) this.#hear(one, event);
  }

  #hear(one: Case, event: SimulatedEvent): void {
    const { requestId } = one.request;
    switch (event.type) {
      case 'RequestSubmitted':
        one.later(event.data.submittedOn, MANAGERS.acknowledgesWithin, 'acknowledge', WHO, (on, context) => {
          return new AcknowledgeRequest({ requestId, acknowledgedOn: on }, context);
        });
        if (one.deciding('whether to ask').happens(MANAGERS.asksForInformation))
          return one.later(event.data.submittedOn, MANAGERS.asksWithin, 'ask', WHO, (askedOn, context) => {
            return new RequestInformation({ requestId, question: 'Who is to take part?', askedOn }, context);
          });
        return this.#screen(one, event.data.submittedOn);
      case 'InformationRequested':
        return one.later(event.data.askedOn, MANAGERS.givesUpAfter, 'give up', WHO, (declinedOn, context) => {
          return new DeclineRequest({ requestId, reason: 'No answer came.', declinedOn }, context);
        });
      case 'InformationProvided':
        return this.#screen(one, event.data.providedOn);
      case 'ResourcesReserved':
        if (!one.deciding('whether to confirm').happens(MANAGERS.confirms)) return;
        return one.later(event.data.reservedOn, MANAGERS.confirmsWithin, 'confirm', WHO, (confirmedOn, context) => {
          return new ConfirmFunding({ requestId, confirmedOn }, context);
        });
      case 'ReservationLapsed':
        return one.later(event.data.lapsedOn, MANAGERS.looksAgainAfterLapse, 'look', WHO, (checkedOn, context) => {
          return new CheckResources({ requestId, checkedOn }, context);
        });
      case 'DeliverySuspended':
        return one.later(event.data.suspendedOn, MANAGERS.suspendedFor, 'resume', WHO, (resumedOn, context) => {
          return new ResumeDelivery({ requestId, resumedOn }, context);
        });
      case 'DeliveryCompleted':
        return this.#waive(one, event.data.completedOn);
      case 'EvaluationSubmitted': {
        const { submittedOn, recommendations } = event.data;
        return one.later(submittedOn, MANAGERS.respondsWithin, 'respond', WHO, (recordedOn, context) => {
          const answer = { response: 'accepted' as const, action: 'It will be done.', dueOn: recordedOn };
          const responses = recommendations.map(({ recommendationId }) => ({ recommendationId, ...answer }));
          return new RecordManagementResponse({ requestId, recordedOn, responses }, context);
        });
      }
      case 'EvaluationWaived':
        return this.#close(one, event.data.waivedOn);
      case 'ManagementResponseRecorded':
        return this.#close(one, event.data.recordedOn);
    }
  }

  #screen(one: Case, since: string): void {
    const { requestId, themes } = one.request;
    if (one.deciding('whether to decline').happens(MANAGERS.declines))
      return one.later(since, MANAGERS.screensWithin, 'screen', WHO, (declinedOn, context) => {
        return new DeclineRequest({ requestId, reason: 'Outside the plan of action.', declinedOn }, context);
      });
    const { mandate, programme } = SCREENED_AS[themes[0] ?? 'other'];
    const budget = { currency: 'USD', lines: budgetOf(one.request) };
    one.later(since, MANAGERS.screensWithin, 'screen', WHO, (acceptedOn, context) => {
      return new AcceptRequest({ requestId, acceptedOn, mandate, programme, budget }, context);
    });
  }

  /** Larger projects cannot go without an evaluation, and are not tried. */
  #waive(one: Case, completedOn: string): void {
    const { requestId } = one.request;
    const cost = one.lines.reduce((sum, { amount }) => sum + amount, 0);
    if (cost >= MANAGERS.evaluatesFrom || !one.deciding('whether to waive').happens(MANAGERS.waives)) return;
    one.later(completedOn, MANAGERS.waivesWithin, 'waive', WHO, (waivedOn, context) => {
      return new WaiveEvaluation({ requestId, waivedOn, reason: 'Small, with its results on record.' }, context);
    });
  }

  #close(one: Case, since: string): void {
    const { requestId } = one.request;
    one.later(since, MANAGERS.closesWithin, 'close', WHO, (closedOn, context) => {
      return new CloseRequest({ requestId, closedOn }, context);
    });
  }
}
