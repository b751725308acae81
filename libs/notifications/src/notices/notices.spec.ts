import { describe, expect, test } from '@jest/globals';
import type { Grant } from '#access';
import type { RequestEvent } from '#assistance';
import type { ContributionEvent } from '#contributions';
import type { Recorded } from '#event-sourcing';
import { MESSAGE_KEYS } from '../messages/message-keys.js';
import type { Role } from '../recipient/recipient.events.js';
import { type Account, addressed } from './addressed.js';
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
const submitted = of(
  'RequestSubmitted',
  { title: 'Training of judges', origin: { kind: 'state', country: 'KE' } },
  'focal-point',
);
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
/** Nobody has an account here: they come from a provider. */
const known = { accounts: new Map<string, Account>(), strangers: true, donors };

/** Who is told what of the last event. */
const toldOf = (...history: Told[]): Readonly<Record<string, readonly string[]>> => {
  const events = recorded<Recorded<RequestEvent>>(`request-${requestId}`, history);
  const by = history.at(-1)?.actor ?? 'somebody';
  return Object.fromEntries(
    noticesOfRequest(events).map((notice) => [
      notice.message,
      addressed(notice, book, { ...known, by }).map(({ actor }) => actor),
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

  test('what comes after is not told to an office that declined, unless it is asked again', () => {
    const declined = of('AssignmentDeclined', { officeCode: 'ROEA', reason: 'No capacity' });
    const cancelled = of('RequestCancelled', { reason: 'Minister X', allocations: [] });
    const history = [submitted, accepted, confirmed, assigned];
    const officesTold = (...since: Told[]) => toldOf(...history, ...since, cancelled)['request-cancelled'];
    expect(officesTold()).toContain('nairobi');
    expect(officesTold(declined)).not.toContain('nairobi');
    expect(officesTold(declined, assigned)).toContain('nairobi');
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

const NORWAY: Grant = { role: 'donor', donor: 'NO' };
const SWEDEN: Grant = { role: 'donor', donor: 'SE' };
const KENYA: Grant = { role: 'requesting-state', country: 'KE' };

describe('Of a request, to those who have accounts', () => {
  type Accounts = Readonly<Record<string, readonly Grant[] | 'closed'>>;
  const allocation = (contributionId: string, committed: number) => ({ contributionId, committed, spent: 0 });
  const substituted = of('FundingSubstituted', { allocations: [allocation('VC-1', 0), allocation('VC-2', 5)] });
  const cancelled = of('RequestCancelled', { reason: 'Minister X', allocations: [allocation('VC-2', 0)] });
  const paid = of('FundingConfirmed', { order: ['VC-1'] });
  const funded = [submitted, accepted, paid, assigned];

  /** What each is told of the last event: the message, and what somebody wrote. */
  const told = (accounts: Accounts, history: readonly Told[], strangers = false) => {
    const events = recorded<Recorded<RequestEvent>>(`request-${requestId}`, history);
    const opened = Object.entries(accounts).map(([name, grants]): [string, Account] => {
      const closed_at = grants === 'closed' ? '2026-01-01T00:00:00Z' : null;
      return [name, { person_id: name, grants: grants === 'closed' ? [NORWAY] : grants, closed_at }];
    });
    const pay = new Map([...donors, ['VC-2', 'SE']]);
    const who = { accounts: new Map(opened), strangers, donors: pay, by: '' };
    return noticesOfRequest(events).flatMap((notice) =>
      addressed(notice, book, who).map(({ actor, parameters }) => [actor, notice.message, parameters]),
    );
  };

  const title = 'Training of judges';
  const everything = { title, request: requestId, office: 'ROEA' };

  test('nothing of what somebody wrote, nor who delivers, is told to donors; why it ends, to the State and the office', () => {
    const accounts = { 'focal-point': [KENYA], norway: [NORWAY], nairobi: [{ role: 'field-office', office: 'ROEA' }] };
    expect(told(accounts as Accounts, [...funded, cancelled])).toEqual([
      ['focal-point', 'request-cancelled', { title, request: requestId, text: 'Minister X' }],
      ['nairobi', 'request-cancelled', { ...everything, text: 'Minister X' }],
      ['norway', 'request-cancelled', { title, request: requestId }],
    ]);
  });

  test('what an office reports is told to managers, not to the State that asked', () => {
    const reported = of('ProgressReported', { summary: 'The ministry blocks us' });
    const manager: Grant = { role: 'programme-manager', programmes: ['GPAC'] };
    expect(told({ 'focal-point': [KENYA], 'anti-corruption': [manager] }, [...funded, reported])).toEqual([
      ['anti-corruption', 'progress-reported', { ...everything, text: 'The ministry blocks us' }],
    ]);
    expect(told({ 'focal-point': [KENYA, manager] }, [...funded, reported])).toMatchObject([
      ['focal-point', 'progress-reported', { text: 'The ministry blocks us' }],
    ]);
  });

  test('who pays instead of another is told of it, and of what happens from then on', () => {
    const accounts = { norway: [NORWAY], sweden: [SWEDEN] };
    expect(told(accounts, [...funded, substituted])).toEqual([
      ['sweden', 'contribution-committed', { title, request: requestId }],
    ]);
    expect(told(accounts, [...funded, substituted, cancelled])).toEqual([
      ['sweden', 'request-cancelled', { title, request: requestId }],
    ]);
  });

  test('a revised budget is told to the donors who join, and what happens from then on to all who pay', () => {
    const accounts = { norway: [NORWAY], sweden: [SWEDEN] };
    const more = { reason: 'Dearer', allocations: [allocation('VC-1', 3), allocation('VC-2', 5)] };
    const revised = of('BudgetRevised', more);
    expect(told(accounts, [...funded, revised])).toMatchObject([['sweden', 'contribution-committed', {}]]);
    const done = of('DeliveryCompleted');
    expect(told(accounts, [...funded, revised, done]).map(([actor]) => actor)).toEqual(['norway', 'sweden']);
  });

  test.each<[string, Accounts, readonly string[]]>([
    ['has the grant', { norway: [NORWAY] }, ['norway']],
    ['has lost it', { norway: [] }, []],
    ['has another', { norway: [SWEDEN] }, []],
    ['is closed', { norway: 'closed' }, []],
    ['is not there', {}, []],
  ])('a donor whose account %s: %j', (_, accounts, expected) => {
    expect(told(accounts, [submitted, accepted, paid]).map(([actor]) => actor)).toEqual(expected);
  });

  test('who may come from a provider is told by the address book, unless there is an account', () => {
    const names = (accounts: Accounts) => told(accounts, [submitted, accepted, paid], true).map(([actor]) => actor);
    expect(names({})).toEqual(['focal-point', 'finance', 'norway']);
    expect(names({ norway: [] })).toEqual(['focal-point', 'finance']);
    expect(told({}, [...funded, cancelled], true)).toMatchObject([
      ['focal-point', 'request-cancelled', { text: 'Minister X' }],
      ['anti-corruption', 'request-cancelled', { office: 'ROEA' }],
      ['all-programmes', 'request-cancelled', { office: 'ROEA' }],
      ['nairobi', 'request-cancelled', { office: 'ROEA' }],
      ['norway', 'request-cancelled', { title, request: requestId }],
    ]);
  });

  test('an evaluator is told as the person that the account is of', () => {
    const history = [submitted, accepted, assigned, commissioned];
    const events = recorded<Recorded<RequestEvent>>(`request-${requestId}`, history);
    const evaluator = (person_id: string): Account => ({ grants: [{ role: 'evaluator' }], person_id, closed_at: null });
    const names = (person_id: string) =>
      noticesOfRequest(events).flatMap((notice) => {
        const accounts = new Map([['evaluator', evaluator(person_id)]]);
        return addressed(notice, book, { accounts, strangers: false, donors, by: '' }).map(({ actor }) => actor);
      });
    expect(names('p-9')).toEqual(['evaluator']);
    expect(names('p-10')).toEqual([]);
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
    expect(notice && addressed(notice, book, { ...known, by: '' }).map(({ actor }) => actor)).toEqual([
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
