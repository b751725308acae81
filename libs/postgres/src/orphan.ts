import { spawnSync } from 'node:child_process';
import { readFileSync, readlinkSync, realpathSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { codeOf, DatabaseNotStarted } from './errors.js';

/** How long a server may take to write out what it has in memory before it is stopped the hard way; both lose nothing. */
const fastStopLimit = 60_000;

/**
 * Stops the server that a killed techcoop left behind. When its pid file is stale, the file goes: PostgreSQL itself
 * would refuse to start if the pid belongs to another process by now.
 */
export const stopOrphan = async (cluster: string, log: (message: string) => void): Promise<void> => {
  const file = join(cluster, 'postmaster.pid');
  // A server writes into it as soon as it has made it: one that stays empty was killed in between.
  if (isEmpty(file)) await sleep(1_000);
  const pid = pidIn(cluster);
  if (pid !== undefined && isServerOf(pid, cluster)) {
    log(`stopping the PostgreSQL (process ${pid}) that an earlier techcoop left running`);
    await stopProcess(pid, () => isServerOf(pid, cluster));
  }
  if (pid !== undefined || isEmpty(file)) await rm(file, { force: true });
};

const isEmpty = (file: string): boolean => statSync(file, { throwIfNoEntry: false })?.size === 0;

/** The process id in `postmaster.pid`, whether or not that process lives. */
export const pidIn = (cluster: string): number | undefined => {
  try {
    const pid = Number.parseInt(readFileSync(join(cluster, 'postmaster.pid'), 'utf8'), 10);
    return Number.isSafeInteger(pid) && pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
};

/** Fast, then immediate. */
export const stopProcess = async (pid: number, lives: () => boolean): Promise<void> => {
  signal(pid, 'SIGINT');
  if (await ends(lives, fastStopLimit)) return;
  signal(pid, 'SIGQUIT');
  if (await ends(lives, 10_000)) return;
  throw new DatabaseNotStarted(`PostgreSQL (process ${pid}) does not stop; end it and start techcoop again`);
};

const ends = async (lives: () => boolean, limit: number): Promise<boolean> => {
  const until = performance.now() + limit;
  while (performance.now() < until) {
    if (!lives()) return true;
    await sleep(20);
  }
  return false;
};

const signal = (pid: number, name: NodeJS.Signals): void => {
  try {
    process.kill(pid, name);
  } catch (error) {
    // Gone in the meantime.
    if (codeOf(error) !== 'ESRCH') throw error;
  }
};

/** Pids are used again: only a process that works in this directory, or names it, is its server. */
const isServerOf = (pid: number, cluster: string): boolean => {
  if (process.platform === 'linux') return workingDirectoryOf(pid) === realpathSync(cluster);
  if (process.platform === 'win32') return listed('tasklist', ['/FI', `PID eq ${pid}`], 'postgres.exe');
  return listed('ps', ['-o', 'command=', '-p', String(pid)], cluster);
};

const workingDirectoryOf = (pid: number): string | undefined => {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    // No such process, a zombie, or somebody else's.
    return undefined;
  }
};

const listed = (command: string, args: readonly string[], expected: string): boolean =>
  spawnSync(command, args, { encoding: 'utf8' }).stdout?.includes(expected) ?? false;
