import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type ContributionEvent, PledgeContribution, SignAgreement, UNEARMARKED, contribution } from '#contributions';
import { ReceiveInstalment, contributionFold, receive, reserve, underAgreement } from '#contributions';
import { type CommandContext, type Event, type Recorded, stateAfter } from '#event-sourcing';
import { PostgresEventStore, eventId } from '#event-store';
import { type TestPostgres, startTestPostgres } from '#postgres/testing';
import { LedgerVerifier, verifyLedgers } from './ledger-verification.js';

const at = '2026-03-02T09:00:00.000Z';
const context: CommandContext = { commandId: 'c', requestHash: '', actor: 'finance', correlationId: 'c', at };
const contributionId = 'VC-1';
const requestId = 'TA-1';

/** Pledged, signed, 1,000 received, and 400 of it reserved with 13 % programme support costs. */
const contributionHistory = (): ContributionEvent[] => {
  const pledge = {
    contributionId,
    donorId: 'NO',
    title: 'Core',
    amount: { minor: 1_000, currency: 'USD' },
    pledgedOn: '2026-03-01',
    earmark: UNEARMARKED,
  };
  const agreement = { contributionId, reference: 'A-1', signedOn: '2026-03-01', amount: 1_000, instalments: [] };
  const receipt = {
    contributionId,
    receiptId: 'r',
    received: { minor: 1_000, currency: 'USD' },
    receivedOn: '2026-03-02',
  };
  const events: ContributionEvent[] = [];
  const now = () => stateAfter(contributionFold, events);
  events.push(...contribution.decide(new PledgeContribution(pledge, context), now()));
  events.push(...contribution.decide(new SignAgreement(agreement, context), now()));
  events.push(...receive(new ReceiveInstalment(receipt, context), { amount: 1_000, rates: [] }, now()));
  const reservation = {
    contributionId,
    requestId,
    amount: 400,
    themes: [],
    beneficiaries: [],
    reservedOn: '2026-03-02',
  };
  events.push(reserve(underAgreement(now(), contributionId), reservation));
  return events;
};

const reserved = (amount: number): Event => ({
  type: 'ResourcesReserved',
  data: { requestId, allocations: [{ contributionId, currency: 'USD', reserved: amount, committed: 0, spent: 0 }] },
});

const recorded = (stream: string, events: readonly Event[], commandId = 'c'): Recorded[] =>
  events.map((event, revision) => ({
    ...event,
    id: `${stream}-${revision}`,
    stream,
    revision,
    version: 1,
    position: '',
    metadata: { actor: 'finance', commandId, correlationId: 'c', recordedAt: at },
  }));

const verified = (...events: readonly Recorded[]) => {
  const verifier = new LedgerVerifier();
  for (const event of events) verifier.take(event);
  return verifier.result();
};

describe('the verification of the ledgers', () => {
  test('finds nothing wrong where contribution and request tell the same', () => {
    const { identityHolds, broken, events, contributions, requests, allocations } = verified(
      ...recorded('contribution-VC-1', contributionHistory()),
      ...recorded('request-TA-1', [reserved(400)]),
      ...recorded('donor-NO', [{ type: 'DonorRegistered', data: {} }]),
    );

    expect({ identityHolds, broken }).toEqual({ identityHolds: true, broken: [] });
    expect({ events, contributions, requests, allocations }).toEqual({
      events: 6,
      contributions: 1,
      requests: 1,
      allocations: 1,
    });
  });

  test('names a request and a contribution that tell different things', () => {
    expect(
      verified(...recorded('contribution-VC-1', contributionHistory()), ...recorded('request-TA-1', [reserved(399)])),
    ).toMatchObject({
      identityHolds: false,
      broken: ['TA-1 and VC-1: reserved is 399 for the request, and 400 for what pays for it'],
    });
  });

  test('notices a disagreement that a later command made good', () => {
    const { identityHolds, broken } = verified(
      ...recorded('contribution-VC-1', contributionHistory()),
      ...recorded('request-TA-1', [reserved(399)]),
      ...recorded('request-TA-1', [reserved(400)], 'another command'),
    );

    expect(identityHolds).toBe(false);
    expect(broken).toHaveLength(1);
  });

  test('names the event after which the identity does not hold, also when later ones do', () => {
    const history = contributionHistory().map((event) =>
      event.type === 'InstalmentReceived'
        ? { ...event, data: { ...event.data, balance: { ...event.data.balance, available: 999 } } }
        : event,
    );

    expect(
      verified(...recorded('contribution-VC-1', history), ...recorded('request-TA-1', [reserved(400)])),
    ).toMatchObject({
      identityHolds: false,
      broken: [
        'contribution-VC-1, revision 2, InstalmentReceived: receipts + interest + transfers = 1000, but the uses add up to 999',
      ],
    });
  });

  test('notices a balance that did not move by what the event says', () => {
    const history = contributionHistory().map((event) =>
      event.type === 'InstalmentReceived' ? { ...event, data: { ...event.data, amount: 10 } } : event,
    );

    expect(
      verified(...recorded('contribution-VC-1', history), ...recorded('request-TA-1', [reserved(400)])).broken,
    ).toEqual(['contribution-VC-1, revision 2, InstalmentReceived: the balance did not move by 10']);
  });

  test('lists the first hundred places, and counts them all', () => {
    const wrong = {
      type: 'InterestCredited',
      data: { contributionId, amount: 1, creditedOn: '2026-03-02', balance: { available: -1 } },
    };
    const [first] = recorded('contribution-VC-1', [wrong]);
    const { broken, brokenCount } = verified(...Array.from({ length: 120 }, () => first ?? []).flat());

    expect(broken).toHaveLength(100);
    expect(brokenCount).toBeGreaterThan(120);
  });
});

describe('the verification of the regular budget', () => {
  const committed = (balance: object, share: object): Event[] => [
    { type: 'RegularBudgetCommitted', data: { budgetId: 'RB-15-2026', requestId, balance, share } },
  ];
  const told = (requestCommitted: number): Event => ({
    type: 'FundingConfirmed',
    data: {
      allocations: [
        { contributionId: 'RB-15-2026', currency: 'USD', reserved: 0, committed: requestCommitted, spent: 0 },
      ],
    },
  });
  const balance = { currency: 'USD', cap: 1_000, available: 600, committed: 400, spent: 0 };
  const share = { requestId, committed: 400, spent: 0 };
  const verifiedWith = (events: readonly Event[], requestCommitted = 400) =>
    verified(...recorded('regular-budget-RB-15-2026', events), ...recorded('request-TA-1', [told(requestCommitted)]));

  test('finds nothing wrong where allocation and request tell the same, within the cap', () => {
    expect(verifiedWith(committed(balance, share))).toMatchObject({
      ...{ identityHolds: true, broken: [], contributions: 0, regularBudgets: 1, allocations: 1 },
    });
  });

  test('names what does not add up, what is below zero, and who tells something else', () => {
    expect(verifiedWith(committed({ ...balance, available: 599 }, share)).broken).toEqual([
      'regular-budget-RB-15-2026, revision 0, RegularBudgetCommitted: the cap is 1000, but the uses add up to 999',
    ]);
    expect(verifiedWith(committed({ ...balance, cap: 300, available: -100 }, share)).broken).toEqual([
      'regular-budget-RB-15-2026, revision 0, RegularBudgetCommitted: available is -100',
    ]);
    expect(verifiedWith(committed({ ...balance, available: 500, committed: 500 }, share)).broken).toEqual([
      'regular-budget-RB-15-2026, revision 0, RegularBudgetCommitted: committed is 500, but its requests add up to 400',
    ]);
    expect(verifiedWith(committed(balance, share), 399).broken).toEqual([
      'TA-1 and RB-15-2026: committed is 399 for the request, and 400 for what pays for it',
    ]);
  });
});

describe('a log in PostgreSQL', () => {
  let server: TestPostgres;
  let store: PostgresEventStore;

  beforeAll(async () => {
    server = await startTestPostgres();
    store = await PostgresEventStore.open({ connectionString: server.url });
  }, 60_000);

  afterAll(async () => {
    await store?.close();
    await server?.stop();
  });

  const append = (streams: Readonly<Record<string, readonly Event[]>>) => {
    const commandId = randomUUID();
    const metadata = { actor: 'finance', commandId, correlationId: commandId, recordedAt: at };
    let index = 0;
    const fresh = (events: readonly Event[]) =>
      events.map((event) => ({ ...event, id: eventId(commandId, index++, at), metadata }));
    const units = Object.entries(streams).map(([stream, events]) => ({
      stream,
      expected: 'any' as const,
      events: fresh(events),
    }));
    return store.append(units, { commandId, requestHash: 'a'.repeat(64), answer: {} });
  };

  test('is read to its end each time', async () => {
    expect(await verifyLedgers(store)).toMatchObject({ identityHolds: true, events: 0, upTo: undefined });

    const { position } = await append({ 'contribution-VC-1': contributionHistory(), 'request-TA-1': [reserved(400)] });
    expect(await verifyLedgers(store)).toMatchObject({
      identityHolds: true,
      events: 5,
      contributions: 1,
      requests: 1,
      upTo: position,
    });

    await append({ 'request-TA-1': [reserved(399)] });
    expect(await verifyLedgers(store)).toMatchObject({ identityHolds: false, events: 6, brokenCount: 1 });
  });
});
