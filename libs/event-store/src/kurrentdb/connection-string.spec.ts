import { describe, expect, test } from '@jest/globals';
import { credentialsIn, toLeader } from './connection-string.js';

describe('a connection string', () => {
  test.each([
    ['kurrentdb://host:2113', 'kurrentdb://host:2113?nodePreference=leader'],
    ['kurrentdb+discover://cluster?tls=false', 'kurrentdb+discover://cluster?tls=false&nodePreference=leader'],
    ['kurrentdb://a,b,c?nodePreference=Leader&tls=true', 'kurrentdb://a,b,c?nodePreference=Leader&tls=true'],
  ])('%p asks for the leader', (given, used) => {
    expect(toLeader(given)).toBe(used);
  });

  test('that asks for another node is refused', () => {
    expect(() => toLeader('kurrentdb://a,b?tls=true&nodePreference=follower')).toThrow(
      'the event store needs nodePreference=leader, not follower',
    );
  });

  test('gives user and password, decoded', () => {
    expect(credentialsIn('kurrentdb://admin:p%40ss%3A%2Fw%25rd@a:2113,b:2113?tls=true')).toEqual({
      username: 'admin',
      password: 'p@ss:/w%rd',
    });
    expect(credentialsIn('kurrentdb://a:2113,b:2113?connectionName=x@y')).toBeUndefined();
  });
});
