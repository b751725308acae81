import { describe, expect, test } from '@jest/globals';
import { stateAfter } from '#event-sourcing';
import { given } from '#event-sourcing/testing';
import type { RankedOffice } from '#field-offices';
import { request } from '../request.decider.js';
import type { RequestEvent } from '../request.events.js';
import { events, until } from '../request-events.samples.js';
import { on, requestId, today } from '../request.samples.js';
import { AcceptAssignment, AssignFieldOffice, DeclineAssignment } from './assignment.commands.js';

const context = on(today);
type Assign = ConstructorParameters<typeof AssignFieldOffice>[0];
const assign = (officeCode: string, assignedOn: string, more: Partial<Assign> = {}) =>
  new AssignFieldOffice({ requestId, officeCode, assignedOn, ranking: [], ...more }, context);
const accept = (officeCode: string, acceptedOn: string) =>
  new AcceptAssignment({ requestId, officeCode, acceptedOn }, context);
const decline = (officeCode: string, declinedOn: string, reason = 'No lawyer until May') =>
  new DeclineAssignment({ requestId, officeCode, declinedOn, reason }, context);

const ranked = (code: string, points: number, eligible = true): RankedOffice => ({
  code,
  eligible,
  reason: eligible ? null : 'no-free-capacity',
  points,
  free: eligible ? 2 : 0,
  criteria: [],
});
const ranking = [ranked('ROEA', 900), ranked('ROWCA', 400), ranked('HQ', 100), ranked('ROSAF', 950, false)];

const assigned = (
  officeCode: string,
  assignedOn: string,
  more: Partial<typeof events.FieldOfficeAssigned.data> = {},
): RequestEvent => ({
  type: 'FieldOfficeAssigned',
  data: { requestId, officeCode, assignedOn, reason: null, ranking: [], reassignedFrom: null, ...more },
});
const accepted = (officeCode: string, acceptedOn: string): RequestEvent => ({
  type: 'AssignmentAccepted',
  data: { requestId, officeCode, acceptedOn },
});
const asked = [...until.assignment, assigned('ROEA', '2026-01-26')];
const { AssignmentDeclined, AssignmentEscalated } = events;

describe('The assignment of a field office', () => {
  test('keeps the ranking that it was made from', () =>
    given(request, ...until.assignment)
      .when(assign('ROEA', '2026-01-26', { ranking }))
      .then(assigned('ROEA', '2026-01-26', { ranking })));

  test('to an office that was not the first says why', () => {
    for (const code of ['ROWCA', 'HQ', 'ROSAF'])
      given(request, ...until.assignment)
        .when(assign(code, '2026-01-26', { ranking }))
        .thenRefused('InvalidInput', { field: 'reason', first: 'ROEA' });
    given(request, ...until.assignment)
      .when(assign('ROWCA', '2026-01-26', { ranking, reason: 'Its lawyer knows the courts' }))
      .then(assigned('ROWCA', '2026-01-26', { ranking, reason: 'Its lawyer knows the courts' }));
  });

  test('says why in words that can be read', () => {
    for (const reason of ['', ' \n', 'x'.repeat(2_001), 'a\u0000b'])
      given(request, ...until.assignment)
        .when(assign('ROEA', '2026-01-26', { reason }))
        .thenRefused('InvalidInput', { field: 'reason' });
  });

  test('is made from the confirmation of its funding until today', () => {
    for (const day of ['2026-01-19', '2026-09-02', '2026-02-30', ''])
      given(request, ...until.assignment)
        .when(assign('ROEA', day))
        .thenRefused('InvalidInput', { field: 'assignedOn' });
  });

  test('to headquarters is accepted at once', () =>
    given(request, ...until.assignment)
      .when(assign('HQ', '2026-01-26'))
      .then(assigned('HQ', '2026-01-26'), accepted('HQ', '2026-01-26')));

  test('may change while the office has not answered', () =>
    given(request, ...asked)
      .when(assign('ROWCA', '2026-01-28'))
      .then(assigned('ROWCA', '2026-01-28')));

  test('is not made twice to the office that is asked', () =>
    given(request, ...asked)
      .when(assign('ROEA', '2026-01-28'))
      .thenRefused('OfficeAlreadyAssigned', { officeCode: 'ROEA' }));

  test('does not go back before the one that it replaces', () => {
    given(request, ...asked)
      .when(assign('ROWCA', '2026-01-25'))
      .thenRefused('InvalidInput', { field: 'assignedOn' });
    given(request, ...asked, AssignmentDeclined)
      .when(assign('ROWCA', '2026-01-27'))
      .thenRefused('InvalidInput', { field: 'assignedOn' });
  });
});

describe('The office that is asked', () => {
  test('accepts, and delivery starts', () =>
    given(request, ...asked)
      .when(accept('ROEA', '2026-02-02'))
      .then(accepted('ROEA', '2026-02-02')));

  test('may accept on the day on which it is asked', () =>
    given(request, ...asked)
      .when(accept('ROEA', '2026-01-26'))
      .then(accepted('ROEA', '2026-01-26')));

  test('declines with a reason, and another one is asked, or the same one again', () => {
    const declined = given(request, ...asked, AssignmentDeclined);
    given(request, ...asked)
      .when(decline('ROEA', '2026-01-28'))
      .then(AssignmentDeclined);
    declined.when(assign('ROWCA', '2026-01-29')).then(assigned('ROWCA', '2026-01-29'));
    declined.when(assign('ROEA', '2026-01-29')).then(assigned('ROEA', '2026-01-29'));
  });

  test('does not decline without a reason', () => {
    for (const reason of ['', 'x'.repeat(5_001)])
      given(request, ...asked)
        .when(decline('ROEA', '2026-01-28', reason))
        .thenRefused('InvalidInput', { field: 'reason' });
  });

  test('is the only one that answers', () => {
    given(request, ...asked)
      .when(accept('ROWCA', '2026-02-02'))
      .thenRefused('NotTheAssignedOffice', { assigned: 'ROEA' });
    given(request, ...asked)
      .when(decline('ROWCA', '2026-02-02'))
      .thenRefused('NotTheAssignedOffice', { assigned: 'ROEA' });
    given(request, ...asked, assigned('ROWCA', '2026-01-28'))
      .when(accept('ROEA', '2026-02-02'))
      .thenRefused('NotTheAssignedOffice', { assigned: 'ROWCA' });
  });

  test('answers once', () => {
    given(request, ...asked, AssignmentDeclined)
      .when(accept('ROEA', '2026-02-02'))
      .thenRefused('NoAnswerAwaited');
    given(request, ...asked, AssignmentDeclined)
      .when(decline('ROEA', '2026-02-02'))
      .thenRefused('NoAnswerAwaited');
    given(request, ...until.assignment)
      .when(accept('ROEA', '2026-02-02'))
      .thenRefused('NoAnswerAwaited');
  });

  test('answers after it was asked, and not tomorrow', () => {
    for (const day of ['2026-01-25', '2026-09-02', '26/01/2026']) {
      given(request, ...asked)
        .when(accept('ROEA', day))
        .thenRefused('InvalidInput', { field: 'acceptedOn' });
      given(request, ...asked)
        .when(decline('ROEA', day))
        .thenRefused('InvalidInput', { field: 'declinedOn' });
    }
  });
});

describe('An office that was escalated', () => {
  test('may still accept or decline', () => {
    const escalated = given(request, ...asked, AssignmentEscalated);
    escalated.when(accept('ROEA', '2026-02-04')).then(accepted('ROEA', '2026-02-04'));
    escalated
      .when(decline('ROEA', '2026-02-04'))
      .then({ ...AssignmentDeclined, data: { ...AssignmentDeclined.data, declinedOn: '2026-02-04' } });
  });
});

describe('A reassignment during delivery', () => {
  const why = { reason: 'The office closes' };
  const reassigned = assigned('ROWCA', '2026-04-01', { ...why, reassignedFrom: 'ROEA' });

  test('says why, even to the first of the ranking, and from whom the work is taken over', () => {
    given(request, ...until.delivery)
      .when(assign('ROWCA', '2026-04-01', { ranking: [ranked('ROWCA', 900)] }))
      .thenRefused('InvalidInput', { field: 'reason' });
    given(request, ...until.delivery)
      .when(assign('ROWCA', '2026-04-01', why))
      .then(reassigned);
  });

  test('returns the request to assignment until the new office accepts', () => {
    const sought = [...until.delivery, reassigned];
    expect(stateAfter(request, sought)).toMatchObject({ phase: 'assignment', leftOfficeOn: '2026-04-01' });
    given(request, ...sought)
      .when(accept('ROWCA', '2026-04-07'))
      .then(accepted('ROWCA', '2026-04-07'));
    expect(stateAfter(request, [...sought, accepted('ROWCA', '2026-04-07')])).toMatchObject({ phase: 'delivery' });
  });

  test('is not before the office accepted that it is taken from', () =>
    given(request, ...until.delivery)
      .when(assign('ROWCA', '2026-02-01', why))
      .thenRefused('InvalidInput', { field: 'assignedOn', rule: 'must not be before acceptedOn' }));

  test('to headquarters goes on at once', () =>
    given(request, ...until.delivery)
      .when(assign('HQ', '2026-04-01', why))
      .then(assigned('HQ', '2026-04-01', { ...why, reassignedFrom: 'ROEA' }), accepted('HQ', '2026-04-01')));

  test('is to another office than the one that delivers', () =>
    given(request, ...until.delivery)
      .when(assign('ROEA', '2026-04-01', why))
      .thenRefused('OfficeAlreadyDelivers', { officeCode: 'ROEA' }));

  test('may end with the office that had it, when nobody else takes it', () => {
    const declined: RequestEvent = {
      type: 'AssignmentDeclined',
      data: { requestId, officeCode: 'ROWCA', declinedOn: '2026-04-03', reason: 'Full' },
    };
    given(request, ...until.delivery, reassigned, declined)
      .when(assign('ROEA', '2026-04-06', { reason: 'It stays open' }))
      .then(assigned('ROEA', '2026-04-06', { reason: 'It stays open', reassignedFrom: 'ROEA' }));
  });
});
