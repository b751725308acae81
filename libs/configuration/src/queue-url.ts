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
export const isQueueUrl = (text: string): boolean => queueAddress(text) !== undefined;

export type QueueAddress = Readonly<{
  kind: Kind;
  hosts: readonly { host: string; port: number }[];
  username?: string;
  password?: string;
  path: string;
  tls: boolean;
}>;

export const queueAddress = (text: string): QueueAddress | undefined => {
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
