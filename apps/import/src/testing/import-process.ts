import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { program } from '#postgres/testing';
import { run } from '../run.js';

const LOOK_EVERY_MS = 50;

export type Ended = Readonly<{
  code: number | null;
  out: string;
  errors: string;
  /** Largest resident memory, MiB; 0 where the system does not tell. */ memory: number;
}>;

/** What the command line answers, run in this process: one of its own takes seconds to start. */
export const importHere = async (
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<Omit<Ended, 'memory'>> => {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  // Not a terminal: a stream that has none of its properties.
  const terminal = stderr as unknown as NodeJS.WriteStream;
  const { signal } = new AbortController();
  const ended = run(args, { environment, out: stdout, err: terminal, signal }).finally(() => {
    for (const stream of [stdout, stderr]) stream.end();
  });
  const [code, out, errors] = await Promise.all([ended, text(stdout), text(stderr)]);
  return { code, out, errors };
};

/** The command line in a process of its own; it ends with the caller's `kill`, or by itself. */
export const startImport = (args: readonly string[], env: Readonly<Record<string, string>>) => {
  const child = spawn(process.execPath, [program('apps/import/src/main.ts'), ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let errors = '';
  let memory = 0;
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const look = setInterval(
    () => void largestMemory(child.pid ?? 0).then((now) => (memory = Math.max(memory, now))),
    LOOK_EVERY_MS,
  );
  const ended = once(child, 'close').then((): Ended => {
    clearInterval(look);
    return { code: child.exitCode, out, errors, memory };
  });
  return { ended, kill: (signal: NodeJS.Signals) => child.kill(signal) };
};

/** Of a process of Linux. */
const largestMemory = async (pid: number): Promise<number> => {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Math.round(Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) / 1024);
};
