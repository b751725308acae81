import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { readConfiguration } from '#configuration';
import { eventually } from '#postgres/testing';
import { type Authorization, servicesIn } from '../../api/src/testing/keys.js';
import { type Desk, openDesk } from '../../desk/src/desk.js';
import { startTechcoop, techcoop as inThisProcess, techcoopProcess } from './testing/techcoop.js';

jest.setTimeout(180_000);

describe('techcoop', () => {
  let folder: string;
  let left: Awaited<ReturnType<typeof lost>>;
  const desks = new Set<Desk>();
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'techcoop-command-line-'));
    left = await lost();
  });
  afterEach(async () => {
    await Promise.all([...desks].map((desk) => desk.close()));
    desks.clear();
  });
  afterAll(() => rm(folder, { recursive: true }));

  const place = () => join(folder, randomUUID());

  const environmentOf = (data: string) => ({ TECHCOOP_DATA: data, DISK_FLOOR_MEGABYTES: '0' });

  const techcoop = async (data: string, args: readonly string[], how = inThisProcess) => {
    const { code, out, said, errors } = await how(args, environmentOf(data));
    return { code, out, said: said + errors };
  };

  const run = async (data: string): Promise<Desk> => {
    const desk = await openDesk(readConfiguration({ ...environmentOf(data), HTTP_PORT: '0', LOG_LEVEL: 'silent' }));
    desks.add(desk);
    return desk;
  };

  const stop = async (desk: Desk) => {
    desks.delete(desk);
    await desk.close();
  };

  /** Each desk knows its own: what is restored has no keys. */
  const services = new Map<Desk, Promise<Authorization>>();
  const keyOf = async (desk: Desk): Promise<string> => {
    const key = services.get(desk) ?? servicesIn(desk.runtime);
    services.set(desk, key);
    return (await key)('');
  };

  const post = async (desk: Desk, path: string, body: object) => {
    const answer = await fetch(`${desk.url}/api/v1${path}`, {
      ...{ method: 'POST', body: JSON.stringify(body) },
      headers: {
        'content-type': 'application/json',
        'idempotency-key': randomUUID(),
        authorization: await keyOf(desk),
      },
    });
    return (await answer.json()) as { id: string; code?: string };
  };

  const submit = (desk: Desk, personId: string) =>
    post(desk, '/requests', {
      ...{ origin: { kind: 'state', country: 'KE' }, beneficiaries: [{ kind: 'country', code: 'KE', share: 10_000 }] },
      ...{
        ministry: 'Justice',
        channel: 'online',
        title: 'A registry',
        description: 'Advice',
        justification: 'Needed',
      },
      ...{
        themes: ['firearms'],
        kinds: ['expert-advice'],
        mandates: [],
        urgency: 'routine',
        submittedOn: '2026-01-01',
      },
      focalPoint: { personId, name: `Name of ${personId}` },
    });

  const nameIn = async (desk: Desk, id: string) => {
    const answer = await fetch(`${desk.url}/api/v1/requests/${id}/timeline`, {
      headers: { authorization: await keyOf(desk) },
    });
    const { items } = (await answer.json()) as { items: { data: { focalPoint: { name: string | null } } }[] };
    return items[0]?.data.focalPoint.name;
  };

  /** Two requests, a backup and the keys, then an erasure: what is left when the machine is lost. */
  const lost = async () => {
    const [data, file, keys] = [place(), place(), place()];
    const desk = await run(data);
    const requests = [await submit(desk, 'amina'), await submit(desk, 'bo')].map(({ id }) => id);
    const backedUp = await techcoop(data, ['backup', file], techcoopProcess);
    expect(backedUp).toMatchObject({ code: 0, said: expect.stringContaining('Backed up 4 events, 4 commands') });
    // That of the backup; and the day's, where the machine was so slow that its minute came before.
    const seals = (await readdir(join(data, 'seals'))).length;
    const exported = await techcoop(data, ['keys', 'export', keys]);
    expect(exported).toMatchObject({ code: 0, said: expect.stringContaining('The keys of 2 persons') });
    expect((await stat(keys)).mode & 0o777).toBe(0o600);
    const erased = await techcoop(data, ['erase', 'bo', '--reason', 'Asked by the person']);
    expect(erased).toMatchObject({ code: 0, said: expect.stringContaining('bo is erased') });
    expect(await nameIn(desk, requests[1] ?? '')).toBeNull();
    await stop(desk);
    return { data, file, keys, requests, seals };
  };

  test('backs up, loses the machine, restores, and leaves erased who was erased since', async () => {
    const { data, file, keys, requests, seals } = left;
    const there = place();
    const restored = await techcoop(there, [
      'restore',
      file,
      '--keys',
      keys,
      '--erasures',
      join(data, 'erasures.jsonl'),
    ]);
    expect(restored).toMatchObject({ code: 0, said: expect.stringMatching(/Restored from .*: 4 events, 4 commands/) });
    expect(restored.said).toContain('1 persons were erased, and stay so.');
    expect(restored.said).toContain(
      `Whole: 5 events of 5 streams, each as it was hashed and sealed.\nCompared with ${seals} seal`,
    );
    const desk = await run(there);
    expect(await nameIn(desk, requests[0] ?? '')).toBe('Name of amina');
    expect(await nameIn(desk, requests[1] ?? '')).toBeNull();
    expect((await submit(desk, 'bo')).code).toBe('PersonErased');
    expect(requests).not.toContain((await submit(desk, 'amina')).id);
    expect(await readFile(join(there, 'erasures.jsonl'), 'utf8')).toContain('"personId":"bo"');

    const again = await techcoop(there, ['restore', file]);
    expect(again).toMatchObject({ code: 1, said: expect.stringContaining('techcoop is already running on') });
    await stop(desk);
    const refused = await techcoop(there, ['restore', file]);
    expect(refused.code).toBe(1);
    expect(refused.said).toContain('A backup is restored into an empty database only, and this one holds 9 events');
  });

  test('brings the keys back later', async () => {
    const { file, keys, requests } = left;
    const there = place();
    expect((await techcoop(there, ['restore', file])).said).toContain(
      'The keys of 2 persons are missing. Bring them back with: techcoop keys import FILE',
    );
    const desk = await run(there);
    expect(await nameIn(desk, requests[0] ?? '')).toBeNull();
    expect((await techcoop(there, ['keys', 'import', keys])).said).toContain('2 keys came back');
    expect(await nameIn(desk, requests[0] ?? '')).toBe('Name of amina');
  });

  test('writes a backup to standard output, of an instance that does not run', async () => {
    const { data, file } = left;
    const { code, out } = await techcoop(data, ['backup', '-']);
    expect(code).toBe(0);
    expect(out.subarray(0, 20)).toEqual((await readFile(file)).subarray(0, 20));
  });

  test('restores after a restore that was killed', async () => {
    const { file: backup, keys } = left;
    const there = place();
    // Made one after the other: the cluster, the server on it, the tables.
    for (const file of ['postgres-password', 'postgres', 'instance.json']) {
      const child = startTechcoop(['restore', backup, '--keys', keys], environmentOf(there));
      child.stdout.resume();
      child.stderr.resume();
      const exit = once(child, 'exit');
      await eventually(() => existsSync(join(there, file)) || child.exitCode !== null);
      child.kill('SIGKILL');
      await exit;
    }
    const restored = await techcoop(there, ['restore', backup, '--keys', keys]);
    // The last one that was killed may have been through with it.
    expect(restored.said).toMatch(/^(Restored from|A backup is restored into an empty database only)/m);
    await run(there);
  });

  test('tells when a log that was backed up had been changed', async () => {
    const [data, file] = [place(), place()];
    const desk = await run(data);
    await submit(desk, 'amina');
    expect((await techcoop(data, ['seal'])).code).toBe(0);
    await desk.runtime.pool.query(
      `update event_store.event set metadata = (metadata::jsonb || '{"actor":"nobody"}')::json`,
    );
    expect((await techcoop(data, ['backup', file])).code).toBe(0);
    await stop(desk);
    const restored = await techcoop(place(), ['restore', file]);
    expect(restored).toMatchObject({ code: 1, said: expect.stringMatching(/NOT WHOLE: 3 disagreements. The first:/) });
    expect(restored.said).toContain('So it was when it was backed up: the file itself is undamaged.');
  });

  test('says what is wrong', async () => {
    const wrong = [
      [['erase', 'nobody', '--reason', 'x'], 1, 'Nobody is known by the id nobody.'],
      [['restore', '/nowhere'], 1, '/nowhere cannot be read (ENOENT).'],
      [['keys', 'import'], 2, 'Ask for: keys export FILE'],
    ] as const;
    for (const [args, code, message] of wrong)
      expect(await techcoop(left.data, args)).toMatchObject({ code, said: expect.stringContaining(message) });
  });
});
