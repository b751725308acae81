import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '#postgres/testing';
import { LossyProxy } from '../../libs/event-store/src/contract/lossy-proxy.js';
import { type Authorization, servicesAt } from '../../apps/api/src/testing/keys.js';
import { type Random, upTo } from './random.js';
import { Supervised } from './supervised.js';

export type Fault = 'desk' | 'api' | 'projector' | 'postmaster' | 'backend' | 'connections';

/** A desk with its PostgreSQL; an api and a projector beside it, which reach that database through a proxy. */
export class System {
  private constructor(
    /** Of the desk and of the api. */
    readonly urls: readonly [string, string],
    /** Of both. */
    readonly authorization: Authorization,
    private readonly data: string,
    private readonly proxy: LossyProxy,
    private readonly techcoop: Readonly<Record<'desk' | 'api' | 'projector', Supervised>>,
  ) {}

  /** In an empty folder; data are in `data`, what its processes say in `log`. */
  static async start(folder: string): Promise<System> {
    const [data, log] = [join(folder, 'data'), join(folder, 'log')];
    const [deskPort, apiPort] = [String(await freePort()), String(await freePort())];
    const desk = new Supervised(
      'apps/desk/src/main.ts',
      { TECHCOOP_DATA: data, DATABASE_URL: '', DISK_FLOOR_MEGABYTES: '0', HTTP_PORT: deskPort },
      log,
    );
    const instance = join(data, 'instance.json');
    while (!existsSync(instance)) await pause(50);
    const database = (): string => JSON.parse(readFileSync(instance, 'utf8')).databaseUrl;
    const portNow = (): number => (existsSync(instance) ? Number(new URL(database()).port) : NOWHERE);
    const proxy = await LossyProxy.before(database(), undefined, portNow);
    const beside = { DATABASE_URL: proxy.url, HTTP_PORT: apiPort };
    const api = new Supervised('apps/api/src/main.ts', beside, log);
    const projector = new Supervised('apps/projector/src/main.ts', beside, log);
    const urls = [urlOf(deskPort), urlOf(apiPort)] as const;
    for (const url of urls) while (!(await isReady(url))) await pause(50);
    return new System([...urls], await servicesAt(database()), data, proxy, { desk, api, projector });
  }

  async inject(fault: Fault, random: Random): Promise<void> {
    if (fault === 'postmaster') return killOne(() => this.#postmaster());
    if (fault === 'backend') return killOne(() => this.#backend(random));
    if (fault !== 'connections') return this.techcoop[fault].kill();
    this.proxy.loseAnswers();
    await pause(upTo(random, 200));
    this.proxy.breakAll();
  }

  /** Kills all techcoop there is at once, and leaves PostgreSQL to whoever comes next. */
  async stop(): Promise<void> {
    await Promise.all(Object.values(this.techcoop).map((one) => one.stop()));
    await this.proxy.close();
  }

  #postmaster(): number | undefined {
    const file = join(this.data, 'postgres/postmaster.pid');
    return existsSync(file) ? Number.parseInt(readFileSync(file, 'utf8'), 10) : undefined;
  }

  #backend(random: Random): number | undefined {
    const all = spawnSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' }).stdout.trim().split('\n');
    const parent = this.#postmaster();
    const children = all.map((line) => line.trim().split(/ +/).map(Number)).filter(([, ppid]) => ppid === parent);
    return children[upTo(random, children.length - 1)]?.[0];
  }
}

/** Nothing listens there. */
const NOWHERE = 1;

const urlOf = (port: string): string => `http://127.0.0.1:${port}`;

const isReady = (url: string): Promise<boolean> =>
  fetch(`${url}/health/ready`).then(
    ({ ok }) => ok,
    () => false,
  );

/** What is to be killed may just be coming up. */
const killOne = async (find: () => number | undefined): Promise<void> => {
  for (;;) {
    const pid = find();
    try {
      if (pid !== undefined && pid > 1) return void process.kill(pid, 'SIGKILL');
    } catch {
      // Gone since it was found.
    }
    await pause(20);
  }
};
