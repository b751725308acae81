import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { freePort } from '#postgres/testing';

const main = fileURLToPath(new URL('../../../apps/desk/src/main.js', import.meta.url));
/** So long a start may take on a machine that has much else to do. */
const longestMs = 120_000;
const lookAgainMs = 20;

/** What `npm start` runs, on a database. */
export class DeskProcess {
  #child: ChildProcess | undefined;
  #port = 0;

  constructor(
    private readonly databaseUrl: string,
    private readonly dataDirectory: string,
  ) {
    // Should the bench fail, it ends.
    process.once('exit', () => this.#child?.kill());
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Milliseconds until it was ready. */
  async start(): Promise<number> {
    this.#port = await freePort();
    const settings = {
      DATABASE_URL: this.databaseUrl,
      TECHCOOP_DATA: this.dataDirectory,
      HTTP_PORT: String(this.#port),
      RATE_LIMIT_PER_MINUTE: '0',
      LOG_LEVEL: 'error',
    };
    const begun = performance.now();
    this.#child = spawn(process.execPath, [main], {
      env: { ...process.env, ...settings },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    while (!(await this.#isReady())) {
      await pause(lookAgainMs);
      if (this.#child.exitCode !== null) throw new Error('techcoop ended before it was ready');
      if (performance.now() - begun > longestMs) throw new Error('techcoop was not ready in time');
    }
    return performance.now() - begun;
  }

  async #isReady(): Promise<boolean> {
    const answer = await fetch(`${this.url}/health/ready`).catch(() => undefined);
    await answer?.body?.cancel();
    return answer?.ok === true;
  }

  /** What it has of the machine's memory, in MB. */
  async memory(): Promise<number> {
    const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(this.#child?.pid)]);
    return Number(stdout) / 1_024;
  }

  async stop(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (!child || child.exitCode !== null) return;
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
}
