import { Cluster, Redis } from 'ioredis';

export type RedisConnection = Redis | Cluster;

/** Never gives up, since the work is kept elsewhere; at most so long between two attempts. */
const longestPauseMs = 2_000;
const retry = (attempt: number): number => Math.min(longestPauseMs, 50 * attempt);

type Kind = 'single' | 'sentinel' | 'cluster';

const kinds: ReadonlyMap<string, Kind> = new Map([
  ['redis', 'single'],
  ['rediss', 'single'],
  ['redis+sentinel', 'sentinel'],
  ['redis+cluster', 'cluster'],
]);

/** What follows the hosts: a database's number, the master's name, nothing. */
const paths: Readonly<Record<Kind, RegExp>> = { single: /^\d{0,4}$/, sentinel: /^[\w.-]+$/, cluster: /^$/ };

/**
 * - `redis://user:password@host:6379/0`, `rediss://…` (TLS)
 * - `redis+sentinel://user:password@host:26379,host:26379/master-name`: the master that the Sentinels name
 * - `redis+cluster://user:password@host:6379,host:6379`
 *
 * `?tls=true` with the last two.
 */
export const isQueueUrl = (text: string): boolean => parsed(text) !== undefined;

type Parsed = Readonly<{
  kind: Kind;
  hosts: readonly { host: string; port: number }[];
  username?: string;
  password?: string;
  path: string;
  tls: boolean;
}>;

const parsed = (text: string): Parsed | undefined => {
  const {
    scheme = '',
    credentials = '',
    hosts = '',
    path = '',
    query = '',
  } = /^(?<scheme>[a-z+]+):\/\/(?:(?<credentials>[^@/]*)@)?(?<hosts>[^/?#]+)(?:\/(?<path>[^?#]*))?(?:\?(?<query>[^#]*))?$/.exec(
    text,
  )?.groups ?? {};
  const kind = kinds.get(scheme);
  if (!kind || !paths[kind].test(path)) return undefined;
  const list = hosts.split(',').map((one) => hostOf(one, kind === 'sentinel' ? 26_379 : 6_379));
  const known = list.flatMap((one) => one ?? []);
  if (known.length !== list.length || (kind === 'single' && known.length > 1)) return undefined;
  const [username, password] = credentials.split(':').map((one) => decoded(one));
  const tls = scheme === 'rediss' || new URLSearchParams(query).get('tls') === 'true';
  return { kind, hosts: known, path, tls, ...(username && { username }), ...(password && { password }) };
};

const hostOf = (text: string, standard: number): { host: string; port: number } | undefined => {
  const [, host, port] = /^(\[[0-9a-f:]+\]|[\w.-]+)(?::(\d{1,5}))?$/i.exec(text) ?? [];
  return host === undefined ? undefined : { host: host.replace(/^\[|\]$/g, ''), port: Number(port ?? standard) };
};

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** `enableOfflineQueue`: whether commands wait for a connection, or fail without one. */
export const openRedis = (url: string, { enableOfflineQueue }: { enableOfflineQueue: boolean }): RedisConnection => {
  const target = parsed(url);
  if (!target) throw new Error('no URL of a queue');
  const { kind, hosts, username, password, path, tls } = target;
  const common = {
    ...(username !== undefined && { username }),
    ...(password !== undefined && { password }),
    ...(tls && { tls: {} }),
    enableOfflineQueue,
    // What BullMQ asks for: its blocking commands wait for as long as it takes.
    maxRetriesPerRequest: null,
    retryStrategy: retry,
    connectTimeout: 5_000,
  };
  if (kind === 'cluster')
    return new Cluster([...hosts], { enableOfflineQueue, clusterRetryStrategy: retry, redisOptions: common });
  if (kind === 'sentinel')
    return new Redis({
      ...common,
      sentinels: [...hosts],
      name: path,
      sentinelRetryStrategy: retry,
      ...(tls && { enableTLSForSentinelMode: true }),
    });
  const [{ host, port } = { host: '', port: 0 }] = hosts;
  return new Redis({ ...common, host, port, db: Number(path || 0) });
};
