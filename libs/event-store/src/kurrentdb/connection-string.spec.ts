import { describe, expect, test } from '@jest/globals';
import { StoreUnusable } from '../errors.js';
import { addressIn } from './connection-string.js';

describe('a connection string', () => {
  test.each([
    ['kurrentdb://host:2113', 'kurrentdb://host:2113?nodePreference=leader'],
    ['kurrentdb+discover://cluster?tls=false', 'kurrentdb+discover://cluster?tls=false&nodePreference=leader'],
    ['kurrentdb://a,b,c?nodePreference=Leader&tls=true', 'kurrentdb://a,b,c?nodePreference=Leader&tls=true'],
    [' kurrentdb://a:2113,b:2113/?tls=true ', 'kurrentdb://a:2113,b:2113?tls=true&nodePreference=leader'],
    ['kurrentdb://host/', 'kurrentdb://host?nodePreference=leader'],
  ])('%p asks for the leader', (given, used) => {
    expect(addressIn(given).connectionString).toBe(used);
  });

  test('that asks for another node is refused', () => {
    expect(() => addressIn('kurrentdb://a,b?tls=true&nodePreference=follower')).toThrow(
      new StoreUnusable('the event store needs nodePreference=leader in its connection string, not follower'),
    );
  });

  test('gives user and password, decoded, and does not keep them', () => {
    expect(addressIn('kurrentdb://admin:p%40ss%3A%2Fw%25rd@a:2113,b:2113?tls=true')).toEqual({
      connectionString: 'kurrentdb://a:2113,b:2113?tls=true&nodePreference=leader',
      credentials: { username: 'admin', password: 'p@ss:/w%rd' },
    });
    expect(addressIn('kurrentdb://a:2113,b:2113?connectionName=x@y').credentials).toBeUndefined();
  });

  test('without TLS gives nobody’s password', () => {
    expect(addressIn('kurrentdb://admin:changeit@a:2113?tls=false')).toEqual({
      connectionString: 'kurrentdb://a:2113?tls=false&nodePreference=leader',
      credentials: undefined,
    });
  });

  test('with a password that is not encoded is refused without showing it', () => {
    expect(() => addressIn('kurrentdb://admin:50%secret@a:2113')).toThrow(StoreUnusable);
    expect(() => addressIn('kurrentdb://admin:50%secret@a:2113')).not.toThrow(/50%secret/);
  });
});
