import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import type { Configuration, Provider } from 'oidc-provider';

export const AUDIENCE = 'https://techcoop.example.org/api';
export const CLIENT = { id: 'techcoop', secret: 'what-only-the-client-knows' };
/** A program of its own, with client credentials. */
export const PROGRAM = { id: 'statistics', secret: 'what-only-the-program-knows' };

type Algorithm = 'RS256' | 'ES256';
type SigningKey = Readonly<{ kid: string; alg: Algorithm; private: CryptoKey; public: CryptoKey }>;

type Options = Readonly<{ redirectUris?: readonly string[]; port?: number; alg?: Algorithm }>;

/** A real provider of OpenID Connect on a free port. Whoever comes is signed in at once, as `account`. */
export class TestProvider {
  /** Who signs in next, with what is claimed of them. */
  account: Readonly<{ sub: string }> & JWTPayload = { sub: 'u-1' };
  /** What is asked of it: paths. */
  readonly asked: string[] = [];

  private constructor(
    private readonly server: Server,
    readonly issuer: string,
    readonly key: SigningKey,
  ) {}

  static async start({ redirectUris = [], port = 0, alg = 'RS256' }: Options = {}): Promise<TestProvider> {
    const key = await newKey(alg);
    const server = createServer();
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const test = new TestProvider(server, issuer, key);
    const configuration = await test.configuration(redirectUris);
    const provider = await quietly(async () => new (await import('oidc-provider')).Provider(issuer, configuration));
    const answer = provider.callback();
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      test.asked.push(request.url?.replace(/\?.*/, '') ?? '');
      if (request.url?.startsWith('/interaction/')) return void test.signInAtOnce(provider, request, response);
      void answer(request, response);
    });
    return test;
  }

  get port(): number {
    return Number(new URL(this.issuer).port);
  }

  async stop(): Promise<void> {
    if (!this.server.listening) return;
    const closed = once(this.server, 'close');
    this.server.close();
    this.server.closeAllConnections();
    await closed;
  }

  /** The same provider after a restart, with another key. */
  async restart(options: Options = {}): Promise<TestProvider> {
    await this.stop();
    const next = await TestProvider.start({ ...options, port: this.port });
    next.account = this.account;
    return next;
  }

  /** An access token that the provider gives a program. */
  async tokenForProgram(): Promise<string> {
    const response = await fetch(`${this.issuer}/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${PROGRAM.id}:${PROGRAM.secret}`)}` },
      body: new URLSearchParams({ grant_type: 'client_credentials', resource: AUDIENCE }),
    });
    const answer = (await response.json()) as { access_token?: string };
    if (answer.access_token === undefined) throw new Error(`no token: ${JSON.stringify(answer)}`);
    return answer.access_token;
  }

  /** A token of the shape that it gives, good for an hour from `now`, with what is to be otherwise. */
  sign(
    now: Date,
    claims: Readonly<Record<string, unknown>> = {},
    header: Readonly<Record<string, unknown>> = {},
  ): Promise<string> {
    const at = Math.floor(now.getTime() / 1000);
    const { alg, kid, private: secret } = this.key;
    return new SignJWT({
      ...{ iss: this.issuer, aud: AUDIENCE, sub: 'u-1', client_id: 'phone', iat: at, exp: at + 3600 },
      ...claims,
    })
      .setProtectedHeader({ alg, kid, typ: 'at+jwt', ...header })
      .sign(secret, { crit: { strict: true } });
  }

  private async configuration(redirectUris: readonly string[]): Promise<Configuration> {
    const { alg, kid, private: secret } = this.key;
    return {
      jwks: { keys: [{ ...(await exportJWK(secret)), alg, kid, use: 'sig' }] },
      cookies: { keys: ['of the test'] },
      clients: [
        {
          client_id: CLIENT.id,
          client_secret: CLIENT.secret,
          id_token_signed_response_alg: alg,
          redirect_uris: [...redirectUris],
          response_types: redirectUris.length > 0 ? ['code'] : [],
          grant_types: redirectUris.length > 0 ? ['authorization_code'] : [],
          post_logout_redirect_uris: redirectUris.map((uri) => `${new URL(uri).origin}/`),
        },
        {
          client_id: PROGRAM.id,
          client_secret: PROGRAM.secret,
          id_token_signed_response_alg: alg,
          redirect_uris: [],
          response_types: [],
          grant_types: ['client_credentials'],
        },
      ],
      claims: { openid: ['sub'], profile: ['preferred_username', 'person', 'techcoop_grants'] },
      conformIdTokenClaims: false,
      pkce: { required: () => true },
      findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ ...this.account, sub }) }),
      extraTokenClaims: () => ({ techcoop_grants: ['auditor'] }),
      features: {
        devInteractions: { enabled: false },
        clientCredentials: { enabled: true },
        resourceIndicators: {
          enabled: true,
          getResourceServerInfo: () => ({
            scope: 'read',
            audience: AUDIENCE,
            accessTokenFormat: 'jwt',
            jwt: { sign: { alg } },
          }),
        },
      },
      ttl: { AccessToken: 3600, ClientCredentials: 3600, IdToken: 3600, Session: 3600, Grant: 3600, Interaction: 600 },
    };
  }

  private async signInAtOnce(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { params } = await provider.interactionDetails(request, response);
    const { sub } = this.account;
    const grant = new provider.Grant({ accountId: sub, clientId: String(params['client_id']) });
    grant.addOIDCScope(String(params['scope']));
    const consent = { grantId: await grant.save() };
    await provider.interactionFinished(request, response, { login: { accountId: sub }, consent });
  }
}

const newKey = async (alg: Algorithm): Promise<SigningKey> => {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  return { alg, kid: crypto.randomUUID(), private: privateKey, public: publicKey };
};

/** It warns of what matters to a real one: that it keeps all in memory, the release of Node. */
const quietly = async <T>(work: () => Promise<T>): Promise<T> => {
  const { warn, info } = console;
  Object.assign(console, { warn: () => undefined, info: () => undefined });
  try {
    return await work();
  } finally {
    Object.assign(console, { warn, info });
  }
};
