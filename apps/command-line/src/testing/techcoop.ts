import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { PassThrough, type Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import { program } from '#postgres/testing';
import { run } from '../run.js';

type Environment = Readonly<Record<string, string>>;

type Answered = Readonly<{ code: number | null; out: Buffer; said: string; errors: string }>;

/** What the command line answers, run in this process: one of its own takes seconds to start. */
export const techcoop = async (args: readonly string[], environment: Environment): Promise<Answered> => {
  const [out, err] = [new PassThrough(), new PassThrough()];
  // Not a terminal: a stream that has none of its properties.
  const terminal = err as unknown as NodeJS.WriteStream;
  const { signal } = new AbortController();
  const ended = run(args, { environment, out, err: terminal, signal }).finally(() => {
    for (const stream of [out, err]) stream.end();
  });
  return answered(ended, out, err);
};

/** The command line in a process of its own, with this environment only. */
export const startTechcoop = (
  args: readonly string[],
  environment: Environment,
): ChildProcessByStdio<null, Readable, Readable> =>
  spawn(process.execPath, [program('apps/command-line/src/main.ts'), ...args], {
    env: { PATH: process.env['PATH'], ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });

/** What the command line answers in a process of its own. */
export const techcoopProcess = async (args: readonly string[], environment: Environment): Promise<Answered> => {
  const child = startTechcoop(args, environment);
  const ended = once(child, 'close').then(() => child.exitCode);
  return answered(ended, child.stdout, child.stderr);
};

const answered = async (ended: Promise<number | null>, stdout: Readable, stderr: Readable): Promise<Answered> => {
  const [code, out, errors] = await Promise.all([ended, buffer(stdout), text(stderr)]);
  return { code, out, said: out.toString(), errors };
};
