import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const LOOK_EVERY_MS = 50;

export type Ended = Readonly<{
  code: number | null;
  out: string;
  errors: string;
  /** Largest resident memory, MiB; 0 where the system does not tell. */ memory: number;
}>;

/** The command line in a process of its own; it ends with the caller's `kill`, or by itself. */
export const startImport = (args: readonly string[], env: Readonly<Record<string, string>>) => {
  const child = spawn(
    process.execPath,
    ['--conditions=source', '--import', './test/swc-hook/register.mjs', 'apps/import/src/main.ts', ...args],
    { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
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
