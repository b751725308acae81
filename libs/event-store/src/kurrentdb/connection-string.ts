import type { BasicCredentials } from '@kurrent/kurrentdb-client';

const preference = /[?&]node[_-]?preference=([^&]*)/i;

/**
 * With the leader as the node to talk to: only the leader takes appends, and only it shows at once what was appended.
 * The two halves of the client differ in what they do unless told.
 */
export const toLeader = (connectionString: string): string => {
  const wanted = preference.exec(connectionString)?.[1];
  if (wanted === undefined) {
    return `${connectionString}${connectionString.includes('?') ? '&' : '?'}nodePreference=leader`;
  }
  if (wanted.toLowerCase() !== 'leader') {
    throw new RangeError(`the event store needs nodePreference=leader, not ${wanted}`);
  }
  return connectionString;
};

/** User and password, decoded: the half of the client that reads sends them as they stand in the connection string. */
export const credentialsIn = (connectionString: string): BasicCredentials | undefined => {
  const [, username, password] = /^[^:]+:\/\/([^:@/?]+):([^@/?]+)@/.exec(connectionString) ?? [];
  if (username === undefined || password === undefined) return undefined;
  return { username: decodeURIComponent(username), password: decodeURIComponent(password) };
};
