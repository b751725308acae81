import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../../', import.meta.url));

/** Runs the command line in a process of its own, with this environment only. */
export const techcoop = async (
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<Readonly<{ code: number | null; out: string; errors: string }>> => {
  const child = spawn(
    process.execPath,
    ['--conditions=source', '--import', './test/swc-hook/register.mjs', 'apps/command-line/src/main.ts', ...args],
    { cwd: root, env: { PATH: process.env['PATH'], ...environment }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let out = '';
  let errors = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  await once(child, 'close');
  return { code: child.exitCode, out, errors };
};
