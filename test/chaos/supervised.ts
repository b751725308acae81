import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { program } from '#postgres/testing';

/** A process of the product that is started again whenever it ends, as a supervisor of an operator does. */
export class Supervised {
  #child: ChildProcess | undefined;
  #stopped = false;

  /** `log`: the file to which what it says is added. */
  constructor(
    private readonly main: string,
    private readonly environment: Readonly<Record<string, string>>,
    private readonly log: string,
  ) {
    this.#start();
  }

  /** As `kill -9` does; waits for one to kill. */
  async kill(): Promise<void> {
    while (!this.#child?.kill('SIGKILL')) await pause(20);
  }

  /** Likewise, for good. May be called twice. */
  async stop(): Promise<void> {
    this.#stopped = true;
    const child = this.#child;
    if (child?.kill('SIGKILL')) await once(child, 'exit');
  }

  #start(): void {
    if (this.#stopped) return;
    const log = openSync(this.log, 'a');
    const child = spawn(process.execPath, [program(this.main)], {
      env: { ...process.env, NODE_OPTIONS: '', LOG_LEVEL: 'warn', ...this.environment },
      stdio: ['ignore', log, log],
    });
    closeSync(log);
    this.#child = child;
    // A moment: without its database a process may end as soon as it begins.
    child.once('exit', () => setTimeout(() => this.#start(), 100));
  }
}
