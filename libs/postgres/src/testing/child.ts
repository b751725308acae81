import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../../', import.meta.url));

/** What was made of a source (its path from the root) when the run of tests began (test/programs.mjs), for Node to run. */
export const program = (source: string): string =>
  join(process.env['TEST_PROGRAMS'] ?? '', source.replace(/\.ts$/, '.js'));

/** A TypeScript process of ours that says one JSON line once it is ready. */
export type Child = Readonly<{
  pid: number;
  /** Its line; rejects with its error output when it ends without. */
  ready: Promise<unknown>;
  /** Resolves with exit code or signal once it is gone. */
  end(signal: NodeJS.Signals): Promise<number | NodeJS.Signals | null>;
}>;

export const startChild = (source: string, args: readonly string[] = [], env = {}): Child => {
  const child = spawn(process.execPath, [program(source), ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'exit');
  const ready = firstLine(child);
  // A child that is killed before it is ready need not be awaited.
  ready.catch(() => undefined);
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await ended;
    return child.exitCode ?? child.signalCode;
  };
  return { pid: child.pid ?? 0, ready, end };
};

const firstLine = (child: ChildProcess): Promise<unknown> =>
  new Promise((resolve, reject) => {
    let errors = '';
    child.stderr?.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    if (child.stdout !== null) createInterface(child.stdout).once('line', (line) => resolve(JSON.parse(line)));
    child.once('close', () => reject(new Error(errors)));
  });
