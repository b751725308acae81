import { readFile } from 'node:fs/promises';
import type { Logger } from 'pino';
import { type Clock, InvalidConfiguration, type OpenIdConnect, type OpenIdConnectClient } from '#configuration';
import type { Pool } from '#postgres';
import { readGroupGrants } from './group-grants.js';
import { OidcAuthenticator } from './oidc-authenticator.js';
import { OidcSignIn } from './oidc-sign-in.js';
import type { ProviderSessions } from './provider-sessions.js';
import { Provider } from './provider.js';
import { RevokedTokens } from './revoked-tokens.js';

type Options = Readonly<{ pool: Pool; sessions: ProviderSessions; clock: Clock; logger: Logger }>;

type Opened = Readonly<{
  authenticator: OidcAuthenticator;
  /** Undefined: nobody signs in with a browser. */
  signIn: OidcSignIn | undefined;
}>;

/**
 * Makes its table, if it is not there, and reads the files that the settings name; the provider is asked when the first
 * token or person comes, so that it need not be there. Errors: InvalidConfiguration.
 */
export const openOpenIdConnect = async (
  settings: OpenIdConnect,
  { pool, sessions, clock, logger }: Options,
): Promise<Opened> => {
  const { issuer, client, nameClaim, personClaim, grantsClaim, grantsFile } = settings;
  const groups = grantsFile === undefined ? undefined : await readGroupGrants(grantsFile);
  const provider = new Provider({ issuer, clock, logger });
  const shared = { provider, claims: { nameClaim, personClaim, grantsClaim, groups }, clock, logger };
  const revoked = await RevokedTokens.open(pool);
  return {
    authenticator: new OidcAuthenticator({ ...shared, revoked, settings }),
    signIn: client && new OidcSignIn({ ...shared, sessions, client: { ...client, secret: await secretOf(client) } }),
  };
};

const secretOf = async ({ secret }: OpenIdConnectClient): Promise<string> => {
  if (typeof secret === 'string') return secret;
  const wrong = (rule: string): InvalidConfiguration =>
    new InvalidConfiguration([{ variable: 'OIDC_CLIENT_SECRET_FILE', rule }]);
  const text = await readFile(secret.file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw wrong(`cannot be read (${error.code})`);
  });
  if (text.trim() === '') throw wrong('is empty');
  return text.trim();
};
