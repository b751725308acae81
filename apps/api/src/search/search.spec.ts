import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Answered, ApiUnderTest } from '../testing/api-under-test.js';
import { acceptanceBody, submissionBody } from '../testing/bodies.samples.js';

const people = {
  ivory: [{ role: 'requesting-state', country: 'CI' }],
  peru: [{ role: 'requesting-state', country: 'PE' }],
  max: [{ role: 'programme-manager', programmes: 'all' }],
  terry: [{ role: 'programme-manager', programmes: ['TPP'] }],
  fiona: [{ role: 'finance-officer' }],
  norway: [{ role: 'donor', donor: 'NO' }],
  sweden: [{ role: 'donor', donor: 'SE' }],
  abidjan: [{ role: 'field-office', office: 'ABJ' }],
  adam: [{ role: 'administrator' }],
} as const;
type Name = keyof typeof people;

describe('Search', () => {
  let api: ApiUnderTest;
  let request = '';
  let other = '';
  let contribution = '';
  beforeAll(async () => {
    api = await ApiUnderTest.start({ people });
    for (const [donorId, name] of [
      ['NO', 'Norway'],
      ['SE', 'Sweden'],
    ] as const)
      await done('fiona', '/donors', { donorId, name, type: 'government', country: donorId });
    const amount = { minor: 100_000, currency: 'USD' };
    const pledge = {
      donorId: 'NO',
      title: 'Courts and judges',
      amount,
      pledgedOn: '2026-01-01',
      earmark: { level: 1 },
    };
    contribution = (await done('fiona', '/contributions', pledge)).body.id;
    const agreement = { reference: 'NO-1', signedOn: '2026-01-02', amount: 100_000 };
    await done('fiona', `/contributions/${contribution}/agreement`, agreement);
    const receipt = { receiptId: 'R1', received: amount, receivedOn: '2026-01-03' };
    await done('fiona', `/contributions/${contribution}/receipts`, receipt);
    const office = { code: 'ABJ', name: 'Abidjan', hostCountry: 'CI', capacity: 3, countries: ['CI'] };
    await done('adam', '/field-offices', { ...office, themes: ['corruption'], languages: ['fr'] });
    request = await submitted('ivory', 'CI', 'Formation des magistrats');
    other = await submitted('peru', 'PE', 'Magistrates of the border');
    const accepted = await done('max', `/requests/${request}/accept`, {
      ...acceptanceBody(10_000),
      acceptedOn: '2026-02-10',
    });
    await api.get(`/api/v1/requests?after=${accepted.body.position}`, { authorization: 'Name max' });
  });
  afterAll(() => api?.stop());

  const done = async (name: Name, path: string, body: object): Promise<Answered> => {
    const answer = await api.command(path, body, { authorization: `Name ${name}` });
    if (answer.status >= 300) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
    return answer;
  };
  const submitted = async (by: Name, country: string, title: string): Promise<string> => {
    const origin = { kind: 'state', country };
    const beneficiaries = [{ kind: 'country', code: country, share: 10_000 }];
    const told = { title, description: 'Sur le blanchiment, à Bouaké.', externalReference: `XI-${country}-77` };
    const submission = { ...submissionBody, ...told, origin, beneficiaries, submittedOn: '2026-02-02' };
    return (await done(by, '/requests', submission)).body.id;
  };
  const ask = (name: Name, q: string, more = '') =>
    api.get(`/api/v1/search?q=${encodeURIComponent(q)}${more}`, { authorization: `Name ${name}` });
  const found = async (name: Name, q: string): Promise<readonly string[]> => {
    const { status, body } = await ask(name, q);
    expect(status).toBe(200);
    return body.items.map(({ id }: { id: string }) => id);
  };

  test('finds by how words begin, whatever their accents, in number, title, State and description', async () => {
    expect((await ask('max', 'magistr')).body.items).toEqual([
      { kind: 'request', id: other, title: 'Magistrates of the border', subtitle: 'Peru' },
      { kind: 'request', id: request, title: 'Formation des magistrats', subtitle: "Cote d'Ivoire" },
    ]);
    for (const q of [
      'FORMATION',
      'cote magist',
      'bouake form',
      request,
      request.slice(0, -1),
      'ci-77',
      'blanchîment iv',
    ])
      expect({ q, has: (await found('max', q)).includes(request) }).toEqual({ q, has: true });
    expect(await found('max', 'magistr abidjan')).toEqual([]); // all of the words, of one thing
    expect(await found('max', 'ormation')).toEqual([]);
  });

  test('finds contributions, donors and field offices, and what has it in its title first', async () => {
    expect((await ask('fiona', 'courts')).body.items).toEqual([
      { kind: 'contribution', id: contribution, title: 'Courts and judges', subtitle: 'NO' },
    ]);
    expect((await ask('fiona', 'norw')).body.items).toEqual([
      { kind: 'donor', id: 'NO', title: 'Norway', subtitle: 'Norway' },
    ]);
    expect(await found('max', 'ivoire')).toEqual([request, 'ABJ']);
    expect(await found('max', 'abidjan')).toEqual(['ABJ']);
    expect((await ask('max', 'a', '&limit=1')).body.items).toHaveLength(1);
  });

  test('finds only what the lists show', async () => {
    expect(await found('ivory', 'magistr')).toEqual([request]);
    expect(await found('peru', 'magistr')).toEqual([other]);
    expect(await found('terry', 'magistr')).toEqual([other]); // taken into another programme; the other is in none yet
    expect(await found('abidjan', 'magistr')).toEqual([]);
    expect(await found('abidjan', 'abidjan')).toEqual(['ABJ']);
    expect(await found('ivory', 'norway')).toEqual([]);
    expect(await found('ivory', 'courts')).toEqual([]);
    expect(await found('norway', 'courts')).toEqual([contribution]);
    expect(await found('sweden', 'courts')).toEqual([]);
    expect(await found('norway', 'sweden')).toEqual([]);
    expect(await found('adam', 'magistr')).toEqual([]);
    expect(await found('adam', 'abidjan')).toEqual(['ABJ']);
  });

  test('tells a donor of a request no more than its number and title', async () => {
    expect(await found('norway', 'magistr')).toEqual([]);
    const check = await done('max', `/requests/${request}/resource-checks`, { checkedOn: '2026-02-11' });
    expect(check.body.outcome).toBe('reserved');
    await api.get(`/api/v1/requests?after=${check.body.position}`, { authorization: 'Name max' });
    expect((await ask('norway', 'magistr')).body.items).toEqual([
      { kind: 'request', id: request, title: 'Formation des magistrats', subtitle: null },
    ]);
    expect(await found('norway', 'bouake')).toEqual([]);
    expect(await found('norway', 'ivoire')).toEqual([]);
    expect(await found('sweden', 'magistr')).toEqual([]);
  });

  test('says what it cannot look for', async () => {
    const errors = [{ field: 'q', rule: 'must have 1 to 10 words of letters or digits, and at most 200 characters' }];
    for (const q of ['', ' ', "':* | !", 'x'.repeat(201), 'a b c d e f g h i j k'])
      expect(await ask('max', q)).toMatchObject({ status: 400, body: { errors } });
    expect(await api.get('/api/v1/search', { authorization: 'Name max' })).toMatchObject({ status: 400 });
    for (const q of ["o'neill \\ & | ! ( ) :*", '%_', 'Ⅷ', '😀 x'])
      expect((await ask('max', q)).status).toBe(/[\p{L}\p{N}]/u.test(q) ? 200 : 400);
  });
});
