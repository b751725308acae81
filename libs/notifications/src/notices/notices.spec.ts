import { describe, expect, test } from '@jest/globals';
import type { RequestEvent } from '#assistance';
import type { ContributionEvent } from '#contributions';
import type { Recorded } from '#event-sourcing';
import { MESSAGE_KEYS } from '../messages/message-keys.js';
import type { Role } from '../recipient/recipient.events.js';
import { addressed } from './addressed.js';
import { contributionNotices, noticesOfContribution } from './contribution.notices.js';
import { noticesOfRequest, requestNotices } from './request.notices.js';

type Told = Readonly<{ type: string; data: object; actor?: string }>;

const recorded = <E>(stream: string, told: readonly Told[]): E[] =>
  told.map(
    ({ type, data, actor = 'somebody' }, revision) =>
      ({
        ...{ id: `e-${revision}`, stream, revision, version: 1, position: String(revision), type, data },
        metadata: { actor, commandId: 'c', correlationId: 'c', recordedAt: '2026-03-01T12:00:00.000Z' },
        // Of an event only what notices look at.
      }) as E,
  );

const requestId = 'TA-2026-000001';
const of = (type: RequestEvent['type'], data: object = {}, actor?: string): Told => ({
  ...{ type, data: { requestId, ...data } },
  ...(actor !== undefined && { actor }),
});
const submitted = of('RequestSubmitted', { title: 'Training of judges' }, 'focal-point');
const accepted = of('RequestAccepted', { programme: 'GPAC' });
const confirmed = of('FundingConfirmed', { order: ['VC-1', 'VC-2'] });
const assigned = of('FieldOfficeAssigned', { officeCode: 'ROEA', reassignedFrom: null });
const commissioned = of('EvaluationCommissioned', { evaluator: { personId: 'p-9' }, dueOn: '2026-12-01' });

const recipient = (actor: string, ...roles: Role[]) => ({ actor, person_id: `p-${actor}`, roles });
const book = [
  recipient('focal-point', { role: 'administrator' }),
  recipient('anti-corruption', { role: 'programme-manager', programme: 'GPAC' }),
  recipient('anti-trafficking', { role: 'programme-manager', programme: 'GPTHB' }),
  recipient('all-programmes', { role: 'programme-manager', programme: null }),
  recipient('finance', { role: 'finance-officer' }),
  recipient('nairobi', { role: 'field-office', officeCode: 'ROEA' }),
  recipient('dakar', { role: 'field-office', officeCode: 'ROWA' }),
  recipient('norway', { role: 'donor', donorId: 'NO' }),
  recipient('sweden', { role: 'donor', donorId: 'SE' }),
  { ...recipient('evaluator', { role: 'evaluator' }), person_id: 'p-9' },
  recipient('other-evaluator', { role: 'evaluator' }),
];
const donors = new Map([['VC-1', 'NO']]);

/** Who is told what of the last event. */
const toldOf = (...history: Told[]): Readonly<Record<string, readonly string[]>> => {
  const events = recorded<Recorded<RequestEvent>>(`request-${requestId}`, history);
  const by = history.at(-1)?.actor ?? 'somebody';
  return Object.fromEntries(
    noticesOfRequest(events).map((notice) => [
      notice.message,
      addressed(notice, book, { donors, by }).map(({ actor }) => actor),
    ]),
  );
};

describe('Of a request', () => {
  test('a submission is told to the managers of every programme, since it has none yet', () => {
    expect(toldOf(submitted)).toEqual({
      'request-submitted': ['anti-corruption', 'anti-trafficking', 'all-programmes'],
    });
  });

  test('what is asked is told to who submitted it', () => {
    expect(toldOf(submitted, of('InformationRequested', { question: 'Which courts?' }))).toEqual({
      'information-requested': ['focal-point'],
    });
  });

  test('what the regular budget pays for is told to no donor', () => {
    const approved = of('FundingConfirmed', { order: ['VC-1'], regularBudget: { section: '15' } });
    expect(toldOf(submitted, accepted, approved)).toMatchObject({ 'contribution-committed': [] });
    expect(toldOf(submitted, accepted, confirmed)).toMatchObject({ 'contribution-committed': ['norway'] });
  });

  test('once it is accepted, only the managers of its programme are told', () => {
    expect(toldOf(submitted, accepted)).toEqual({
      'request-accepted': ['focal-point', 'anti-corruption', 'all-programmes'],
    });
  });

  test('nobody is told of what they did themselves', () => {
    const byManager = { ...accepted, actor: 'anti-corruption' };
    expect(toldOf(submitted, byManager)).toEqual({ 'request-accepted': ['focal-point', 'all-programmes'] });
  });

  test('the confirmation of its funding is told to the donors who pay', () => {
    expect(toldOf(submitted, accepted, confirmed)).toEqual({
      'funding-confirmed': ['focal-point', 'finance'],
      'contribution-committed': ['norway'],
    });
  });

  test('the assignment is told to the office, and to the one that it is taken from', () => {
    expect(toldOf(submitted, accepted, confirmed, assigned)).toEqual({
      'office-assigned': ['nairobi'],
      'office-replaced': [],
    });
    const again = of('FieldOfficeAssigned', { officeCode: 'ROWA', reassignedFrom: 'ROEA' });
    expect(toldOf(submitted, accepted, confirmed, assigned, again)).toEqual({
      'office-assigned': ['dakar'],
      'office-replaced': ['nairobi'],
    });
  });

  test('the evaluation is told to the evaluator, as the person that it names', () => {
    expect(toldOf(submitted, accepted, assigned, commissioned)).toEqual({
      'evaluation-commissioned': ['nairobi', 'evaluator'],
    });
  });

  test('what falls due is told to whose turn it is, and what is late to the managers, too', () => {
    const step = { step: 'answer', turn: { kind: 'field-office', name: 'ROEA' }, dueOn: '2026-03-08' };
    const history = [submitted, accepted, confirmed, assigned];
    expect(toldOf(...history, of('StepFellDue', step))).toEqual({ 'step-due': ['nairobi'] });
    expect(toldOf(...history, of('StepBecameOverdue', step))).toEqual({
      'step-overdue': ['anti-corruption', 'all-programmes', 'nairobi'],
    });
    const requester = { ...step, turn: { kind: 'state', name: 'KE' } };
    expect(toldOf(...history, of('StepFellDue', requester))).toEqual({ 'step-due': ['focal-point'] });
  });

  test('a notice says what it is about, where to look, and what was written', () => {
    const history = [submitted, accepted, confirmed, assigned, of('AssignmentDeclined', { reason: 'No capacity' })];
    expect(noticesOfRequest(recorded(`request-${requestId}`, history))).toEqual([
      {
        message: 'assignment-declined',
        parameters: { title: 'Training of judges', request: requestId, office: 'ROEA', text: 'No capacity' },
        link: `/api/v1/requests/${requestId}`,
        to: [{ managersOf: 'GPAC' }],
      },
    ]);
  });

  test('a split is told to who submitted it, and what follows in a stage, too, by the name of the stage', () => {
    const split = of('RequestSplit', { title: 'A first course', reason: 'Money for one' });
    expect(toldOf(submitted, accepted, split)).toEqual({
      'request-split': ['focal-point', 'anti-corruption', 'all-programmes', 'finance'],
    });
    const opened = of('StageOpened', {
      ...{ requestId: `${requestId}-2`, submission: { title: 'A second course' } },
      acceptance: { programme: 'GPAC' },
    });
    const waits = of('RequestWaitlisted', { requestId: `${requestId}-2`, shortfall: 5, currency: 'USD' });
    expect(toldOf(submitted, opened, waits)).toEqual({
      'request-waitlisted': ['focal-point', 'anti-corruption', 'all-programmes'],
    });
    expect(noticesOfRequest(recorded('request-TA-2026-000001-2', [submitted, opened, waits]))).toMatchObject([
      { parameters: { title: 'A second course', request: 'TA-2026-000001-2' } },
    ]);
  });

  test('what nobody needs to be told of makes no notice', () => {
    expect(noticesOfRequest(recorded(`request-${requestId}`, [submitted, of('MilestoneReached')]))).toEqual([]);
    expect(noticesOfRequest([])).toEqual([]);
  });
});

describe('Of a contribution', () => {
  const contributionId = 'VC-1';
  const pledged = {
    type: 'ContributionPledged',
    data: { contributionId, title: 'Courts', amount: 5, currency: 'USD' },
  };

  test('what happens is told to its donor and to finance', () => {
    const received = {
      type: 'InstalmentReceived',
      data: { contributionId, original: { minor: 500, currency: 'EUR' } },
    };
    const notices = noticesOfContribution(
      recorded<Recorded<ContributionEvent>>('contribution-VC-1', [pledged, received]),
    );
    expect(notices).toMatchObject([
      {
        message: 'instalment-received',
        parameters: { title: 'Courts', contribution: 'VC-1', amount: { minor: 500, currency: 'EUR' } },
        link: '/api/v1/contributions/VC-1',
      },
    ]);
    const [notice] = notices;
    expect(notice && addressed(notice, book, { donors, by: '' }).map(({ actor }) => actor)).toEqual([
      'finance',
      'norway',
    ]);
  });
});

test('Every message is told by some event', () => {
  const told = [requestNotices, contributionNotices]
    .flatMap((table) => Object.values(table))
    .flatMap((entries: readonly { message: string }[]) => entries.map(({ message }) => message));
  expect(MESSAGE_KEYS.filter((key) => !told.includes(key))).toEqual([]);
});
