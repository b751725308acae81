import { describe, test } from '@jest/globals';
import { given } from '#event-sourcing/testing';
import { commands } from '../request-commands.samples.js';
import { events, until } from '../request-events.samples.js';
import { evaluation, evaluator, lesson, on, requestId, responses, today } from '../request.samples.js';
import { request } from '../request.decider.js';
import type { RequestEvent } from '../request.events.js';
import {
  CommissionEvaluation,
  RecordLesson,
  RecordManagementResponse,
  SubmitEvaluation,
} from './evaluation.commands.js';
import { DAC_CRITERIA, type Evaluator, type Rating, type Response } from './evaluation.events.js';

const context = on(today);
const commission = (by: Partial<Evaluator> = {}, commissionedOn = '2026-07-15', dueOn = '2026-09-15') =>
  new CommissionEvaluation({ requestId, evaluator: { ...evaluator, ...by }, commissionedOn, dueOn }, context);
const submit = (changed: Partial<typeof evaluation>) =>
  new SubmitEvaluation({ requestId, ...evaluation, ...changed }, context);
const respond = (changed: Partial<typeof responses>) =>
  new RecordManagementResponse({ requestId, ...responses, ...changed }, context);
const learn = (changed: Partial<typeof lesson>) => new RecordLesson({ requestId, ...lesson, ...changed }, context);

const { EvaluationCommissioned, EvaluationSubmitted, EvaluationWaived, ManagementResponseRecorded } = events;
const due = until.evaluation;
const commissioned = [...due, EvaluationCommissioned];
const submitted = [...commissioned, EvaluationSubmitted];
const answered = [...submitted, ManagementResponseRecorded];
const waived = [...due, EvaluationWaived];
const by = (changed: Partial<Evaluator>): RequestEvent => ({
  type: 'EvaluationCommissioned',
  data: { ...EvaluationCommissioned.data, evaluator: { ...evaluator, ...changed } },
});

describe('The evaluator', () => {
  test('comes from outside, or from an office that did not deliver', () => {
    given(request, ...due)
      .when(commission())
      .then(EvaluationCommissioned);
    given(request, ...due)
      .when(commission({ officeCode: 'ROWCA' }))
      .then(by({ officeCode: 'ROWCA' }));
    given(request, ...due)
      .when(commission({ officeCode: 'HQ' }))
      .then(by({ officeCode: 'HQ' }));
  });

  test('is not from the office that delivered', () =>
    given(request, ...due)
      .when(commission({ officeCode: 'ROEA' }))
      .thenRefused('EvaluatorDelivered', { officeCode: 'ROEA' }));

  test('is not from an office that delivered for a while, either', () => {
    const { FieldOfficeAssigned, AssignmentAccepted, DeliveryCompleted } = events;
    const takenOver: readonly RequestEvent[] = [
      ...until.delivery,
      { ...FieldOfficeAssigned, data: { ...FieldOfficeAssigned.data, officeCode: 'ROWCA', assignedOn: '2026-04-01' } },
      { ...AssignmentAccepted, data: { requestId, officeCode: 'ROWCA', acceptedOn: '2026-04-07' } },
      DeliveryCompleted,
    ];
    for (const officeCode of ['ROEA', 'ROWCA'])
      given(request, ...takenOver)
        .when(commission({ officeCode }))
        .thenRefused('EvaluatorDelivered', { officeCode });
  });

  test('does not hide behind another spelling of it', () => {
    for (const officeCode of ['roea', 'ROEA ', '', 'x'.repeat(300)])
      given(request, ...due)
        .when(commission({ officeCode }))
        .thenRefused('InvalidInput', { field: 'evaluator.officeCode' });
  });

  test('has a name, an organisation, and an id under which the name is kept', () => {
    for (const field of ['name', 'organisation', 'personId'])
      for (const text of ['', 'x'.repeat(201), 'a\u0000b'])
        given(request, ...due)
          .when(commission({ [field]: text }))
          .thenRefused('InvalidInput', { field: `evaluator.${field}` });
  });

  test('is commissioned from completion until today, and is due after that', () => {
    for (const day of ['2026-06-29', '2026-09-02', 'soon'])
      given(request, ...due)
        .when(commission({}, day))
        .thenRefused('InvalidInput', { field: 'commissionedOn' });
    given(request, ...due)
      .when(commission({}, '2026-07-15', '2026-07-14'))
      .thenRefused('InvalidInput', { field: 'dueOn' });
    given(request, ...due)
      .when(commission({}, '2026-07-15', '2030-07-14'))
      .then({
        type: 'EvaluationCommissioned',
        data: { ...EvaluationCommissioned.data, dueOn: '2030-07-14' },
      });
  });
});

describe('The steps of an evaluation', () => {
  test('begin anew with another evaluator, as long as none was submitted', () => {
    given(request, ...commissioned)
      .when(commission({ personId: 'another' }, '2026-07-20'))
      .then({
        type: 'EvaluationCommissioned',
        data: {
          ...EvaluationCommissioned.data,
          evaluator: { ...evaluator, personId: 'another' },
          commissionedOn: '2026-07-20',
          replaces: evaluator.personId,
        },
      });
    given(request, ...commissioned)
      .when(commission({}, '2026-07-20'))
      .then({
        type: 'EvaluationCommissioned',
        data: { ...EvaluationCommissioned.data, commissionedOn: '2026-07-20' },
      });
    given(request, ...commissioned)
      .when(commission({}, '2026-07-14'))
      .thenRefused('InvalidInput', { field: 'commissionedOn' });
  });

  test.each([
    ['CommissionEvaluation', 'submitted', submitted],
    ['CommissionEvaluation', 'answered', answered],
    ['CommissionEvaluation', 'waived', waived],
    ['SubmitEvaluation', 'due', due],
    ['SubmitEvaluation', 'submitted', submitted],
    ['SubmitEvaluation', 'answered', answered],
    ['SubmitEvaluation', 'waived', waived],
    ['RecordManagementResponse', 'due', due],
    ['RecordManagementResponse', 'commissioned', commissioned],
    ['RecordManagementResponse', 'answered', answered],
    ['RecordManagementResponse', 'waived', waived],
  ] as const)('do not allow %s when it is %s', (type, step, history) =>
    given(request, ...history)
      .when(commands[type])
      .thenRefused('WrongEvaluationStep', { step }),
  );
});

describe('An evaluation', () => {
  test('judges by the six criteria of the DAC, and recommends', () =>
    given(request, ...commissioned)
      .when(submit({}))
      .then(EvaluationSubmitted));

  test('may recommend nothing, and is then answered by nothing', () => {
    const none: RequestEvent = { ...EvaluationSubmitted, data: { requestId, ...evaluation, recommendations: [] } };
    given(request, ...commissioned)
      .when(submit({ recommendations: [] }))
      .then(none);
    given(request, ...commissioned, none)
      .when(respond({ responses: [] }))
      .then({ ...ManagementResponseRecorded, data: { requestId, ...responses, responses: [] } });
  });

  test.each(DAC_CRITERIA)('rates %s from 1 to 6, with findings', (criterion) => {
    const judged = (rating: number, findings = 'As planned.') =>
      submit({ assessments: { ...evaluation.assessments, [criterion]: { rating: rating as Rating, findings } } }); // as JavaScript may send it
    for (const rating of [0, 7, 3.5, -1, Number.NaN])
      given(request, ...commissioned)
        .when(judged(rating))
        .thenRefused('InvalidInput', { field: `assessments.${criterion}.rating` });
    for (const findings of [' ', 'x'.repeat(20_001)])
      given(request, ...commissioned)
        .when(judged(4, findings))
        .thenRefused('InvalidInput', { field: `assessments.${criterion}.findings` });
  });

  test.each<[string, string, Partial<typeof evaluation>]>([
    ['without a summary', 'summary', { summary: '' }],
    ['with an endless summary', 'summary', { summary: 'x'.repeat(20_001) }],
    ['before it was commissioned', 'submittedOn', { submittedOn: '2026-07-14' }],
    ['of tomorrow', 'submittedOn', { submittedOn: '2026-09-02' }],
    [
      'with an empty recommendation',
      'recommendations.text',
      { recommendations: [{ recommendationId: 'r1', text: '' }] },
    ],
    [
      'with an endless recommendation',
      'recommendations.text',
      { recommendations: [{ recommendationId: 'r1', text: 'x'.repeat(5_001) }] },
    ],
    [
      'with a recommendation that nobody can refer to',
      'recommendations.recommendationId',
      { recommendations: [{ recommendationId: '', text: 'Train.' }] },
    ],
    [
      'with one recommendation twice',
      'recommendations',
      { recommendations: [...evaluation.recommendations, ...evaluation.recommendations] },
    ],
  ])('%s is refused, and %s named', (_, field, changed) =>
    given(request, ...commissioned)
      .when(submit(changed))
      .thenRefused('InvalidInput', { field }),
  );
});

describe("Management's response", () => {
  const [first, second] = responses.responses as readonly [Response, Response]; // as the sample has it

  test('answers every recommendation, in whatever order', () => {
    given(request, ...submitted)
      .when(respond({}))
      .then(ManagementResponseRecorded);
    const backwards = { responses: [second, first] };
    given(request, ...submitted)
      .when(respond(backwards))
      .then({ ...ManagementResponseRecorded, data: { requestId, ...responses, ...backwards } });
  });

  test('leaves no recommendation out', () => {
    given(request, ...submitted)
      .when(respond({ responses: [second] }))
      .thenRefused('InvalidInput', { field: 'responses', unanswered: ['r1'] });
    given(request, ...submitted)
      .when(respond({ responses: [] }))
      .thenRefused('InvalidInput', { unanswered: ['r1', 'r2'] });
  });

  test('answers each once, and no other', () => {
    given(request, ...submitted)
      .when(respond({ responses: [first, second, first] }))
      .thenRefused('InvalidInput', { field: 'responses', rule: 'must not name anything twice' });
    given(request, ...submitted)
      .when(respond({ responses: [first, second, { ...first, recommendationId: 'r3' }] }))
      .thenRefused('RecommendationNotFound', { id: 'r3' });
  });

  test('says what will be done and by when, or why nothing is', () => {
    given(request, ...submitted)
      .when(respond({ responses: [{ ...first, dueOn: null }, second] }))
      .thenRefused('InvalidInput', { field: 'responses.dueOn', recommendationId: 'r1' });
    given(request, ...submitted)
      .when(respond({ responses: [{ ...first, dueOn: '2026-12-32' }, second] }))
      .thenRefused('InvalidInput', { field: 'responses.dueOn' });
    given(request, ...submitted)
      .when(respond({ responses: [first, { ...second, action: '' }] }))
      .thenRefused('InvalidInput', { field: 'responses.action' });
  });

  test('comes after the evaluation, and not tomorrow', () => {
    for (const recordedOn of ['2026-08-13', '2026-09-02'])
      given(request, ...submitted)
        .when(respond({ recordedOn }))
        .thenRefused('InvalidInput', { field: 'recordedOn' });
  });
});

describe('A lesson', () => {
  test('is recorded at any step of the evaluation', () => {
    for (const history of [due, commissioned, submitted, answered, waived])
      given(request, ...history)
        .when(learn({}))
        .then(events.LessonRecorded);
  });

  test('that is told again changes nothing, also after the request was closed', () => {
    const told = [...waived, events.LessonRecorded];
    given(request, ...told)
      .when(learn({}))
      .then();
    given(request, ...told, events.RequestClosed)
      .when(learn({}))
      .then();
    given(request, ...told)
      .when(learn({ lesson: 'Brief it late.' }))
      .thenRefused('FactIdReused', { field: 'lessonId', id: 'lesson-1' });
  });

  test.each<[string, Partial<typeof lesson>]>([
    ['lesson', { lesson: '' }],
    ['lesson', { lesson: 'x'.repeat(10_001) }],
    ['themes', { themes: ['piracy'] }],
    ['themes', { themes: ['corruption', 'corruption'] }],
    ['lessonId', { lessonId: '' }],
    ['recordedOn', { recordedOn: '2026-06-29' }],
    ['recordedOn', { recordedOn: '2026-09-02' }],
  ])('is refused for its %s when it is %j', (field, changed) =>
    given(request, ...due)
      .when(learn(changed))
      .thenRefused('InvalidInput', { field }),
  );
});
