import assert from 'node:assert/strict';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Refusal, stateAfter } from '#event-sourcing';
import { given, runs } from '#event-sourcing/testing';
import { AssignFieldOffice } from './assignment/assignment.commands.js';
import type { Phase } from './phase.js';
import { type RequestCommand, request } from './request.decider.js';
import type { RequestEvent } from './request.events.js';
import { commands } from './request-commands.samples.js';
import { events, until } from './request-events.samples.js';
import { on, requestId, today } from './request.samples.js';

type Type = RequestCommand['type'];
const { FieldOfficeAssigned, AssignmentAccepted, WorkplanAgreed, ActivityDelivered, EvaluationCommissioned } = events;
const delivered = [WorkplanAgreed, ActivityDelivered];
const sought: RequestEvent = {
  type: 'FieldOfficeAssigned',
  data: { ...FieldOfficeAssigned.data, officeCode: 'ROWCA', assignedOn: '2026-06-30', reassignedFrom: 'ROEA' },
};
/** Work began under one office, and another one is sought. */
const handedOver = [FieldOfficeAssigned, AssignmentAccepted, ...delivered, sought];

/** For each command the phases in which it may be given, and what must have happened there besides. */
const allowed: Readonly<Record<Type, Partial<Record<Phase, readonly RequestEvent[]>>>> = {
  SubmitRequest: { unknown: [] },
  AcknowledgeRequest: { intake: [] },
  RequestInformation: { intake: [] },
  ProvideInformation: { intake: [events.InformationRequested] },
  AcceptRequest: { intake: [] },
  DeclineRequest: { intake: [] },
  AssignFieldOffice: { assignment: [], delivery: [] },
  AcceptAssignment: { assignment: [FieldOfficeAssigned] },
  DeclineAssignment: { assignment: [FieldOfficeAssigned] },
  AgreeWorkplan: { delivery: [] },
  ReportProgress: { assignment: handedOver, delivery: [], evaluation: [] },
  LogActivity: { assignment: handedOver, delivery: [WorkplanAgreed], evaluation: [] },
  CorrectActivity: { assignment: handedOver, delivery: delivered, evaluation: [] },
  ReachMilestone: { assignment: handedOver, delivery: [WorkplanAgreed], evaluation: [] },
  MeasureIndicator: { assignment: handedOver, delivery: [WorkplanAgreed], evaluation: [] },
  AttachEvidence: { assignment: handedOver, delivery: [], evaluation: [] },
  RaiseRisk: { assignment: handedOver, delivery: [], evaluation: [] },
  SuspendDelivery: { delivery: [] },
  ResumeDelivery: { delivery: [events.DeliverySuspended] },
  CompleteDelivery: { delivery: [] },
  CommissionEvaluation: { evaluation: [] },
  SubmitEvaluation: { evaluation: [EvaluationCommissioned] },
  RecordManagementResponse: { evaluation: [EvaluationCommissioned, events.EvaluationSubmitted] },
  RecordLesson: { evaluation: [] },
};

const takeover = { requestId, officeCode: 'ROWCA', assignedOn: '2026-06-30', ranking: [], reason: 'Closer' };
const facts: readonly Type[] = [
  'LogActivity',
  'CorrectActivity',
  'ReachMilestone',
  'MeasureIndicator',
  'AttachEvidence',
  'RaiseRisk',
];

const all = Object.values(commands);
const phases = Object.keys(until) as Phase[]; // the keys of a record by phase
const possible = all.flatMap((command) =>
  phases.flatMap((phase) => {
    const before = allowed[command.type][phase];
    const begun = command.type === 'AssignFieldOffice' && phase === 'delivery';
    const asked = begun ? new AssignFieldOffice(takeover, on(today)) : command;
    return before ? [{ type: command.type, phase, command: asked, history: [...until[phase], ...before] }] : [];
  }),
);
const impossible = all.flatMap((command) =>
  phases
    .filter((phase) => phase !== 'unknown' && !allowed[command.type][phase])
    .map((phase) => ({ type: command.type, phase, command })),
);

describe('Request', () => {
  test.each(possible)('takes $type in $phase', ({ command, history }) => {
    expect(request.decide(command, stateAfter(request, history))).not.toEqual([]);
  });

  test.each(impossible.filter(({ type }) => type !== 'SubmitRequest'))(
    'refuses $type in $phase, and names the phase',
    ({ command, phase }) =>
      given(request, ...until[phase])
        .when(command)
        .thenRefused('WrongPhase', { requestId, phase }),
  );

  test('is submitted once', () => {
    for (const phase of phases.filter((one) => one !== 'unknown'))
      given(request, ...until[phase])
        .when(commands.SubmitRequest)
        .thenRefused('RequestExists', { requestId });
  });

  test('must be known before anything but its submission', () => {
    for (const command of all.filter(({ type }) => type !== 'SubmitRequest'))
      given(request).when(command).thenRefused('RequestNotFound', { id: requestId });
  });

  test('waits for its first office before anything is logged', () => {
    for (const type of facts)
      given(request, ...until.assignment, FieldOfficeAssigned)
        .when(commands[type])
        .thenRefused('WrongPhase', { phase: 'assignment', allowed: ['delivery', 'evaluation'] });
  });

  test('has a stream of its own', () => {
    for (const command of all) expect(request.streamOf(command)).toBe(`request-${requestId}`);
  });

  test('keeps no over-long text, whichever field it comes in', () => {
    for (const { command, history } of possible)
      for (const path of pathsOf(command.data).filter((one) => !chosenFromList.test(one))) {
        const decide = () => request.decide(withText(command, path, 'x'.repeat(30_000)), stateAfter(request, history));
        assert.throws(decide, Refusal, `${command.type} ${path}`);
      }
  });

  test('refuses what makes no sense, field and rule named, and breaks at nothing', () => {
    const attempt = fc.record({
      history: fc.constantFrom(...possible.map(({ history }) => history), ...Object.values(until)),
      command: fc.constantFrom(...possible.map(({ command }) => command)).chain(hostile),
    });
    fc.assert(
      fc.property(attempt, ({ history, command }) => {
        const state = stateAfter(request, history);
        const happened = unlessRefused(() => request.decide(command, state));
        assert.ok(happened.reduce(request.evolve, state));
      }),
      { numRuns: runs(4_000) },
    );
  });
});

/** What the boundary offers as a list to choose from, and ids that must be known to the system. */
const chosenFromList = /(^|\.)(requestId|officeCode|kinds|kind|channel|urgency|severity|response)(\.|$)/;

const pathsOf = (value: unknown, path = ''): readonly string[] => {
  if (typeof value === 'string') return [path.slice(1)];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => pathsOf(member, `${path}.${key}`));
};

const withText = (command: RequestCommand, path: string, text: string): RequestCommand => {
  const data = structuredClone(command.data);
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  // Walks a copy of the data along the path that pathsOf found in it.
  const within = keys.reduce((member, key) => member[key] as Members, data as unknown as Members);
  within[last] = text;
  return withData(command, data);
};
type Members = Record<string, unknown>;

const unlessRefused = (decide: () => readonly RequestEvent[]): readonly RequestEvent[] => {
  try {
    return decide();
  } catch (error) {
    assert.ok(error instanceof Refusal, error instanceof Error ? error.stack : String(error));
    if (error.code === 'InvalidInput') assert.ok(error.facts['field'] && error.facts['rule'], 'field and rule');
    return [];
  }
};

/** Of the shape that the command has, with values that nobody would send in good faith. */
const hostile = (command: RequestCommand): fc.Arbitrary<RequestCommand> =>
  likeBut(command.data).map((data) => withData(command, data));

const withData = (command: RequestCommand, data: unknown): RequestCommand =>
  Object.assign(Object.create(Object.getPrototypeOf(command)), command, { data }) as RequestCommand; // of the same class

const TEXTS = [
  '',
  ' ',
  '\0',
  '\ud800',
  '__proto__',
  'constructor',
  'x'.repeat(50_000),
  "'; drop table event",
  '<b>',
  'ﷺ',
];
const DAYS = [
  '2026-02-30',
  '2026-13-01',
  '0000-00-00',
  '9999-12-31',
  '1899-12-31',
  '2026-1-1',
  '2026-07-01T00:00:00Z',
  '2027-01-01',
];
const NUMBERS = [
  Number.NaN,
  Infinity,
  -Infinity,
  -0,
  -1,
  0.5,
  1e308,
  Number.MAX_SAFE_INTEGER + 1,
  Number.MIN_VALUE,
  10_000,
];

const likeBut = (value: unknown): fc.Arbitrary<unknown> => {
  const usually = { weight: 15, arbitrary: fc.constant(value) };
  if (typeof value === 'string')
    return fc.oneof(usually, fc.constantFrom(...TEXTS), fc.constantFrom(...DAYS), fc.string());
  if (typeof value === 'number') return fc.oneof(usually, fc.constantFrom(...NUMBERS), fc.double());
  if (typeof value === 'boolean') return fc.boolean();
  if (Array.isArray(value))
    return fc
      .tuple(...value.map(likeBut))
      .chain((list) =>
        fc.oneof({ weight: 15, arbitrary: fc.constant(list) }, fc.constantFrom<unknown[]>([], [...list, ...list])),
      );
  if (typeof value !== 'object' || value === null) return fc.constant(value);
  return fc.record(Object.fromEntries(Object.entries(value).map(([key, member]) => [key, likeBut(member)])));
};
