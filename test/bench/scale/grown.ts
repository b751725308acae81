import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { SystemClock } from '#configuration';
import { Pool } from '#postgres';
import { eventually, type TestPostgres } from '#postgres/testing';
import { openRuntime } from '#runtime';
import { createApi } from '../../../apps/api/src/create-api.js';
import { servicesIn } from '../../../apps/api/src/testing/keys.js';
import { activity, checked, Client, delivering, funded, type Give, type Json } from '../http/programme.js';
import { ProgrammeCopy, type Told, withOurParsers } from '../projections/programme-log.js';
import { DeskProcess } from './desk-process.js';

/** What is under way is the same, however long the history is. */
const DELIVERING = 8;
const WAITING = 8;
/** Copies of what has ended that are recorded at once. */
const AT_ONCE = 8;
/** So long a million events may take to be shown, on a machine that has much else to do. */
const longestMs = 60 * 60_000;

/** Of those that the programme serves, the one most asked for. */
const MANDATE = '18a';

const ENDED = ['RequestClosed', 'RequestDeclined', 'RequestWithdrawn', 'RequestCancelled'];

/** The requests of a programme that came to their end, as one append. */
export const endedRequests = (told: readonly Told[]): Told => {
  const events = told.flat().filter(({ stream }) => stream.startsWith('request-'));
  const last = new Map(events.map(({ stream, type }) => [stream, type]));
  return events.filter(({ stream }) => ENDED.includes(last.get(stream) ?? ''));
};

/** A running system with so many events of requests that have ended, and some that are under way. */
export class Grown {
  readonly #client = new Client();
  #asked = 0;

  private constructor(
    readonly events: number,
    readonly desk: DeskProcess,
    private readonly authorization: (path: string) => string,
    private readonly story: Story,
  ) {}

  static async open(postgres: TestPostgres, ended: Told, events: number, dataDirectory: string): Promise<Grown> {
    const databaseUrl = await postgres.createDatabase();
    const grow = withOurParsers((url: string) => grown(url, ended, events));
    const { authorization, story } = await grow(databaseUrl);
    const desk = new DeskProcess(databaseUrl, dataDirectory);
    await desk.start();
    const one = new Grown(events, desk, authorization, story);
    await eventually(() => isAtRest(databaseUrl), longestMs);
    return one;
  }

  /** Logs an activity: milliseconds, until it is answered. */
  readonly command = (): Promise<number> => {
    const request = this.story.delivering[this.#asked++ % DELIVERING];
    return this.#took('POST', `/requests/${request}/activities`, activity());
  };

  readonly requestView = (): Promise<number> => this.#took('GET', `/requests/${this.story.delivering[0]}`);
  readonly donorView = (): Promise<number> => this.#took('GET', `/contributions/${this.story.contribution}`);
  /** Of what the story's contribution, its donor, and an action of the plan that all the history serves come to. */
  readonly explanations: Readonly<Record<string, () => Promise<number>>> = {
    contribution: () => this.#took('GET', `/contributions/${this.story.contribution}/explanations/reserved`),
    donor: () => this.#took('GET', `/donors/NO/explanations/available?currency=USD`),
    request: () => this.#took('GET', `/requests/${this.story.delivering[0]}/explanations/reserved`),
    ...Object.fromEntries(
      ['funded', 'spent?currency=USD'].map((figure) => [
        `mandate-${figure.replace(/\?.*/, '')}`,
        () => this.#took('GET', `/mandates/${MANDATE}/explanations/${figure}`),
      ]),
    ),
  };
  readonly recheck = (): Promise<number> =>
    this.#took('POST', '/waitlist/rechecks', { checkedOn: new Date().toISOString().slice(0, 10) });

  /** Those who wait are those who waited before. Says so. */
  readonly verify = async (): Promise<string> => {
    const { items } = (await this.#send('GET', '/waitlist')) as { items?: readonly unknown[] };
    if (items?.length !== WAITING) throw new Error(`${items?.length} instead of ${WAITING} requests wait`);
    return `${WAITING} requests wait as before, with ${this.events} events`;
  };

  async stop(): Promise<void> {
    this.#client.close();
    await this.desk.stop();
  }

  async #took(method: string, path: string, body?: Json): Promise<number> {
    const begun = performance.now();
    await this.#send(method, path, body);
    return performance.now() - begun;
  }

  #send(method: string, path: string, body?: Json): Promise<Json> {
    const headers = {
      authorization: this.authorization(path),
      ...(body && { 'idempotency-key': randomUUID() }),
    };
    return this.#client.send(`${this.desk.url}/api/v1${path}`, method, headers, body);
  }
}

type Story = Readonly<{ contribution: string; delivering: readonly string[] }>;

/** A database with so many events, and all read models up to date. */
const grown = async (databaseUrl: string, ended: Told, events: number) => {
  const runtime = await openRuntime({ databaseUrl, clock: new SystemClock(), logger: pino({ level: 'silent' }) });
  try {
    runtime.project();
    const api = await createApi(runtime);
    const client = new Client();
    try {
      await api.listen(0, '127.0.0.1');
      const url = `${await api.getUrl()}/api/v1`;
      const authorization = await servicesIn(runtime);
      const story = await told((path, body) => {
        const headers = { authorization: authorization(path), 'idempotency-key': randomUUID() };
        return client.send(`${url}${path}`, 'POST', headers, body);
      });
      for (let first = 1, recorded = 0; recorded < events; first += AT_ONCE, recorded += AT_ONCE * ended.length) {
        const copies = Array.from({ length: AT_ONCE }, (_, at) => new ProgrammeCopy([ended], first + at));
        await Promise.all(copies.map((copy) => copy.append(runtime.store, 0)));
      }
      await runtime.readModels.caughtUp(longestMs);
      return { authorization, story };
    } finally {
      client.close();
      await api.close();
    }
  } finally {
    await runtime.close();
  }
};

const told = async (give: Give): Promise<Story> => {
  const contribution = await funded(give, DELIVERING);
  const delivered: string[] = [];
  for (let at = 0; at < DELIVERING; at += 1) delivered.push(await delivering(give));
  // For more than there is.
  for (let at = 0; at < WAITING; at += 1) await checked(give, 1_000_000_000);
  return { contribution, delivering: delivered };
};

/** The processes have read the log, and done what was due. */
const isAtRest = async (connectionString: string): Promise<boolean> => {
  const pool = new Pool({ connectionString, max: 1 });
  try {
    const { rows } = await pool.query<{ rest: boolean | null }>(
      `select bool_and(caught_up) and not exists (
         select 1 from process.work where status = 'waiting' and next_at < now()) as rest from process.progress`,
    );
    return rows[0]?.rest === true;
  } finally {
    await pool.end();
  }
};
