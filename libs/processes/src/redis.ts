import { queueAddress } from '#configuration';
import { Cluster, Redis } from 'ioredis';

export type RedisConnection = Redis | Cluster;

/** Never gives up, since the work is kept elsewhere; at most so long between two attempts. */
const longestPauseMs = 2_000;
const retry = (attempt: number): number => Math.min(longestPauseMs, 50 * attempt);

/** `enableOfflineQueue`: whether commands wait for a connection, or fail without one. */
export const openRedis = (url: string, { enableOfflineQueue }: { enableOfflineQueue: boolean }): RedisConnection => {
  const target = queueAddress(url);
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
