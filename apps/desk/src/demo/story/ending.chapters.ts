import {
  CancelRequest,
  CloseRequest,
  CommissionEvaluation,
  RecordLesson,
  RecordManagementResponse,
  type Response,
  SubmitEvaluation,
  WaiveEvaluation,
  WithdrawRequest,
} from '#assistance';
import { ACTORS, focalPointOf } from './actors.js';
import { type Chapter, type Findings, requesterOf } from './request-story.js';
import { uuidOf } from './uuid.js';

/** `evaluator`: an invented name. `person`: who it is, where somebody can sign in as them. */
export const evaluationCommissioned =
  (day: number, evaluator: string, organisation: string, due: number, person?: string): Chapter =>
  ({ key }) => ({
    day,
    key: `${key}/evaluation commissioned`,
    actor: ACTORS.evaluation,
    command: ({ context, on, idOf }) => {
      const who = { personId: person ?? uuidOf(`${key}/evaluator`), name: evaluator, organisation, officeCode: null };
      const commission = { evaluator: who, commissionedOn: on(day), dueOn: on(due) };
      return new CommissionEvaluation({ requestId: idOf(key), ...commission }, context);
    },
  });

export const evaluationWaived =
  (day: number, reason: string): Chapter =>
  ({ key }) => ({
    day,
    key: `${key}/evaluation waived`,
    actor: ACTORS.programmeManager,
    command: ({ context, on, idOf }) =>
      new WaiveEvaluation({ requestId: idOf(key), waivedOn: on(day), reason }, context),
  });

export const evaluationSubmitted =
  (day: number, summary: string, findings: Findings, recommendations: Readonly<Record<string, string>>): Chapter =>
  ({ key }) => ({
    day,
    key: `${key}/evaluation submitted`,
    actor: ACTORS.evaluation,
    command: ({ context, on, idOf }) => {
      const { relevance, coherence, effectiveness, efficiency, impact, sustainability } = findings;
      const assessment = ([rating, text]: Findings['relevance']) => ({ rating, findings: text });
      const assessments = {
        relevance: assessment(relevance),
        coherence: assessment(coherence),
        effectiveness: assessment(effectiveness),
        efficiency: assessment(efficiency),
        impact: assessment(impact),
        sustainability: assessment(sustainability),
      };
      const texts = Object.entries(recommendations).map(([recommendationId, text]) => ({ recommendationId, text }));
      const evaluation = { submittedOn: on(day), summary, assessments, recommendations: texts };
      return new SubmitEvaluation({ requestId: idOf(key), ...evaluation }, context);
    },
  });

/** By recommendation: the answer, what will be done or why not, and by when. */
export const managementResponded =
  (
    day: number,
    responses: Readonly<Record<string, readonly [Response['response'], action: string, due?: number]>>,
  ): Chapter =>
  ({ key }) => ({
    day,
    key: `${key}/management response`,
    actor: ACTORS.programmeManager,
    command: ({ context, on, idOf }) => {
      const answers = Object.entries(responses).map(([recommendationId, [response, action, due]]) => ({
        recommendationId,
        response,
        action,
        dueOn: due === undefined ? null : on(due),
      }));
      return new RecordManagementResponse({ requestId: idOf(key), recordedOn: on(day), responses: answers }, context);
    },
  });

export const lessonRecorded =
  (day: number, lesson: string): Chapter =>
  ({ key, about: { themes } }) => ({
    day,
    key: `${key}/lesson/${day}`,
    actor: ACTORS.evaluation,
    command: ({ context, on, idOf }) => {
      const data = {
        requestId: idOf(key),
        lessonId: uuidOf(`${key}/lesson/${day}`),
        lesson,
        themes,
        recordedOn: on(day),
      };
      return new RecordLesson(data, context);
    },
  });

export const closed =
  (day: number): Chapter =>
  ({ key }) => ({
    day,
    key: `${key}/closed`,
    actor: ACTORS.programmeManager,
    command: ({ context, on, idOf }) => new CloseRequest({ requestId: idOf(key), closedOn: on(day) }, context),
  });

export const cancelled =
  (day: number, reason: string): Chapter =>
  ({ key }) => ({
    day,
    key: `${key}/cancelled`,
    actor: ACTORS.programmeManager,
    office: { request: key, code: null },
    command: ({ context, on, idOf }) =>
      new CancelRequest({ requestId: idOf(key), cancelledOn: on(day), reason }, context),
  });

export const withdrawn =
  (day: number, reason: string): Chapter =>
  (story) => ({
    day,
    key: `${story.key}/withdrawn`,
    actor: focalPointOf(requesterOf(story)),
    office: { request: story.key, code: null },
    command: ({ context, on, idOf }) =>
      new WithdrawRequest({ requestId: idOf(story.key), withdrawnOn: on(day), reason }, context),
  });
