import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { program, startTestPostgres, type TestPostgres } from '#postgres/testing';

const started: ChildProcess[] = [];

const start = (environment: Record<string, string>) => {
  const child = spawn(process.execPath, [program('apps/api/src/main.ts')], {
    env: { PATH: process.env['PATH'], ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.push(child);
  return child;
};

describe('Api process', () => {
  let postgres: TestPostgres;
  beforeAll(async () => {
    postgres = await startTestPostgres();
  });
  afterAll(async () => {
    for (const one of started) one.kill('SIGKILL');
    await postgres?.stop();
  });

  test('says that it answers this machine only, answers, and ends cleanly', async () => {
    const api = start({ DATABASE_URL: await postgres.createDatabase(), HTTP_PORT: '0' });
    const listening = await new Promise<{ url: string; msg: string }>((resolve, reject) => {
      createInterface(api.stdout).on('line', (line) => {
        const said = JSON.parse(line);
        if (said.url) resolve(said);
      });
      api.stderr.on('data', (text) => reject(new Error(String(text))));
    });
    expect(listening).toMatchObject({
      url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      msg: expect.stringContaining('for this machine only'),
    });
    expect((await fetch(`${listening.url}/health/ready`)).status).toBe(200);
    expect((await fetch(`${listening.url}/api/v1/themes`, { headers: { 'if-none-match': 'x' } })).status).toBe(401);
    const exit = once(api, 'exit');
    api.kill('SIGTERM');
    expect(await exit).toEqual([0, null]);
  }, 30_000);

  test('says that its port is taken, and ends', async () => {
    const holder = createServer().listen(0, '127.0.0.1');
    await once(holder, 'listening');
    const { port } = holder.address() as AddressInfo; // it listens on a port
    const api = start({ DATABASE_URL: await postgres.createDatabase(), HTTP_PORT: String(port), LOG_LEVEL: 'silent' });
    let said = '';
    api.stderr.on('data', (text) => (said += String(text)));
    expect(await once(api, 'close')).toEqual([1, null]);
    expect(said).toContain('EADDRINUSE');
    holder.close();
  }, 30_000);

  test('says all that is wrong with its configuration, and does not start', async () => {
    const api = start({ HTTP_PORT: 'x', HTTP_HOST: '0.0.0.0' });
    let said = '';
    api.stderr.on('data', (text) => (said += String(text)));
    expect(await once(api, 'close')).toEqual([1, null]);
    expect(said).toMatch(/^HTTP_PORT must be a whole number [^]*\nHTTP_HOST must be one of /);
  }, 30_000);
});
