import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Grant, Role } from '#access';
import { ApiUnderTest } from '../../apps/api/src/testing/api-under-test.js';
import { temporaryFiles } from '../../apps/api/src/testing/files.js';
import { DemoClock } from '../../apps/desk/src/demo/demo-clock.js';
import { runDemo } from '../../apps/desk/src/demo/run-demo.js';

/** The columns of matrix.txt. */
const ROLES = [
  'requesting-state',
  'programme-manager',
  'finance-officer',
  'field-office',
  'donor',
  'evaluator',
  'auditor',
  'administrator',
] as const satisfies readonly Role[];

/** `-` may not; `own`: what is theirs; `all`; `every`: only a manager of every programme. */
type Cell = '-' | 'own' | 'all' | 'every';
type Operation = Readonly<{ id: string; method: 'GET' | 'POST' | 'PUT' | 'DELETE'; path: string }>;
type Things = Readonly<Record<string, string>>;

const SUBJECTS = ['requestId', 'contributionId', 'inKindId', 'donorId', 'actor'];
const BODIES: Readonly<Record<string, (things: Things) => object>> = {
  submitRequest: ({ country }) => ({ origin: { kind: 'state', country } }),
  acceptRequest: ({ programme }) => ({ programme }),
};

describe('Who may do what', () => {
  let open: ApiUnderTest;
  let api: ApiUnderTest;
  let things: Things;
  let files: Awaited<ReturnType<typeof temporaryFiles>>;
  let operations: readonly Operation[];
  let table: ReadonlyMap<string, 'public' | readonly Cell[]>;

  beforeAll(async () => {
    const clock = new DemoClock();
    open = await ApiUnderTest.start({ clock });
    clock.set(new Date('2026-06-15T12:00:00Z'));
    await runDemo({ runtime: open.runtime, api: open.app }, clock, { json: true }, process.stderr);
    things = await thingsIn(open);
    files = await temporaryFiles();
    api = await ApiUnderTest.beside(open, { clock, people: peopleOf(things), files: files.settings });
    const { body } = await api.get('/api/openapi.json', {});
    operations = Object.entries<Record<string, { operationId: string }>>(body.paths).flatMap(([path, item]) =>
      Object.entries(item).map(([method, { operationId: id }]): Operation => {
        return { id, path, method: method.toUpperCase() as Operation['method'] }; // OpenAPI has no others here
      }),
    );
    table = await readTable();
  }, 240_000);
  afterAll(async () => {
    await api?.stop();
    await open?.stop();
    await files?.remove();
  });

  /** Evaluators go by the name under which they were commissioned. */
  const nameOf = (name: string): string => (name === 'own evaluator' ? (things['evaluator'] ?? '') : name);
  const as = (name: string) => ({ authorization: `Name ${nameOf(name)}` });

  const ask = ({ id, method, path }: Operation, name: string | undefined, own: Things) =>
    api.ask(
      method,
      path.replaceAll(/\{(\w+)\}/g, (_, parameter: string) => own[parameter] ?? 'x'),
      {
        headers: {
          authorization: name === undefined ? '' : `Name ${nameOf(name)}`,
          'idempotency-key': `matrix-${id}-${name}-${own['actor']}`,
          // Opens no stream.
          ...(['streamInbox', 'streamChanges'].includes(id) && { 'last-event-id': 'x' }),
        },
        ...(method !== 'GET' && method !== 'DELETE' && { body: BODIES[id]?.(own) ?? {} }),
      },
    );

  test('is told for every route, and for no other', () => {
    expect([...table.keys()].toSorted()).toEqual(operations.map(({ id }) => id).toSorted());
  });

  test('begins with signing in', async () => {
    for (const operation of operations) {
      const { status, body } = await ask(operation, undefined, things);
      const isOpen = status !== 401 || body.code !== 'NotSignedIn';
      expect({ id: operation.id, isOpen }).toEqual({ id: operation.id, isOpen: table.get(operation.id) === 'public' });
    }
  });

  test.each(ROLES.map((role, column) => [role, column] as const))(
    'is kept to by %s',
    async (role, column) => {
      const wrong: unknown[] = [];
      for (const operation of operations) {
        const cells = table.get(operation.id);
        if (cells === undefined || cells === 'public') continue;
        const who = [`own ${role}`, `other ${role}`, ...(role === 'programme-manager' ? ['every programme'] : [])];
        for (const name of who) {
          const actor = name.startsWith('other') ? 'somebody' : nameOf(name);
          const { status } = await ask(operation, name, { ...things, actor });
          const asked = { operation, cell: cells[column] ?? '-', name };
          const expected = expectedOf(asked);
          if (seenIn(status, asked) !== expected) wrong.push({ operation: operation.id, name, status, expected });
        }
      }
      expect(wrong).toEqual([]);
    },
    120_000,
  );

  test('answers what is somebody else’s as what does not exist', async () => {
    const strip = (body: object) => JSON.stringify(body).replaceAll(/TA-\d{4}-\d+/g, 'ID');
    for (const path of ['', '/timeline', '/steps']) {
      const other = await api.get(`/api/v1/requests/${things['requestId']}${path}`, as('other evaluator'));
      const unknown = await api.get(`/api/v1/requests/TA-2026-999999${path}`, as('other evaluator'));
      const really = await api.get(`/api/v1/requests/TA-2026-999999${path}`, as('own auditor'));
      expect(other.status).toBe(404);
      expect(strip(other.body)).toBe(strip(unknown.body));
      expect(strip(other.body)).toBe(strip(really.body));
    }
  });

  test('leaves lists with what is one’s own', async () => {
    const idsFor = async (name: string, path: string, key: string): Promise<string[]> => {
      const { body } = await api.get(`/api/v1${path}`, as(name));
      return body.items.map((item: Record<string, string>) => item[key]);
    };
    const all = await idsFor('own auditor', '/requests?limit=200', 'requestId');
    for (const role of ['requesting-state', 'programme-manager', 'field-office', 'donor', 'evaluator']) {
      const own = await idsFor(`own ${role}`, '/requests?limit=200', 'requestId');
      expect(own).toContain(things['requestId']);
      expect(own.length).toBeLessThan(all.length);
      expect(await idsFor(`other ${role}`, '/requests?limit=200', 'requestId')).not.toContain(things['requestId']);
    }
    for (const [path, key] of [
      ['/contributions?limit=200', 'contributionId'],
      ['/donors?limit=200', 'donorId'],
      ['/in-kind?limit=200', 'inKindId'],
    ] as const) {
      expect(await idsFor('own donor', path, key)).toContain(things[key]);
      expect(await idsFor('other donor', path, key)).not.toContain(things[key]);
    }
    const pipelineOf = async (name: string): Promise<number> => {
      const { body } = await api.get('/api/v1/pipeline', as(name));
      return body.items.reduce((sum: number, { count }: { count: number }) => sum + count, 0);
    };
    expect(await pipelineOf('own field-office')).toBe(
      (await idsFor('own field-office', '/requests?limit=200', 'requestId')).length,
    );
    expect(await pipelineOf('own auditor')).toBe(all.length);
  });

  test('shows an office of the others whom to turn to, not how much they run', async () => {
    const { body } = await api.get('/api/v1/field-offices', as('own field-office'));
    const all = (await api.get('/api/v1/field-offices', as('own auditor'))).body.items;
    expect(all[0]).toMatchObject({ capacity: expect.any(Number), free: expect.any(Number) });
    const seen = 'code name hostCountry countries themes languages weekend holidays open revision'.split(' ');
    const bare = (office: Record<string, unknown>) => Object.fromEntries(seen.map((field) => [field, office[field]]));
    expect(body.items).toEqual(
      all.map((office: Record<string, unknown>) => (office['code'] === things['office'] ? office : bare(office))),
    );
    expect(body.items.some(({ free }: { free?: number }) => free !== undefined)).toBe(true);
  });

  test('shows a donor no person, no note, no risk and no other donor', async () => {
    const { body } = await api.get(`/api/v1/requests/${things['requestId']}`, as('own donor'));
    const allowed =
      'requestId title beneficiaries themes kinds mandates mandate programme phase phaseSince submittedOn acceptedOn startsOn evaluated endedOn sources revision';
    expect(allowed.split(' ')).toEqual(expect.arrayContaining(Object.keys(body)));
    expect(body.sources.map(({ donorId }: { donorId: string }) => donorId)).toContain(things['donorId']);
    expect(new Set(body.sources.map(({ donorId }: { donorId: string }) => donorId)).size).toBe(1);
  });

  test('explains no more of a figure than the story tells', async () => {
    const { requestId, contributionId } = things;
    const path = `/api/v1/requests/${requestId}/explanations/spent`;
    const all = await api.get(path, as('own auditor'));
    expect(all.body.items[0]).toMatchObject({ type: 'ExpenditureRecorded', actor: expect.any(String) });
    const seen = await api.get(path, as('own requesting-state'));
    const hidden = { type: null, actor: null, stream: null, revision: null, contributionId: null };
    expect(seen.body.items).toEqual(all.body.items.map((item: object) => ({ ...item, ...hidden })));
    expect(await api.get(path, as('own donor'))).toMatchObject({ status: 404, body: { code: 'FigureNotFound' } });
    const source = `${path}?by=source&key=${contributionId}`;
    expect(await api.get(source, as('own requesting-state'))).toMatchObject({ status: 404 });
    const { body } = await api.get(source, as('own donor'));
    expect(body.items[0]).toMatchObject({ type: 'ExpenditureCharged', actor: null, contributionId });
  });

  test('tells a donor what came of its requests in numbers only, as it tells an auditor', async () => {
    const { donorId, contributionId } = things;
    const { body, status } = await api.get(`/api/v1/donors/${donorId}/results`, as('own donor'));
    expect(status).toBe(200);
    expect(body).toEqual((await api.get(`/api/v1/donors/${donorId}/results`, as('own auditor'))).body);
    expect(body.items.some(({ activities }: { activities: number }) => activities > 0)).toBe(true);
    const told = 'requestId title activities participants byKind bySector outputs ratings';
    for (const item of body.items) expect(Object.keys(item)).toEqual(told.split(' '));
    const idsIn = ({ items }: { items: { requestId: string }[] }) => items.map(({ requestId }) => requestId);
    expect(idsIn(body)).toEqual(idsIn((await api.get('/api/v1/requests?limit=200', as('own donor'))).body));
    const ofOne = await api.get(`/api/v1/contributions/${contributionId}/results`, as('own donor'));
    expect(body.items).toEqual(expect.arrayContaining(ofOne.body.items));
    const before = await api.get(`/api/v1/donors/${donorId}/results?asAt=2024-07-31T00:00:00Z`, as('own donor'));
    const held = ({ items }: { items: { activities: number }[] }) =>
      items.reduce((sum, one) => sum + one.activities, 0);
    expect(held(before.body)).toBeLessThan(held(body));
  });

  test('tells a State the story of its request, without risks and money', async () => {
    const { body } = await api.get(
      `/api/v1/requests/${things['requestId']}/timeline?limit=200`,
      as('own requesting-state'),
    );
    const types = new Set(body.items.map(({ type }: { type: string }) => type));
    expect(types).toContain('RequestAccepted');
    for (const type of ['RiskRaised', 'ExpenditureRecorded', 'ResourceCheckPerformed', 'ObligationRaised'])
      expect(types).not.toContain(type);
  });
});

type AskedBy = Readonly<{ operation: Operation; cell: Cell; name: string }>;

/** Whether it is about one thing, which may be somebody else's. */
const isAbout = ({ path }: Operation): boolean => SUBJECTS.some((subject) => path.includes(`{${subject}}`));
const isOther = ({ name }: AskedBy): boolean => name.startsWith('other ');

const expectedOf = (asked: AskedBy): string => {
  const { operation, cell, name } = asked;
  if (cell === '-' || (cell === 'every' && name !== 'every programme')) return 'forbidden';
  // The origin that its body tells.
  if (operation.id === 'submitRequest' && name === 'other requesting-state') return 'forbidden';
  return cell === 'own' && isOther(asked) && isAbout(operation) ? 'unknown' : 'let in';
};

const seenIn = (status: number, asked: AskedBy): string => {
  const { operation, cell } = asked;
  if (status === 401 || status >= 500) return String(status);
  if (status === 403) return 'forbidden';
  // Who is in no address book is not found there, by themselves neither.
  const mayBeMissing = cell !== 'own' || (!isOther(asked) && operation.path.includes('{actor}'));
  return status === 404 && isAbout(operation) && !mayBeMissing ? 'unknown' : 'let in';
};

const readTable = async (): Promise<ReadonlyMap<string, 'public' | readonly Cell[]>> => {
  const text = await readFile(new URL('matrix.txt', import.meta.url), 'utf8');
  const rows = text.split('\n').slice(1).filter(Boolean);
  return new Map(
    rows.map((row) => {
      const [operation = '', ...cells] = row.split(/ +/);
      return [operation, cells[0] === 'public' ? 'public' : (cells as Cell[])]; // the spec fails on any other word
    }),
  );
};

/** A request of a State, with an office, an evaluator and as many donors as there are, and what belongs to it. */
const thingsIn = async (open: ApiUnderTest): Promise<Things> => {
  await open.runtime.readModels.caughtUp();
  const [found] = await open.runtime.readModels.rows<Record<string, string>>(
    `select r.request_id as "requestId", r.origin->>'country' as country, r.programme, c.contribution_id as "contributionId",
       c.donor_id as "donorId", o.party as office, e.party as evaluator
     from {request_overview} r
     join {request_party} o on o.request_id = r.request_id and o.party like 'office:%'
     join {request_party} e on e.request_id = r.request_id and e.party like 'evaluator:%'
     join {allocation} a on a.request_id = r.request_id and a.spent > 0
     join {contribution} c using (contribution_id)
     where r.origin->>'kind' = 'state'
     order by (select count(distinct d.donor_id) from {allocation} b join {contribution} d using (contribution_id)
               where b.request_id = r.request_id) desc, r.request_id limit 1`,
  );
  if (!found) throw new Error('the demo has no such request');
  const { office = '', evaluator = '', ...others } = found;
  const inKindId = await inKindOf(open, found['donorId'] ?? '');
  return { ...others, inKindId, office: office.replace('office:', ''), evaluator: evaluator.replace('evaluator:', '') };
};

const peopleOf = (things: Things): Record<string, readonly Grant[]> => {
  const { country = '', programme = '', office = '', donorId = '' } = things;
  const plain = (role: 'finance-officer' | 'auditor' | 'administrator' | 'evaluator'): Grant => ({ role });
  const own: Record<string, Grant> = {
    'requesting-state': { role: 'requesting-state', country },
    'programme-manager': { role: 'programme-manager', programmes: [programme] },
    'field-office': { role: 'field-office', office },
    donor: { role: 'donor', donor: donorId },
  };
  const other: Record<string, Grant> = {
    'requesting-state': { role: 'requesting-state', country: 'AQ' },
    'programme-manager': { role: 'programme-manager', programmes: ['NONE'] },
    'field-office': { role: 'field-office', office: 'NONE' },
    donor: { role: 'donor', donor: 'NONE' },
  };
  const granted = (kind: string, grants: Record<string, Grant>) =>
    ROLES.map((role) => [`${kind} ${role}`, [grants[role] ?? plain(role as 'auditor')]] as const);
  return {
    ...Object.fromEntries([...granted('own', own), ...granted('other', other)]),
    'every programme': [{ role: 'programme-manager', programmes: 'all' }],
    [things['evaluator'] ?? '']: [plain('evaluator')],
  };
};

const inKindOf = async (open: ApiUnderTest, donorId: string): Promise<string> => {
  const trainer = { title: 'A trainer', description: 'For a week', value: { minor: 500_000, currency: 'USD' } };
  const found = { valuedBy: 'the salary', receivedOn: '2026-06-01' };
  const { body } = await open.command('/in-kind', { donorId, kind: 'expertise', ...trainer, ...found });
  await open.runtime.readModels.caughtUp();
  return body.id;
};
