import { randomUUID } from 'node:crypto';
import Fastify from 'fastify';
import { pino } from 'pino';
import { SystemClock } from '#configuration';
import { Pool } from '#postgres';
import { openRuntime } from '#runtime';
import { createApi } from '../../../apps/api/src/create-api.js';
import { servicesIn } from '../../../apps/api/src/testing/keys.js';
import { type Bench, type Comparison, type OpenBench, throughput } from '../comparison.js';
import { activity, Client, delivering, funded, type Json } from './programme.js';

/** Asked at once. */
const WAITING = 16;
const EVENTS = 20;
/** What a request has been through when its delivery begins. */
const AT_FIRST = 7;

/** The api with everything on, over real connections, against a bare Fastify route that inserts or reads one row. */
const open: OpenBench = async ({ postgres, windowMs, quick }): Promise<Bench> => {
  const requests = quick ? 60 : 200;
  const databaseUrl = await postgres.createDatabase();
  const runtime = await openRuntime({ databaseUrl, clock: new SystemClock(), logger: pino({ level: 'silent' }) });
  runtime.project();
  const api = await createApi(runtime);
  await api.listen(0, '127.0.0.1');
  const ours = `${await api.getUrl()}/api/v1`;
  const authorization = await servicesIn(runtime);
  const client = new Client();
  const give = (path: string, body: Json): Promise<Json> =>
    client.send(
      `${ours}${path}`,
      'POST',
      { authorization: authorization(path), 'idempotency-key': randomUUID() },
      body,
    );
  const view = (path: string): Promise<Json> =>
    client.send(`${ours}${path}`, 'GET', { authorization: authorization('') });

  const contributionId = await funded(give, requests);
  const ids: string[] = [];
  await Promise.all(
    Array.from({ length: 4 }, async () => {
      while (ids.length < requests) ids.push(await delivering(give));
    }),
  );
  for (const id of ids)
    for (let events = AT_FIRST; events < EVENTS; events += 1) await give(`/requests/${id}/activities`, activity());
  await runtime.readModels.caughtUp(60_000);

  const bare = await bareRoutes(
    await postgres.createDatabase(),
    await view(`/contributions/${contributionId}`),
    await view(`/requests/${ids[0]}`),
  );
  let next = 0;
  let given = 0;
  const log = async (): Promise<number> => {
    await give(`/requests/${ids[next++ % ids.length]}/activities`, activity());
    given += 1;
    return 1;
  };
  const insert = async (): Promise<number> => {
    await client.send(`${bare.url}/activities`, 'POST', {}, activity());
    return 1;
  };
  const reads =
    (url: string, headers: Readonly<Record<string, string>> = {}) =>
    async (): Promise<number> => {
      await client.send(url, 'GET', headers);
      return 1;
    };
  const run = (once: () => Promise<number>) => () => throughput(WAITING, windowMs, once);
  const headers = { authorization: authorization('') };
  const comparison = (
    name: string,
    [one, other]: readonly [() => Promise<number>, () => Promise<number>],
    goal: Readonly<{ reach: number; aim: number }>,
  ): Comparison => ({
    ...{ name: `${name}@${WAITING}`, unit: 'requests/s', better: 'more', ours: run(one) },
    against: { 'bare Fastify': { measure: run(other), ...goal } },
  });
  const readable = { reach: 0.6, aim: 0.85 };
  const views = { contribution: `contributions/${contributionId}`, request: `requests/${ids[0]}` };

  return {
    comparisons: [
      {
        ...comparison('log-activity', [log, insert], { reach: 0.5, aim: 0.8 }),
        verify: async () => {
          const { rows } = await runtime.pool.query<{ logged: number }>(
            `select count(*)::integer as logged from event_store.event where type = 'ActivityDelivered'`,
          );
          const expected = given + ids.length * (EVENTS - AT_FIRST);
          if (rows[0]?.logged !== expected) throw new Error(`${rows[0]?.logged} activities instead of ${expected}`);
          return `${expected} activities, each logged once`;
        },
      },
      ...Object.entries(views).map(([name, path]) =>
        comparison(`${name}-view`, [reads(`${ours}/${path}`, headers), reads(`${bare.url}/rows/${name}`)], readable),
      ),
    ],
    close: async () => {
      client.close();
      await bare.close();
      await api.close();
      await runtime.close();
    },
  };
};

/** What is left when everything is left out that the api does beside: a schema, a connection pool, a row. */
const bareRoutes = async (databaseUrl: string, contribution: Json, request: Json) => {
  const pool = new Pool({ connectionString: databaseUrl, max: 10 });
  await pool.query(`create table activity (activity_id uuid primary key, data json not null, recorded_at timestamptz not null default now());
    create table row (name text primary key, data json not null)`);
  await pool.query('insert into row values ($1, $2), ($3, $4)', ['contribution', contribution, 'request', request]);
  const fastify = Fastify();
  const schema = { body: { type: 'object', required: ['activityId'], properties: { activityId: { type: 'string' } } } };
  fastify.post<{ Body: { activityId: string } }>('/activities', { schema }, async ({ body }) => {
    await pool.query('insert into activity (activity_id, data) values ($1, $2)', [
      body.activityId,
      JSON.stringify(body),
    ]);
    return { id: body.activityId };
  });
  fastify.get<{ Params: { name: string } }>('/rows/:name', async ({ params }) => {
    const { rows } = await pool.query<{ data: object }>('select data from row where name = $1', [params.name]);
    return rows[0]?.data;
  });
  const url = await fastify.listen({ port: 0, host: '127.0.0.1' });
  return {
    url,
    close: async () => {
      await fastify.close();
      await pool.end();
    },
  };
};

export const httpBenches: readonly OpenBench[] = [open];
