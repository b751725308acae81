import type { BasicCredentials } from '@kurrent/kurrentdb-client';
import { StoreUnusable } from '../errors.js';

/** Where the server is and how to talk to it, and separately as whom: as nobody without TLS. */
export type Address = Readonly<{ connectionString: string; credentials: BasicCredentials | undefined }>;

const userAndPassword = /^([^:]+:\/\/)([^:@/?]+):([^@/?]+)@/;
const withoutTls = /[?&]tls=false(&|$)/i;
const preference = /[?&]node[_-]?preference=([^&]*)/i;

/**
 * User and password are taken out: the client shows its connection string when it warns, and its half that reads would
 * send them undecoded. So is a slash before the options, after which that half expects another host.
 * Errors: StoreUnusable.
 */
export const addressIn = (given: string): Address => {
  const [all = '', scheme = '', username, password] = userAndPassword.exec(given.trim()) ?? [];
  const connectionString = (scheme + given.trim().slice(all.length)).replace(/\/+(?=\?|$)/, '');
  return {
    connectionString: toLeader(connectionString),
    credentials:
      username === undefined || password === undefined || withoutTls.test(connectionString)
        ? undefined
        : { username: decoded(username), password: decoded(password) },
  };
};

/** The client's own message shows parts of the connection string, maybe the password. */
export const malformed = (): StoreUnusable =>
  new StoreUnusable(
    'the connection string of KurrentDB is malformed, or a certificate that it names cannot be read; it looks like ' +
      'kurrentdb://user:password@host:2113?tls=true, with special characters in user and password percent-encoded',
  );

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    throw malformed();
  }
};

/**
 * With the leader as the node to talk to: only the leader takes appends, and only it shows at once what was appended.
 * The two halves of the client differ in what they do unless told.
 */
const toLeader = (connectionString: string): string => {
  const wanted = preference.exec(connectionString)?.[1];
  if (wanted === undefined) {
    return `${connectionString}${connectionString.includes('?') ? '&' : '?'}nodePreference=leader`;
  }
  if (wanted.toLowerCase() !== 'leader') {
    throw new StoreUnusable(`the event store needs nodePreference=leader in its connection string, not ${wanted}`);
  }
  return connectionString;
};
