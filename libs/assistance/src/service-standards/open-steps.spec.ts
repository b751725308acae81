import { describe, expect, test } from '@jest/globals';
import { stateAfter } from '#event-sourcing';
import type { RequestEvent } from '../request/request.events.js';
import { requestFold } from '../request/request.evolve.js';
import { events, until } from '../request/request-events.samples.js';
import { requestId } from '../request/request.samples.js';
import { measuredSteps, openSteps } from './open-steps.js';

const measures = { standards: new Map(), calendars: new Map() };
const stateOf = (...history: readonly RequestEvent[]) => stateAfter(requestFold, history);
const openOf = (...history: readonly RequestEvent[]) => openSteps(stateOf(...history), measures);
const measuredOf = (...history: readonly RequestEvent[]) => {
  const state = stateOf(...history);
  return 'course' in state && state.course ? measuredSteps(state.course, measures) : [];
};

describe('The open steps of a request', () => {
  test('say since when and until when somebody waits, and for whom', () =>
    expect(openOf(...until.intake, events.InformationRequested)).toEqual([
      {
        ...{ step: 'screen', of: null, since: '2026-01-05', dueOn: null, unit: 'working-days', allowed: 20 },
        turn: { kind: 'programme-manager', name: null },
      },
      {
        ...{
          step: 'provide-information',
          of: null,
          since: '2026-01-07',
          dueOn: '2026-02-06',
          unit: 'days',
          allowed: 30,
        },
        turn: { kind: 'state', name: 'KE' },
      },
    ]));

  test('are none while it is unknown, and after it has ended', () => {
    expect(openOf()).toEqual([]);
    expect(openOf(...until.closed)).toEqual([]);
  });
});

describe('The measured steps of a request', () => {
  test('say how long each took, and whether that was in time', () =>
    expect(measuredOf(...until.delivery)).toMatchObject([
      { step: 'acknowledge', since: '2026-01-05', endedOn: '2026-01-12', allowed: 5, taken: 5, met: true },
      { step: 'screen', allowed: 20, taken: 5, met: true },
      { step: 'confirm-funding', since: '2026-01-13', dueOn: '2026-02-12', taken: 7, met: true },
      { step: 'assign-office', taken: 4, met: true },
      { step: 'answer-assignment', taken: 5, met: true, turn: { name: 'ROEA' } },
    ]));

  test('leave out what was given up in time, and count as not met what was given up late', () => {
    const reassigned = (assignedOn: string): RequestEvent => ({
      type: 'FieldOfficeAssigned',
      data: { requestId, officeCode: 'ROWCA', assignedOn, reason: null, ranking: [], reassignedFrom: null },
    });
    const asked = [...until.assignment, events.FieldOfficeAssigned];
    const answers = (day: string) =>
      measuredOf(...asked, reassigned(day)).filter(({ step }) => step === 'answer-assignment');
    expect(answers('2026-02-02')).toEqual([]);
    expect(answers('2026-02-03')).toMatchObject([{ done: false, met: false, taken: 6, turn: { name: 'ROEA' } }]);
  });
});
