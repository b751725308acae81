import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ApiUnderTest } from '../testing/api-under-test.js';
import { Documentation } from './documentation.controller.js';
import type { Place } from './places.js';

type Operation = {
  operationId: string;
  tags: string[];
  summary: string;
  parameters?: { in: string; name: string; schema: unknown }[];
  requestBody?: { content: Record<string, { schema: unknown }> };
  responses: Record<string, { content?: Record<string, { schema: unknown }> }>;
};

/** Not commands: nothing is recorded of them. */
const CHANGES_NO_FACTS = [
  '/api/v1/work/{workId}/replay',
  '/api/v1/verifications',
  '/api/v1/what-if',
  '/api/v1/session',
  '/api/v1/accounts/{name}/reset-password',
  '/api/v1/accounts/{name}/api-keys',
];

describe('Description of the api', () => {
  let api: ApiUnderTest;
  let document: {
    openapi: string;
    paths: Record<string, Record<string, Operation>>;
    components: { schemas: Record<string, unknown> };
  };
  let operations: [string, string, Operation][] = [];
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    document = (await api.get('/api/openapi.json')).body;
    operations = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.entries(item).map(([method, operation]): [string, string, Operation] => [
        method.toUpperCase(),
        path,
        operation,
      ]),
    );
  });
  afterAll(() => api?.stop());

  test('is OpenAPI 3.1', () => {
    expect(document).toMatchObject({ openapi: '3.1.0', info: { title: 'techcoop', version: '1' } });
    expect(JSON.stringify(document)).not.toContain('"nullable"');
  });

  test('has every route, and no other', () => {
    const routes = api.routes.filter(({ url }) => !url.startsWith('/api/docs') && url !== '/api/openapi.json');
    const known = routes.map(({ method, url }) => `${method} ${url.replaceAll(/:([A-Za-z]+)/g, '{$1}')}`);
    expect(operations.map(([method, path]) => `${method} ${path}`).toSorted()).toEqual(known.toSorted());
  });

  test('says of every operation where it is, as the api knows it without the description', () => {
    const { places } = api.app.get(Documentation);
    const told = operations.map(([method, path, { operationId }]) => ({ operation: operationId, method, path }));
    const byOperation = (one: Place, other: Place): number => one.operation.localeCompare(other.operation);
    expect([...places.values()].toSorted(byOperation)).toEqual(told.toSorted(byOperation));
  });

  test('names every operation once, in a few words, under a heading', () => {
    const ids = operations.map(([, , { operationId }]) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, path, { summary, tags }] of operations)
      expect({ path, summary, tags }).toEqual({
        path,
        summary: expect.stringMatching(/\w/),
        tags: [expect.any(String)],
      });
  });

  test('refers to nothing that it does not contain', () => {
    const references = JSON.stringify(document).matchAll(/"#\/components\/schemas\/([^"]*)"/g);
    for (const [, name = ''] of references) expect(Object.keys(document.components.schemas)).toContain(name);
  });

  test('has each parameter of a path, and only those', () => {
    for (const [, path, { parameters = [] }] of operations) {
      const inPath = parameters.filter((one) => one.in === 'path').map(({ name }) => name);
      expect({ path, inPath: inPath.toSorted() }).toEqual({
        path,
        inPath: [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).toSorted(),
      });
      for (const { name, schema } of parameters)
        expect({ path, name, schema }).toEqual({ path, name, schema: expect.any(Object) });
    }
  });

  test('says of every command which headers it takes, what it answers and how it refuses', () => {
    const commands = operations.filter(([method, path]) => method === 'POST' && !CHANGES_NO_FACTS.includes(path));
    expect(commands.length).toBeGreaterThan(40);
    for (const [, path, { parameters = [], responses }] of commands) {
      expect(parameters.map(({ name }) => name)).toEqual(expect.arrayContaining(['Idempotency-Key', 'If-Match']));
      const problem = { 'application/problem+json': { schema: { $ref: '#/components/schemas/ProblemSchema' } } };
      expect({ path, responses }).toMatchObject({
        path,
        responses: { 409: { content: problem }, 422: { content: problem } },
      });
      const done = responses['200'] ?? responses['201'];
      expect({ path, done }).toMatchObject({
        path,
        done: { content: { 'application/json': { schema: expect.any(Object) } } },
      });
    }
  });

  test('has a schema for every body and every answer', () => {
    const without = operations.filter(([method, , { requestBody, responses }]) =>
      method === 'POST' ? !requestBody?.content['application/json']?.schema : !responses['200']?.content,
    );
    expect(without.map(([, path]) => path).toSorted()).toEqual([
      '/api/v1/accounts/{name}/reset-password',
      '/api/v1/contributions/{contributionId}/instalments/{instalmentId}/overdue',
      '/api/v1/session/oidc',
      '/api/v1/session/oidc/callback',
      '/api/v1/session/oidc/sign-out',
      '/api/v1/verifications',
      '/api/v1/work/{workId}/replay',
    ]);
    for (const [name, schema] of Object.entries(document.components.schemas))
      expect({ name, schema }).toEqual({ name, schema: expect.objectContaining({ type: 'object' }) });
  });

  test('tells what a field must be', () => {
    expect(document.components.schemas).toMatchObject({
      RegisterDonorBody: {
        required: expect.arrayContaining(['donorId', 'name', 'type']),
        properties: { name: { type: 'string', maxLength: 300 }, country: { type: ['string', 'null'] } },
      },
      EarmarkBody: {
        properties: { implementation: { anyOf: [{ $ref: '#/components/schemas/PeriodBody' }, { type: 'null' }] } },
      },
      SubmitRequestBody: {
        properties: { origin: { oneOf: expect.any(Array), discriminator: { propertyName: 'kind' } } },
      },
    });
  });

  test('is shown on a page that loads nothing from elsewhere', async () => {
    const page = await api.get('/api/docs');
    expect(page).toMatchObject({
      status: 200,
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': expect.stringContaining("default-src 'self'"),
      },
    });
    const loaded = [...String(page.body).matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address = '']) => address);
    expect(loaded.filter((address) => !address.startsWith('/api/docs/'))).toEqual(['data:,']);
    for (const address of loaded.filter((one) => one !== 'data:,'))
      expect(await api.get(address)).toMatchObject({ status: 200 });
  });
});
