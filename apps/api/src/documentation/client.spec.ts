import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import openApiTypes, { astToString } from 'openapi-typescript';
import { type FormatConfig, format } from 'oxfmt';
import { ApiUnderTest } from '../testing/api-under-test.js';
import { commandsOf, type DescribedApi } from './console-commands.js';

const TYPES = 'apps/console/src/api/schema.d.ts';
const COMMANDS = 'apps/console/src/commands/commands.json';

/** `npm run client` writes them. */
const isWriting = process.env['WRITE_CLIENT'] === 'yes';

/** They are alike everywhere: the console has one type for them. */
const withoutProblems = (document: DescribedApi): unknown =>
  JSON.parse(JSON.stringify(document), (key, value: unknown) => (/^[45]\d\d$/.test(key) ? undefined : value));

describe('What the console knows of the api', () => {
  let api: ApiUnderTest;
  let document: DescribedApi;
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    document = (await api.get('/api/openapi.json')).body;
  });
  afterAll(() => api?.stop());

  const compare = async (path: string, made: string): Promise<void> => {
    const style = JSON.parse(readFileSync('.oxfmtrc.json', 'utf8')) as FormatConfig;
    const { code } = await format(path, made, style);
    if (isWriting) writeFileSync(path, code);
    expect(readFileSync(path, 'utf8')).toBe(code);
  };

  test('types are those of its document', async () => {
    await compare(TYPES, astToString(await openApiTypes(JSON.stringify(withoutProblems(document)))));
  });

  test('commands, and the fields of their forms, are those of its document', async () => {
    await compare(COMMANDS, JSON.stringify(commandsOf(document)));
  });
});
