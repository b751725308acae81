import { describe, expect, test } from '@jest/globals';
import { InvalidConfiguration, readConfiguration } from './index.js';

const tokens = { OIDC_ISSUER: 'https://login.example.org', OIDC_AUDIENCE: 'api' };
const browser = {
  ...tokens,
  OIDC_CLIENT_ID: 'techcoop',
  OIDC_CLIENT_SECRET: 'of the client',
  PUBLIC_URL: 'https://techcoop.example.org',
};

describe('OpenID Connect by configuration', () => {
  test('takes tokens as RFC 9068 has them, with an issuer and an audience', () => {
    expect(readConfiguration(tokens).openIdConnect).toEqual({
      issuer: 'https://login.example.org',
      audience: 'api',
      tokenType: 'at+jwt',
      nameClaim: 'preferred_username',
      personClaim: undefined,
      grantsClaim: 'techcoop_grants',
      grantsFile: undefined,
      client: undefined,
    });
  });

  test('lets people sign in with a browser where there is a client', () => {
    expect(readConfiguration(browser).openIdConnect?.client).toEqual({
      id: 'techcoop',
      secret: 'of the client',
      scope: 'openid profile',
      publicUrl: 'https://techcoop.example.org',
    });
  });

  test.each([
    [{ OIDC_ISSUER: 'http://login.example.org' }, 'OIDC_ISSUER'],
    [{ OIDC_ISSUER: 'https://login.example.org?tenant=1' }, 'OIDC_ISSUER'],
    [{ OIDC_ISSUER: 'https://me:secret@login.example.org' }, 'OIDC_ISSUER'],
    [{ OIDC_ISSUER: 'login.example.org' }, 'OIDC_ISSUER'],
    [{ OIDC_ISSUER: undefined }, 'OIDC_ISSUER'],
    [{ OIDC_AUDIENCE: '' }, 'OIDC_AUDIENCE'],
    [{ OIDC_AUDIENCE: 'techcoop' }, 'OIDC_AUDIENCE'],
    [{ OIDC_TOKEN_TYPE: 'any' }, 'OIDC_TOKEN_TYPE'],
    [{ OIDC_CLIENT_SECRET: undefined }, 'OIDC_CLIENT_SECRET_FILE'],
    [{ OIDC_CLIENT_SECRET_FILE: '/run/secrets/oidc' }, 'OIDC_CLIENT_SECRET_FILE'],
    [{ OIDC_SCOPE: 'profile' }, 'OIDC_SCOPE'],
    [{ PUBLIC_URL: undefined }, 'PUBLIC_URL'],
    [{ PUBLIC_URL: 'http://techcoop.example.org' }, 'PUBLIC_URL'],
    [{ PUBLIC_URL: 'https://techcoop.example.org/console' }, 'PUBLIC_URL'],
  ])('%j is refused by the name of %s', (change, variable) => {
    expect(wrong({ ...browser, ...change })).toEqual([variable]);
  });

  test.each(['http://127.0.0.1:4000', 'http://localhost:4000', 'http://[::1]:4000'])('a provider may be at %s', (url) =>
    expect(wrong({ ...tokens, OIDC_ISSUER: url })).toEqual([]),
  );
});

const wrong = (environment: Record<string, string | undefined>): readonly string[] => {
  try {
    readConfiguration(environment);
  } catch (error) {
    if (error instanceof InvalidConfiguration) return error.problems.map(({ variable }) => variable);
  }
  return [];
};
