import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readGroupGrants } from './group-grants.js';

describe('The file of what groups may do', () => {
  let directory: string;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'groups-'));
  });
  afterAll(() => rm(directory, { recursive: true }));
  const read = async (text: string): ReturnType<typeof readGroupGrants> => {
    const path = join(directory, 'groups.json');
    await writeFile(path, text);
    return readGroupGrants(path);
  };

  test('names grants, or holds them', async () => {
    const groups = { Finance: ['finance-officer'], Kenya: [{ role: 'requesting-state', country: 'KE' }], Guests: [] };
    expect(await read(JSON.stringify(groups))).toEqual(
      new Map<string, unknown>([
        ['Finance', [{ role: 'finance-officer' }]],
        ['Kenya', [{ role: 'requesting-state', country: 'KE' }]],
        ['Guests', []],
      ]),
    );
  });

  test.each(['', '[]', 'null', '{'])('is refused as %j', async (text) => {
    await expect(read(text)).rejects.toThrow('OIDC_GRANTS_FILE must be a JSON object of groups');
  });

  test.each(['{"Finance":["emperor"]}', '{"Finance":"finance-officer"}', '{"Finance":["auditor",7]}'])(
    'is refused for a group that gives what there is not: %s',
    async (text) => {
      await expect(read(text)).rejects.toThrow('OIDC_GRANTS_FILE must name for the group "Finance" a list of grants');
    },
  );

  test('says so when it is not there', async () => {
    await expect(readGroupGrants(join(directory, 'none'))).rejects.toThrow('OIDC_GRANTS_FILE cannot be read (ENOENT)');
  });
});
