import { randomUUID } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { pino } from 'pino';
import { Clock } from '#configuration';
import { startTestPostgres, type TestPostgres } from '#postgres/testing';
import { openRuntime, type Runtime } from '#runtime';
import { Clearance } from '../access/clearance.js';
import type { Admission } from '../access/admission.js';
import { createApi } from '../create-api.js';
import { Routes } from '../routes.js';
import { type Reach, THIS_MACHINE } from '../shell/shell.js';
import { byName, openAccess, type People } from './access.js';

export type Answered = Readonly<{
  status: number;
  headers: Readonly<Record<string, unknown>>;
  // oxlint-disable-next-line no-explicit-any -- what a test expects of it, it says itself
  body: any;
}>;

type Asked = Readonly<{ body?: unknown; headers?: Readonly<Record<string, string>> }>;

/** `people`: names, and what they may be. Left out: whoever has a name may do everything. `accounts`: as outside of tests. */
type Options = Pick<Parameters<typeof openRuntime>[0], 'disk' | 'files' | 'notifications' | 'openIdConnect'> &
  Readonly<{ people?: People | 'accounts'; clock?: Clock; reach?: Partial<Reach> }>;

const admissionOf = ({ readModels, store }: Runtime, people: Options['people']): Admission | undefined => {
  if (people === undefined) return openAccess;
  return people === 'accounts'
    ? undefined
    : { authenticator: byName(people), clearance: new Clearance({ readModels, store, separateReceiptsAbove: 0 }) };
};

class TestClock extends Clock {
  current = new Date('2026-06-15T12:00:00.000Z');

  override now(): Date {
    return this.current;
  }
}

/** A whole api on a PostgreSQL of its own. */
export class ApiUnderTest {
  readonly clock = new TestClock();
  readonly log: string[] = [];
  databaseUrl = '';
  private databaseStopped: Promise<void> | undefined;

  private constructor(
    readonly postgres: TestPostgres,
    private opened?: Runtime,
    private running?: NestFastifyApplication,
  ) {}

  static async start(options: Options = {}): Promise<ApiUnderTest> {
    const api = new ApiUnderTest(await startTestPostgres());
    try {
      api.databaseUrl = await api.postgres.createDatabase();
      await api.open(options);
      api.runtime.project();
      return api;
    } catch (error) {
      await api.stop();
      throw error;
    }
  }

  /** Another api on the same database, with everything of its own but the projections. */
  static async beside(other: ApiUnderTest, options: Options = {}): Promise<ApiUnderTest> {
    const api = new ApiUnderTest({ ...other.postgres, stop: async () => undefined });
    api.databaseUrl = other.databaseUrl;
    await api.open(options);
    return api;
  }

  get app(): NestFastifyApplication {
    if (!this.running) throw new Error('the api is not running');
    return this.running;
  }

  private async open(options: Options): Promise<void> {
    const logger = pino({ level: 'debug' }, { write: (line: string) => void this.log.push(line) });
    const { databaseUrl } = this;
    const { people, clock = this.clock, reach, ...others } = options;
    this.opened = await openRuntime({ databaseUrl, ...others, clock, logger });
    this.running = await createApi(this.opened, admissionOf(this.opened, people), { ...THIS_MACHINE, ...reach });
  }

  get runtime(): Runtime {
    if (!this.opened) throw new Error('the api is not running');
    return this.opened;
  }

  /** All routes that Fastify has, but HEAD for each GET. */
  get routes(): readonly Readonly<{ method: string; url: string }>[] {
    return this.app.get(Routes).all.filter(({ method }) => method !== 'HEAD');
  }

  /** May be called twice. */
  stopDatabase(): Promise<void> {
    return (this.databaseStopped ??= this.postgres.stop());
  }

  async stop(): Promise<void> {
    await this.running?.close();
    await this.opened?.close();
    await this.stopDatabase();
  }

  /** A command, with headers that are in order unless others are given. */
  command(path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Answered> {
    return this.ask('POST', `/api/v1${path}`, {
      body,
      headers: { 'idempotency-key': randomUUID(), ...headers },
    });
  }

  get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answered> {
    return this.ask('GET', path, { headers });
  }

  /** By `manager`, unless another name is authorized. A body that is text is sent as it is. */
  async ask(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'HEAD' | 'OPTIONS',
    url: string,
    { body, headers = {} }: Asked,
  ): Promise<Answered> {
    const isJson = body !== undefined && typeof body !== 'string' && !Buffer.isBuffer(body);
    const response = await this.app.inject({
      method,
      url,
      headers: {
        ...(!('cookie' in headers) && { authorization: 'Name manager' }),
        ...(isJson && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { payload: isJson ? JSON.stringify(body) : body }),
    });
    const isAnswerJson = /json/.test(String(response.headers['content-type']));
    return {
      status: response.statusCode,
      headers: response.headers,
      body: isAnswerJson && response.body ? response.json() : response.body,
    };
  }
}
