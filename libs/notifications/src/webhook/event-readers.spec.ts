import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Grant } from '#access';
import { type RequestEvent, requestStream } from '#assistance';
import type { Recorded } from '#event-sourcing';
import { singleStream } from '#event-store';
import { ChangeFieldOfficeCapacity, fieldOffice, OpenFieldOffice, RenameFieldOffice } from '#field-offices';
import type { Runtime } from '#runtime';
import { Office } from '../office.samples.js';
import { mayRead } from './event-readers.js';

jest.setTimeout(180_000);

describe('An event of a request', () => {
  let office: Office;
  let runtime: Runtime;
  let held: Recorded;
  let risk: Recorded;
  let assigned: Recorded | undefined;
  beforeAll(async () => {
    office = await Office.open();
    runtime = await office.process();
    runtime.project();
    const grants: Readonly<Record<string, Grant>> = {
      manager: { role: 'programme-manager', programmes: 'all' },
      gpac: { role: 'programme-manager', programmes: ['GPAC'] },
      dkr: { role: 'field-office', office: 'DKR' },
      nbo: { role: 'field-office', office: 'NBO' },
      eva: { role: 'evaluator' },
    };
    for (const [name, grant] of Object.entries(grants)) await office.openService(runtime, name, [grant]);
    const requestId = await office.submit(runtime);
    const told = {
      riskId: 'R1',
      title: 'Rain',
      severity: 'low',
      mitigation: 'A roof',
      occurredOn: '2026-07-01',
    } as const;
    const events: readonly RequestEvent[] = [
      ...taken(requestId, 'DKR', null),
      ...taken(requestId, 'NBO', 'DKR'),
      {
        type: 'EvaluationCommissioned',
        data: {
          ...{ requestId, commissionedOn: '2026-03-01', dueOn: '2026-04-01' },
          evaluator: { personId: 'eva', name: 'Eva Lind', organisation: 'Independent', officeCode: null },
        },
      },
      { type: 'RiskRaised', data: { requestId, ...told } },
      {
        type: 'FactHeld',
        data: {
          ...{ requestId, factId: 'F-1', kind: 'RaiseRisk', fact: told, occurredOn: told.occurredOn, held: 1 },
          ...{ heldOn: '2026-06-15', because: 'OccurredInFuture', facts: {} },
        },
      },
    ];
    await office.happened(runtime, requestId, events);
    const story = await runtime.store.read(requestStream(requestId));
    assigned = story.find(({ type }) => type === 'FieldOfficeAssigned');
    [risk, held] = story.slice(-2) as [Recorded, Recorded];
  });
  afterAll(() => office?.close());

  const readersOf = async (
    event: Pick<Recorded, 'stream' | 'position' | 'type'>,
    names = ['manager', 'dkr', 'nbo', 'eva'],
  ): Promise<readonly string[]> => {
    const readers: string[] = [];
    for (const name of names) if (await mayRead(name, event, runtime.readModels)) readers.push(name);
    return readers;
  };

  test('of a fact that was held is read by the office at work and in house, not by the office before it or an evaluator', async () => {
    expect(await readersOf(risk)).toEqual(['manager', 'dkr', 'nbo', 'eva']);
    expect(await readersOf(held)).toEqual(['manager', 'nbo']);
  });

  test('is told in house only where it ranks other offices', async () => {
    expect(await readersOf(assigned as Recorded)).toEqual(['manager']);
  });

  test('is told to managers of some programmes only where it says nothing of requests of others', async () => {
    const { stream, position } = risk;
    const readers = (type: string, of = stream) =>
      readersOf({ stream: of, position, type }, ['manager', 'gpac', 'nbo']);
    expect(await readers('RiskRaised')).toEqual(['manager', 'gpac', 'nbo']); // what no programme has taken yet
    expect(await readers('FieldOfficeAssigned')).toEqual(['manager', 'gpac']);
    expect(await readers('ResourceCheckPerformed')).toEqual(['manager']); // who is before it on the waitlist
    const contribution = 'contribution-VC-2026-000001';
    expect(await readers('ExpenditureCharged', contribution)).toEqual(['manager', 'gpac']);
    expect(await readers('ExpenditureChargeReversed', contribution)).toEqual(['manager']); // and why
    expect(await readers('RegularBudgetChargeReversed', 'regular-budget-RB-15-2026')).toEqual(['manager']);
  });
});

describe('An event of a field office', () => {
  let office: Office;
  let runtime: Runtime;
  beforeAll(async () => {
    office = await Office.open();
    runtime = await office.process();
    runtime.project();
    const grants: Readonly<Record<string, Grant>> = {
      manager: { role: 'programme-manager', programmes: ['GPAC'] },
      dkr: { role: 'field-office', office: 'DKR' },
      nbo: { role: 'field-office', office: 'NBO' },
      admin: { role: 'administrator' },
      eva: { role: 'evaluator' },
    };
    for (const [name, grant] of Object.entries(grants)) await office.openService(runtime, name, [grant]);
    const nairobi = { code: 'NBO', name: 'Nairobi', hostCountry: 'KE', countries: ['KE'], themes: ['corruption'] };
    const opened = { ...nairobi, languages: ['en'], capacity: 3 };
    await runtime.runner.run(new OpenFieldOffice(opened, office.context()), singleStream(fieldOffice));
    for (const command of [
      new ChangeFieldOfficeCapacity({ code: 'NBO', capacity: 5 }, office.context()),
      new RenameFieldOffice({ code: 'NBO', name: 'Eastern Africa' }, office.context()),
    ])
      await runtime.runner.run(command, singleStream(fieldOffice));
  });
  afterAll(() => office?.close());

  test.each([
    ['FieldOfficeOpened', ['manager', 'nbo', 'admin']],
    ['FieldOfficeCapacityChanged', ['manager', 'nbo', 'admin']],
    ['FieldOfficeRenamed', ['manager', 'dkr', 'nbo', 'admin']],
  ])('%s is read by other offices only where it does not tell how much it can take', async (type, expected) => {
    const event = (await runtime.store.read('field-office-NBO')).find((one) => one.type === type) as Recorded;
    const readers: string[] = [];
    for (const name of ['manager', 'dkr', 'nbo', 'admin', 'eva'])
      if (await mayRead(name, event, runtime.readModels)) readers.push(name);
    expect(readers).toEqual(expected);
  });
});

const taken = (requestId: string, officeCode: string, reassignedFrom: string | null): readonly RequestEvent[] => [
  {
    type: 'FieldOfficeAssigned',
    data: { requestId, officeCode, assignedOn: '2026-02-14', reason: null, ranking: [], reassignedFrom },
  },
  { type: 'AssignmentAccepted', data: { requestId, officeCode, acceptedOn: '2026-02-15' } },
];
