import { setTimeout as pause } from 'node:timers/promises';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Grant, Principal } from '#access';
import { type Answered, ApiUnderTest } from '../testing/api-under-test.js';
import { acceptanceBody, submissionBody } from '../testing/bodies.samples.js';
import { type Asked, Clearance } from './clearance.js';

const usd = (minor: number) => ({ minor, currency: 'USD' });
const allProgrammes: Grant = { role: 'programme-manager', programmes: 'all' };
const finance: Grant = { role: 'finance-officer' };

const person = (name: string, ...grants: readonly Grant[]): Principal => ({
  name,
  personId: null,
  hasAccount: true,
  grants,
  by: 'session',
  isService: false,
});

describe('Clearance', () => {
  let api: ApiUnderTest;
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    await as('fiona', '/donors', { donorId: 'NO', name: 'Norway', type: 'government', country: 'NO' });
  });
  afterAll(() => api?.stop());

  const as = async (name: string, path: string, body: object, onBehalfOf?: string): Promise<Answered> => {
    const forWhom = onBehalfOf === undefined ? {} : { 'techcoop-on-behalf-of': onBehalfOf };
    const answer = await api.command(path, body, { authorization: `Name ${name}`, ...forWhom });
    if (answer.status >= 300) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
    return answer;
  };
  const submitted = async (by = 'sam'): Promise<string> =>
    (await as(by, '/requests', { ...submissionBody, submittedOn: '2026-02-02' })).body.id;
  const contribution = async (
    receivedBy: string,
    earmark: object = { level: 1 },
    receivedFor?: string,
  ): Promise<string> => {
    const pledge = { donorId: 'NO', title: 'Courts', amount: usd(1_000_000), pledgedOn: '2026-01-01' };
    const { id } = (await as('fiona', '/contributions', { ...pledge, earmark })).body;
    const agreement = { reference: 'NO-1', signedOn: '2026-01-02', amount: 1_000_000, pscBasisPoints: 0 };
    await as('fiona', `/contributions/${id}/agreement`, agreement);
    const receipt = { receiptId: 'R1', received: usd(1_000_000), receivedOn: '2026-01-03' };
    await as(receivedBy, `/contributions/${id}/receipts`, receipt, receivedFor);
    return id;
  };
  /** A request that headquarters delivers. */
  const delivering = async (): Promise<string> => {
    const requestId = await submitted();
    const step = (path: string, body: object) => as('tom', `/requests/${requestId}/${path}`, body);
    await contribution('fiona');
    await step('accept', { ...acceptanceBody(100_000), acceptedOn: '2026-02-10' });
    await step('resource-checks', { checkedOn: '2026-02-11' });
    await step('confirm-funding', { confirmedOn: '2026-02-12' });
    await step('assignment', { officeCode: 'HQ', assignedOn: '2026-02-14' });
    return requestId;
  };
  const commissions = async (requestId: string, personId: string): Promise<void> => {
    const evaluator = { personId, name: 'Eva Berg', organisation: 'Independent' };
    const days = { commissionedOn: '2026-04-10', dueOn: '2026-06-30' };
    await as('tom', `/requests/${requestId}/evaluation`, { evaluator, ...days });
  };
  /** As in logs in which events did not tell whom an evaluator replaces. */
  const commissionedBefore = async (requestId: string, personId: string): Promise<void> => {
    const { store } = api.runtime;
    const stream = `request-${requestId}`;
    const last = (await store.read(stream)).at(-1);
    if (!last) throw new Error(`no ${stream}`);
    const evaluator = { personId, name: 'Ada Falk', organisation: 'Independent', officeCode: null };
    const data = { requestId, evaluator, commissionedOn: '2026-04-11', dueOn: '2026-06-30' };
    const commandId = randomUUID();
    await store.append(
      [
        {
          ...{ stream, expected: last.revision },
          events: [
            { id: randomUUID(), type: 'EvaluationCommissioned', data, metadata: { ...last.metadata, commandId } },
          ],
        },
      ],
      { commandId, requestHash: '00'.repeat(32), answer: {} },
    );
  };
  const clearance = (separateReceiptsAbove = 0): Clearance => {
    const { readModels, store } = api.runtime;
    return new Clearance({ readModels, store, separateReceiptsAbove });
  };
  const asks = (
    who: Principal,
    operation: string,
    { parameters = {}, body = {}, ...forWhom }: Partial<Omit<Asked, 'body'>> & Readonly<{ body?: object }> = {},
    separateReceiptsAbove = 0,
  ) => clearance(separateReceiptsAbove).of(who, operation, { parameters, body, ...forWhom });

  test('tells many who ask at the same moment about many requests each their own', async () => {
    const ids = await Promise.all([submitted(), submitted()]);
    const state = (country: string): Grant => ({ role: 'requesting-state', country });
    const evaluator: Principal = { ...person('eva', { role: 'evaluator' }), personId: null };
    const [kenya, fiji] = [person('ken', state('KE')), person('fay', state('FJ'))];
    const gate = clearance();
    const asked = [kenya, fiji, evaluator, person('both', state('FJ'), state('KE'))].flatMap((who) =>
      [...ids, 'TA-2026-999999'].map(async (requestId): Promise<string> => {
        const scope = gate.of(who, 'getRequest', { parameters: { requestId }, body: {} });
        return `${who.name} ${ids.indexOf(requestId)} ${await scope.then(
          () => 'sees it',
          (error: Error) => error.name,
        )}`;
      }),
    );
    expect(await Promise.all(asked)).toEqual([
      ...['ken 0 sees it', 'ken 1 sees it', 'ken -1 NotFound'],
      ...['fay 0 NotFound', 'fay 1 NotFound', 'fay -1 NotFound'],
      ...['eva 0 NotFound', 'eva 1 NotFound', 'eva -1 NotFound'],
      ...['both 0 sees it', 'both 1 sees it', 'both -1 NotFound'],
    ]);
  });

  test('is given to nobody who has no role for it, and for nothing that is not listed', async () => {
    const refused = { name: 'NotAllowed', rule: 'none of your roles allows this' };
    await expect(asks(person('ann'), 'listRequests')).rejects.toMatchObject(refused);
    await expect(asks(person('ann', { role: 'administrator' }), 'confirmFunding')).rejects.toMatchObject(refused);
    await expect(asks(person('ann', allProgrammes, finance), 'constructor')).rejects.toMatchObject(refused);
    await expect(clearance().of(undefined, 'getInbox', { parameters: {}, body: {} })).rejects.toMatchObject({
      name: 'NotSignedIn',
    });
  });

  test('looks for nothing that can be no name', async () => {
    const kenya = person('sam', { role: 'requesting-state', country: 'KE' });
    for (const requestId of ['\u0000', 'TA-2026-000001\u0000', '\u202e', '']) {
      const parameters = { requestId };
      await expect(asks(kenya, 'getRequest', { parameters })).rejects.toMatchObject({ name: 'NotFound' });
      expect(await asks(person('tom', allProgrammes), 'acceptRequest', { parameters })).toMatchObject({
        requests: null,
      });
      const period = { period: requestId };
      expect(await asks(person('fay', finance), 'closePeriod', { parameters: period })).toMatchObject({ donors: null });
    }
  });

  test('is there at once for what somebody has just submitted', async () => {
    const kenya = person('sam', { role: 'requesting-state', country: 'KE' });
    for (let times = 0; times < 5; times += 1) {
      const requestId = await submitted();
      expect(await asks(kenya, 'getRequest', { parameters: { requestId } })).toMatchObject({ requests: ['state:KE'] });
    }
  });

  test('lets a State submit its own requests only', async () => {
    const kenya = person('sam', { role: 'requesting-state', country: 'KE' });
    await asks(kenya, 'submitRequest', { body: { origin: { kind: 'state', country: 'KE' } } });
    for (const origin of [{ kind: 'state', country: 'UG' }, { kind: 'centre' }, null, 'KE'])
      await expect(asks(kenya, 'submitRequest', { body: { origin } })).rejects.toMatchObject({
        rule: 'you submit requests of KE',
      });
  });

  test('lets a manager screen what is in no programme, and accept it into their own', async () => {
    const manager = person('mona', { role: 'programme-manager', programmes: ['GPAC'] });
    const parameters = { requestId: await submitted() };
    await asks(manager, 'acceptRequest', { parameters, body: { programme: 'GPAC' } });
    await expect(asks(manager, 'acceptRequest', { parameters, body: { programme: 'TPP' } })).rejects.toMatchObject({
      rule: 'you accept requests into GPAC',
    });
    const accepted = { ...acceptanceBody(100_000), programme: 'TPP', acceptedOn: '2026-02-10' };
    await as('tom', `/requests/${parameters.requestId}/accept`, accepted);
    await api.runtime.readModels.caughtUp();
    await expect(asks(manager, 'confirmFunding', { parameters })).rejects.toMatchObject({ name: 'NotFound' });
  });

  test('lets nobody accept what they submitted', async () => {
    const parameters = { requestId: await submitted('mona') };
    await expect(asks(person('mona', allProgrammes), 'acceptRequest', { parameters })).rejects.toMatchObject({
      name: 'NotAllowed',
      rule: 'you submitted this request: somebody else accepts it',
    });
    await asks(person('tom', allProgrammes), 'acceptRequest', { parameters });
  });

  test('lets nobody confirm funding from much money whose receipt they recorded', async () => {
    await contribution('mona');
    const requestId = await submitted();
    await as('tom', `/requests/${requestId}/accept`, { ...acceptanceBody(200_000), acceptedOn: '2026-02-10' });
    await as('tom', `/requests/${requestId}/resource-checks`, { checkedOn: '2026-02-11' });
    const parameters = { requestId };
    const both = person('mona', allProgrammes, finance);
    const refused = { rule: 'you recorded a receipt of this money: somebody else confirms funding from it' };
    await expect(asks(both, 'confirmFunding', { parameters })).rejects.toMatchObject(refused);
    await expect(asks(both, 'confirmFunding', { parameters }, 1_999)).rejects.toMatchObject(refused);
    await asks(both, 'confirmFunding', { parameters }, 2_000);
    await asks(person('tom', allProgrammes, finance), 'confirmFunding', { parameters });
  });

  test('lets nobody confirm funding from money to which they credited interest', async () => {
    const requestId = await submitted();
    await as('tom', `/requests/${requestId}/accept`, { ...acceptanceBody(200_000), acceptedOn: '2026-02-10' });
    const contributionId = await contribution('fiona', { level: 4, requests: [requestId] });
    await as('iris', `/contributions/${contributionId}/interest`, { amount: 1_000, creditedOn: '2026-02-10' });
    await as('tom', `/requests/${requestId}/resource-checks`, { checkedOn: '2026-02-11' });
    const parameters = { requestId };
    const rule = 'you recorded a receipt of this money: somebody else confirms funding from it';
    const iris = person('iris', allProgrammes, finance);
    await expect(asks(iris, 'confirmFunding', { parameters })).rejects.toMatchObject({ rule });
    await asks(person('tom', allProgrammes, finance), 'confirmFunding', { parameters });
  });

  describe('of money whose receipt somebody recorded', () => {
    let people: ApiUnderTest;
    beforeAll(async () => {
      const roles = { both: [allProgrammes, finance], tom: [allProgrammes], fiona: [finance] };
      people = await ApiUnderTest.beside(api, { clock: api.clock, people: roles });
    });
    afterAll(() => people?.stop());

    const asked = (name: string, path: string, body: object): Promise<Answered> =>
      people.command(path, body, { authorization: `Name ${name}` });
    const confirmation = { confirmedOn: '2026-02-12' };
    const accepted = async (amount: number): Promise<string> => {
      const requestId = await submitted();
      await as('tom', `/requests/${requestId}/accept`, { ...acceptanceBody(amount), acceptedOn: '2026-02-10' });
      return requestId;
    };
    const checked = (requestId: string): Promise<Answered> =>
      as('tom', `/requests/${requestId}/resource-checks`, { checkedOn: '2026-02-11' });
    const onlyFor = (...requests: readonly string[]) => ({ level: 4, requests });
    const refused = {
      status: 403,
      body: { facts: { rule: expect.stringContaining('you recorded a receipt of this') } },
    };

    test('nobody substitutes it for other money', async () => {
      const requestId = await accepted(200_000);
      const contributionId = await contribution('fiona', onlyFor(requestId));
      await checked(requestId);
      await as('tom', `/requests/${requestId}/confirm-funding`, confirmation);
      const toContributionId = await contribution('both', onlyFor(requestId));
      const substitution = { contributionId, toContributionId, substitutedOn: '2026-02-20', reason: 'Its end' };
      const path = `/requests/${requestId}/funding-substitutions`;
      expect(await asked('both', path, substitution)).toMatchObject(refused);
      expect(await asked('fiona', path, substitution)).toMatchObject({ status: 200 });
      const back = { ...substitution, contributionId: toContributionId, toContributionId: contributionId };
      expect(await asked('both', path, back)).toMatchObject({ status: 200 });
    });

    test('nobody adds it to a budget, and takes from a budget what they will', async () => {
      const requestId = await accepted(1_000);
      await contribution('both', onlyFor(requestId));
      await checked(requestId);
      await as('tom', `/requests/${requestId}/confirm-funding`, confirmation);
      const revised = (name: string, amount: number) => {
        const { lines } = acceptanceBody(amount).budget;
        return asked(name, `/requests/${requestId}/budget-revisions`, {
          lines,
          revisedOn: '2026-02-20',
          reason: 'More',
        });
      };
      expect(await revised('both', 900_000)).toMatchObject(refused);
      expect(await revised('both', 900)).toMatchObject({ status: 200 });
      expect(await revised('tom', 900_000)).toMatchObject({ status: 200 });
    });

    test('nobody commits it to what they reopen', async () => {
      const requestId = await accepted(1_000);
      await contribution('both', onlyFor(requestId));
      await checked(requestId);
      const step = (path: string, body: object) => as('tom', `/requests/${requestId}/${path}`, body);
      await step('confirm-funding', confirmation);
      await step('assignment', { officeCode: 'HQ', assignedOn: '2026-02-14' });
      await step('complete', { completedOn: '2026-03-01', summary: 'Done' });
      await step('evaluation/waive', { waivedOn: '2026-03-02', reason: 'Small' });
      await step('close', { closedOn: '2026-03-03' });
      const late = { obligationId: 'O-1', lineId: 'training', supplier: 'Hall', description: 'Rent', amount: usd(500) };
      const reopened = { ...late, reopenedOn: '2026-03-10', reason: 'A late invoice' };
      expect(await asked('both', `/requests/${requestId}/reopen`, reopened)).toMatchObject(refused);
      expect(await asked('tom', `/requests/${requestId}/reopen`, reopened)).toMatchObject({ status: 200 });
    });

    test('nobody confirms it after it was transferred, however often', async () => {
      const requestId = await accepted(200_000);
      const other = await accepted(1_000);
      const first = await contribution('both', onlyFor(other));
      const [second, third] = [
        await contribution('fiona', onlyFor(other)),
        await contribution('fiona', onlyFor(requestId)),
      ];
      const consents = { consentReference: 'NO-2', reason: 'Left over' };
      const transfer = (from: string, toContributionId: string) =>
        asked('fiona', `/contributions/${from}/transfers`, {
          ...{ toContributionId, amount: 300_000, transferredOn: '2026-01-05', ...consents },
        });
      expect(await transfer(third, second)).toMatchObject({ status: 200 });
      await checked(requestId);
      const parameters = { requestId };
      const both = person('both', allProgrammes, finance);
      await asks(both, 'confirmFunding', { parameters });
      expect(await transfer(first, second)).toMatchObject({ status: 200 });
      await asks(both, 'confirmFunding', { parameters });
      expect(await transfer(second, third)).toMatchObject({ status: 200 });
      await expect(asks(both, 'confirmFunding', { parameters })).rejects.toMatchObject(refused.body.facts);
      expect(await asked('both', `/requests/${requestId}/confirm-funding`, confirmation)).toMatchObject(refused);
      expect(await asked('tom', `/requests/${requestId}/confirm-funding`, confirmation)).toMatchObject({ status: 200 });
    });

    test('nobody confirms more of it by stages', async () => {
      const requestId = await accepted(200_000);
      const stages = [1, 2].map((stage) => ({
        ...{
          title: `Stage ${stage}`,
          startsOn: `2026-0${stage + 3}-01`,
          lines: [{ lineId: 'training', amount: 100_000 }],
        },
      }));
      const split = { splitOn: '2026-02-10', reason: 'Not all at once', stages };
      await as('tom', `/requests/${requestId}/stages`, split);
      const ids = [requestId, `${requestId}-2`];
      await contribution('both', onlyFor(...ids));
      for (const id of ids) await checked(id);
      const both = person('both', allProgrammes, finance);
      for (const id of ids) {
        const stage = { parameters: { requestId: id } };
        await expect(asks(both, 'confirmFunding', stage, 1_500)).rejects.toMatchObject(refused.body.facts);
        await asks(both, 'confirmFunding', stage, 2_000);
      }
    });
  });

  test('lets nobody close a period of which they recorded expenditure, and lets a former office go on', async () => {
    const requestId = await delivering();
    const spent = { expenditureId: 'X1', lineId: 'training', amount: usd(1_000), occurredOn: '2026-03-20' };
    await as('fay', `/requests/${requestId}/expenditures`, { ...spent, description: 'Hall' });
    const fay = person('fay', finance);
    const refused = { rule: 'you recorded expenditure of this period: somebody else closes it' };
    await expect(asks(fay, 'closePeriod', { parameters: { period: '2026-03' } })).rejects.toMatchObject(refused);
    await expect(asks(fay, 'closePeriod', { parameters: { period: '2026-04' } })).rejects.toMatchObject(refused);
    await asks(fay, 'closePeriod', { parameters: { period: '2026-02' } });
    await asks(person('fiona', finance), 'closePeriod', { parameters: { period: '2026-03' } });
    const office = person('otto', { role: 'field-office', office: 'HQ' });
    expect(await asks(office, 'logActivity', { parameters: { requestId } })).toMatchObject({ as: 'field-office' });
  });

  test('lets nobody close a period of which they told expenditure that somebody else accepted', async () => {
    const requestId = await delivering();
    const spent = { expenditureId: 'X1', lineId: 'training', amount: usd(150_000), occurredOn: '2026-04-20' };
    const told = await as('faith', `/requests/${requestId}/expenditures`, { ...spent, description: 'Hall' });
    const { lines } = acceptanceBody(200_000).budget;
    await as('tom', `/requests/${requestId}/budget-revisions`, { lines, revisedOn: '2026-04-21', reason: 'More' });
    const judgement = { acceptedOn: '2026-06-15', reason: 'It holds' };
    await as('fred', `/requests/${requestId}/held-facts/${told.body.factId}/accept`, judgement);
    const rule = 'you recorded expenditure of this period: somebody else closes it';
    for (const name of ['faith', 'fred'])
      await expect(
        asks(person(name, finance), 'closePeriod', { parameters: { period: '2026-04' } }),
      ).rejects.toMatchObject({ rule });
    await expect(as('faith', '/periods/2026-04/close', { closedOn: '2026-06-10' })).rejects.toThrow(
      'SeparationOfDuties',
    );
  });

  test('has nobody evaluate for whose delivery they recorded anything', async () => {
    const requestId = await delivering();
    const own = (name: string, path: string, body: object) => as(name, `/requests/${requestId}/${path}`, body);
    const activities = [{ plannedId: 'P1', title: 'Seminar', kind: 'seminar', from: '2026-03-01', to: '2026-03-02' }];
    await own('planner', 'workplan', { agreedOn: '2026-02-18', activities, milestones: [], indicators: [] });
    const line = { lineId: 'training', description: 'Hall' };
    await own('buyer', 'obligations', {
      ...{ ...line, obligationId: 'O1', supplier: 'Hall', amount: usd(500), raisedOn: '2026-03-01' },
    });
    await own('payer', 'expenditures', { ...line, expenditureId: 'X1', amount: usd(10), occurredOn: '2026-03-20' });
    await own('teller', 'expenditures', {
      ...line,
      expenditureId: 'X2',
      amount: usd(900_000),
      occurredOn: '2026-03-20',
    });
    await own('reporter', 'progress-reports', {
      ...{ reportId: 'PR1', from: '2026-03-01', to: '2026-03-31', reportedOn: '2026-04-01', summary: 'As planned' },
    });
    await own('warner', 'risks', {
      riskId: 'R1',
      title: 'Rain',
      severity: 'low',
      mitigation: 'Tents',
      occurredOn: '2026-03-02',
    });
    await own('finisher', 'complete', { completedOn: '2026-04-01', summary: 'Done' });
    const rule = 'this person delivered what is to be evaluated: commission somebody else';
    const took = ['planner', 'buyer', 'payer', 'teller', 'reporter', 'warner', 'finisher'];
    for (const name of [...took, 'accountant'])
      await as('root', '/accounts', { name, personId: `p-${name}`, grants: [] });
    const commissioning = (name: string) =>
      asks(person('tom', allProgrammes), 'commissionEvaluation', {
        ...{ parameters: { requestId }, body: { evaluator: { personId: `p-${name}` } } },
      });
    for (const name of took) await expect(commissioning(name)).rejects.toMatchObject({ rule });
    await commissioning('accountant');
  });

  test('shows an evaluator what their person was commissioned with, whatever their account is called', async () => {
    const evaluator = (name: string, personId: string | null): Principal => ({
      ...person(name, { role: 'evaluator' }),
      personId,
    });
    const requestId = await delivering();
    const summary = 'Forty judges were trained.';
    await as('otto', `/requests/${requestId}/complete`, { completedOn: '2026-04-01', summary });
    await commissions(requestId, 'p-eva');
    const sees = (who: Principal) => asks(who, 'getRequest', { parameters: { requestId } });
    expect(await sees(evaluator('eva', 'p-eva'))).toMatchObject({ requests: ['evaluator:p-eva'] });
    await sees(evaluator('eva-again', 'p-eva'));
    await expect(sees(evaluator('p-eva', 'p-adam'))).rejects.toMatchObject({ name: 'NotFound' });
    await expect(sees(evaluator('p-eva', null))).rejects.toMatchObject({ name: 'NotFound' });
    expect(await asks(evaluator('p-eva', null), 'listRequests')).toMatchObject({ requests: [], donors: [] });
    const parameters = { requestId: '\u0000' };
    await expect(asks(evaluator('null', null), 'getRequest', { parameters })).rejects.toMatchObject({
      name: 'NotFound',
    });
    await commissions(requestId, 'p-adam');
    await sees(evaluator('adam', 'p-adam'));
    await expect(sees(evaluator('eva', 'p-eva'))).rejects.toMatchObject({ name: 'NotFound' });
  });

  test('has nobody evaluate what they delivered, under whatever account, nor what is with somebody else by now', async () => {
    const requestId = await delivering();
    const own = (path: string, body: object) => as('otto', `/requests/${requestId}/${path}`, body);
    await as('root', '/accounts', { name: 'otto', personId: 'p-otto', grants: [] });
    await as('root', '/accounts', {
      name: 'olga',
      personId: 'p-olga',
      grants: [{ role: 'field-office', office: 'HQ' }],
    });
    const measured = { evidenceId: 'E1', fileName: 'a.pdf', mediaType: 'application/pdf', size: 1, describes: 'List' };
    await own('evidence', { ...measured, sha256: 'a'.repeat(64), occurredOn: '2026-03-05' });
    await own('complete', { completedOn: '2026-04-01', summary: 'Forty judges were trained.' });
    const parameters = { requestId };
    const commissioning = (personId: string) =>
      asks(person('tom', allProgrammes), 'commissionEvaluation', { parameters, body: { evaluator: { personId } } });
    const rule = 'this person delivered what is to be evaluated: commission somebody else';
    await expect(commissioning('p-otto')).rejects.toMatchObject({ rule });
    await expect(commissioning('p-olga')).rejects.toMatchObject({ rule });
    await commissioning('p-new');
    const submitting = (name: string, personId: string) =>
      asks({ ...person(name, { role: 'evaluator' }), personId }, 'submitEvaluation', { parameters });
    await commissions(requestId, 'p-otto'); // as nobody with rights of their own could
    await expect(submitting('otto-2', 'p-otto')).rejects.toMatchObject({
      rule: 'you delivered what is to be evaluated: somebody else evaluates it',
    });
    await commissions(requestId, 'p-eve');
    await submitting('eve', 'p-eve');
    await expect(submitting('otto-2', 'p-otto')).rejects.toMatchObject({ name: 'NotFound' });
    await commissionedBefore(requestId, 'p-ada');
    await submitting('ada', 'p-ada');
    await expect(submitting('eve', 'p-eve')).rejects.toMatchObject({
      rule: 'somebody else is commissioned with this evaluation',
    });
  });

  test('counts the accounts of one person as one', async () => {
    await as('root', '/accounts', { name: 'mona', personId: 'p-mona', grants: [] });
    const parameters = { requestId: await submitted('mona') };
    const again = { ...person('mona-2', allProgrammes), personId: 'p-mona' };
    await expect(asks(again, 'acceptRequest', { parameters })).rejects.toMatchObject({
      rule: 'you submitted this request: somebody else accepts it',
    });
    await asks({ ...again, personId: null }, 'acceptRequest', { parameters });
  });

  describe('takes what a service does on behalf of somebody for what they did', () => {
    const service: Principal = { ...person('portal', allProgrammes, finance), by: 'api-key', isService: true };
    const refused = { name: 'NotAllowed' };
    beforeAll(async () => {
      for (const [name, personId] of [
        ['kate', 'p-kate'],
        ['kate-2', 'p-kate'],
      ])
        await as('root', '/accounts', { name, personId, grants: [] });
    });
    const kate = person('kate', allProgrammes, finance);
    const again: Principal = { ...person('kate-2', allProgrammes, finance), personId: 'p-kate' };

    test('where they accept what was submitted for them, or have it accepted', async () => {
      const submission = { ...submissionBody, submittedOn: '2026-02-02' };
      const told = { parameters: { requestId: (await as('portal', '/requests', submission, 'kate')).body.id } };
      for (const who of [kate, again, service])
        await expect(asks(who, 'acceptRequest', told)).rejects.toMatchObject(refused);
      await asks(person('tom', allProgrammes), 'acceptRequest', told);
      const own = { parameters: { requestId: await submitted('kate') } };
      await asks(service, 'acceptRequest', own);
      await asks(service, 'acceptRequest', { ...own, onBehalfOf: 'tom' });
      for (const onBehalfOf of ['kate', 'kate-2'])
        await expect(asks(service, 'acceptRequest', { ...own, onBehalfOf })).rejects.toMatchObject(refused);
      const beside = await ApiUnderTest.beside(api, { people: { portal: [allProgrammes] } });
      const accept = (onBehalfOf: string) => {
        const headers = { authorization: 'Name portal', 'techcoop-on-behalf-of': onBehalfOf };
        const accepted = { ...acceptanceBody(100_000), acceptedOn: '2026-02-10' };
        return beside.command(`/requests/${own.parameters.requestId}/accept`, accepted, headers);
      };
      expect(await accept('kate')).toMatchObject({ status: 403 });
      expect(await accept('tom')).toMatchObject({ status: 200 });
      await beside.stop();
    });

    test('where they confirm funding from what was received for them', async () => {
      const parameters = { requestId: await submitted() };
      const acceptance = { ...acceptanceBody(200_000), acceptedOn: '2026-02-10' };
      await as('tom', `/requests/${parameters.requestId}/accept`, acceptance);
      await contribution('portal', { level: 4, requests: [parameters.requestId] }, 'kate');
      await as('tom', `/requests/${parameters.requestId}/resource-checks`, { checkedOn: '2026-02-11' });
      for (const who of [kate, again, service])
        await expect(asks(who, 'confirmFunding', { parameters })).rejects.toMatchObject(refused);
      const other: Principal = { ...service, name: 'other-portal' };
      await asks(other, 'confirmFunding', { parameters });
      await expect(asks(other, 'confirmFunding', { parameters, onBehalfOf: 'kate' })).rejects.toMatchObject(refused);
    });

    test('where they close a month of which expenditure was recorded for them', async () => {
      const requestId = await delivering();
      const spent = { expenditureId: 'X1', lineId: 'training', amount: usd(1_000), occurredOn: '2026-05-20' };
      await as('portal', `/requests/${requestId}/expenditures`, { ...spent, description: 'Hall' }, 'kate');
      const parameters = { period: '2026-05' };
      for (const who of [kate, again, service])
        await expect(asks(who, 'closePeriod', { parameters })).rejects.toMatchObject(refused);
      const other: Principal = { ...service, name: 'other-portal' };
      await expect(asks(other, 'closePeriod', { parameters, onBehalfOf: 'kate-2' })).rejects.toMatchObject(refused);
      const close = (name: string, onBehalfOf?: string) =>
        as(name, '/periods/2026-05/close', { closedOn: '2026-06-10' }, onBehalfOf);
      await expect(close('kate')).rejects.toThrow('SeparationOfDuties');
      await expect(close('other-portal', 'kate')).rejects.toThrow('SeparationOfDuties');
    });

    test('where they evaluate what was delivered for them', async () => {
      const requestId = await delivering();
      const reached = { evidenceId: 'E1', fileName: 'a.pdf', mediaType: 'application/pdf', size: 1, describes: 'List' };
      const attached = { ...reached, sha256: 'a'.repeat(64), occurredOn: '2026-03-05' };
      await as('portal', `/requests/${requestId}/evidence`, attached, 'kate-2');
      const body = { evaluator: { personId: 'p-kate' } };
      await expect(
        asks(person('tom', allProgrammes), 'commissionEvaluation', { parameters: { requestId }, body }),
      ).rejects.toMatchObject(refused);
    });
  });

  describe('holds at the very same moment', () => {
    const ROUNDS = 25;
    let two: readonly [ApiUnderTest, ApiUnderTest];
    beforeAll(async () => {
      const people = { both: [allProgrammes, finance] };
      const beside = () => ApiUnderTest.beside(api, { clock: api.clock, people });
      two = [await beside(), await beside()];
    });
    afterAll(() => Promise.all((two ?? []).map((one) => one.stop())));

    /** In one process, then in another one. */
    const by = (process: 0 | 1, path: string, body: object): Promise<Answered> =>
      two[process].command(path, body, { authorization: 'Name both' });

    test('nobody accepts what they submit', async () => {
      const wrong: unknown[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        const before = await submitted();
        const next = before.replace(/\d+$/, (number) => String(Number(number) + 1).padStart(number.length, '0'));
        const accepted = { ...acceptanceBody(100_000), acceptedOn: '2026-02-10' };
        const submitting = by(0, '/requests', { ...submissionBody, submittedOn: '2026-02-02' });
        const accepting: Promise<Answered>[] = [];
        for (let times = 0; times < 6; times += 1) {
          accepting.push(by(times % 2 === 0 ? 0 : 1, `/requests/${next}/accept`, accepted));
          await pause(round % 4);
        }
        expect(await submitting).toMatchObject({ status: 201, body: { id: next } });
        for (const { status, body } of await Promise.all(accepting))
          if (status !== 403 && status !== 404) wrong.push({ round, status, body });
      }
      expect(wrong).toEqual([]);
    }, 60_000);

    test('nobody confirms funding from what they receive', async () => {
      const wrong: unknown[] = [];
      for (let round = 0; round < ROUNDS / 2; round += 1) {
        const requestId = await submitted();
        await as('tom', `/requests/${requestId}/accept`, { ...acceptanceBody(200_000), acceptedOn: '2026-02-10' });
        const contributionId = await contribution('fiona', { level: 4, requests: [requestId] });
        await as('tom', `/requests/${requestId}/resource-checks`, { checkedOn: '2026-02-11' });
        const [process, other] = round % 2 === 0 ? ([0, 1] as const) : ([0, 0] as const);
        const receipt = { receiptId: 'R2', received: usd(1_000), receivedOn: '2026-01-04' };
        const receiving = by(process, `/contributions/${contributionId}/receipts`, receipt);
        await pause(round % 5);
        const confirming = by(other, `/requests/${requestId}/confirm-funding`, { confirmedOn: '2026-02-12' });
        const [received, confirmed] = await Promise.all([receiving, confirming]);
        expect(received.status).toBe(200);
        const isAfter = confirmed.status === 200 && confirmed.body.position > received.body.position;
        if (isAfter || ![200, 403].includes(confirmed.status)) wrong.push({ round, confirmed, received });
      }
      expect(wrong).toEqual([]);
    }, 60_000);

    test('nobody closes a month of which they record expenditure', async () => {
      const requestId = await delivering();
      api.clock.current = new Date('2030-01-15T12:00:00Z');
      const closedOn = '2030-01-14';
      const wrong: unknown[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        const period = new Date(Date.UTC(2026, 6 + round, 1)).toISOString().slice(0, 7);
        const spent = { expenditureId: `X-${period}`, lineId: 'training', amount: usd(100 + round) };
        const told = { ...spent, occurredOn: `${period}-15`, description: 'Hall' };
        const recording = by(0, `/requests/${requestId}/expenditures`, told);
        await pause(round % 6);
        const closing = by(round % 3 === 0 ? 0 : 1, `/periods/${period}/close`, { closedOn });
        const [recorded, closed] = await Promise.all([recording, closing]);
        expect(recorded.status).toBe(200);
        if (closed.status === 200 && !recorded.body.held) wrong.push({ round, recorded, closed });
        if (![200, 403, 409].includes(closed.status)) wrong.push(closed);
        await as('tom', `/periods/${period}/close`, { closedOn });
      }
      expect(wrong).toEqual([]);
    }, 60_000);
  });
});
