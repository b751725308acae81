import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { freePort } from '#postgres/testing';

export type TestRedis = Readonly<{
  url: string;
  /** Forgets everything. */
  empty(): Promise<void>;
  /** Ends it as a crash would: nothing was kept. */
  kill(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}>;

/** Whether the system has a `redis-server`; suites that need one say that they are skipped without it. */
export const hasRedis = spawnSync('redis-server', ['--version']).status === 0;

/** The system's `redis-server` on a free port, with a directory of its own; both go with `stop`, or with this process. */
export const startTestRedis = async (): Promise<TestRedis> => {
  const directory = await mkdtemp(join(tmpdir(), 'techcoop-redis-'));
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}/0`;
  let server: ChildProcess | undefined;
  const start = async (): Promise<void> => {
    const args = [
      '--port',
      String(port),
      '--bind',
      '127.0.0.1',
      '--dir',
      directory,
      '--save',
      '',
      '--appendonly',
      'no',
    ];
    server = spawn('redis-server', args, { stdio: 'ignore' });
    process.once('exit', killNow);
    const client = new Redis(url, { lazyConnect: true, retryStrategy: () => 50, maxRetriesPerRequest: null });
    client.on('error', () => undefined);
    await client.ping();
    client.disconnect();
  };
  const killNow = (): void => void server?.kill('SIGKILL');
  const kill = async (): Promise<void> => {
    if (!server || server.exitCode !== null || server.signalCode !== null) return;
    const gone = once(server, 'exit');
    killNow();
    await gone;
    process.off('exit', killNow);
  };
  const empty = async (): Promise<void> => {
    const client = new Redis(url);
    await client.flushall();
    client.disconnect();
  };
  await start();
  return {
    url,
    empty,
    kill,
    start,
    stop: async () => {
      await kill();
      await rm(directory, { recursive: true, force: true });
    },
  };
};
