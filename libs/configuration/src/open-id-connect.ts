/** How people and programs sign in at a provider of OpenID Connect. */
export type OpenIdConnect = Readonly<{
  /** `OIDC_ISSUER`, exactly as the provider's tokens name it. */
  issuer: string;
  /** `OIDC_AUDIENCE`: whom access tokens must be for. */
  audience: string;
  /** `OIDC_TOKEN_TYPE`: `at+jwt` as RFC 9068 says, or `JWT` for providers that do not mark access tokens. */
  tokenType: 'at+jwt' | 'JWT';
  /** `OIDC_NAME_CLAIM`: who acts; where a token lacks it, `sub` is taken. */
  nameClaim: string;
  /** `OIDC_PERSON_CLAIM`: a claim, or a path to it, that says which person somebody is; undefined: none does. */
  personClaim: string | undefined;
  /** `OIDC_GRANTS_CLAIM`: a claim, or a path to it like `realm_access.roles`. */
  grantsClaim: string;
  /** `OIDC_GRANTS_FILE`: what the provider's groups may do; undefined: the claim itself says it. */
  grantsFile: string | undefined;
  /** Undefined: nobody signs in with a browser. */
  client: OpenIdConnectClient | undefined;
}>;

export type OpenIdConnectClient = Readonly<{
  /** `OIDC_CLIENT_ID`. */
  id: string;
  /** `OIDC_CLIENT_SECRET`, or the file of `OIDC_CLIENT_SECRET_FILE`. */
  secret: string | Readonly<{ file: string }>;
  /** `OIDC_SCOPE`: what is asked for. */
  scope: string;
  /** `PUBLIC_URL`: where browsers find this system. */
  publicUrl: string;
}>;

export const OPEN_ID_CONNECT_VARIABLES = [
  'OIDC_ISSUER',
  'OIDC_AUDIENCE',
  'OIDC_TOKEN_TYPE',
  'OIDC_NAME_CLAIM',
  'OIDC_PERSON_CLAIM',
  'OIDC_GRANTS_CLAIM',
  'OIDC_GRANTS_FILE',
  'OIDC_CLIENT_ID',
  'OIDC_CLIENT_SECRET',
  'OIDC_CLIENT_SECRET_FILE',
  'OIDC_SCOPE',
] as const;

type Variable = (typeof OPEN_ID_CONNECT_VARIABLES)[number] | 'PUBLIC_URL';
type Problem = { variable: string; rule: string };

const SECURE = 'must be an https:// URL (http:// on this machine only) without ? and #, like';

/** Undefined where `OIDC_ISSUER` is not set. */
export const readOpenIdConnect = (
  set: (variable: string) => string | undefined,
  problems: Problem[],
): OpenIdConnect | undefined => {
  const get: (variable: Variable) => string | undefined = set;
  const require = (variable: Variable, rule: string, holds: (value: string) => boolean): string => {
    const value = get(variable) ?? '';
    if (!holds(value)) problems.push({ variable, rule });
    return value;
  };
  const issuer = get('OIDC_ISSUER');
  if (issuer === undefined) {
    if (get('OIDC_CLIENT_ID') !== undefined)
      problems.push({ variable: 'OIDC_ISSUER', rule: 'must be set where OIDC_CLIENT_ID is' });
    return undefined;
  }
  require('OIDC_ISSUER', `${SECURE} https://login.example.org/realms/techcoop`, isSecureUrl);
  const clientId = get('OIDC_CLIENT_ID');
  const audience = require('OIDC_AUDIENCE', 'must be set where OIDC_ISSUER is, and not be OIDC_CLIENT_ID: tokens that prove a sign-in are for that, and must not pass for access tokens', (
    value,
  ) => value !== '' && value !== clientId);
  const tokenType = get('OIDC_TOKEN_TYPE') ?? 'at+jwt';
  if (tokenType !== 'at+jwt' && tokenType !== 'JWT')
    problems.push({ variable: 'OIDC_TOKEN_TYPE', rule: 'must be at+jwt or JWT' });
  return {
    issuer,
    audience,
    tokenType: tokenType === 'JWT' ? 'JWT' : 'at+jwt',
    nameClaim: get('OIDC_NAME_CLAIM') ?? 'preferred_username',
    personClaim: get('OIDC_PERSON_CLAIM'),
    grantsClaim: get('OIDC_GRANTS_CLAIM') ?? 'techcoop_grants',
    grantsFile: get('OIDC_GRANTS_FILE'),
    client: clientId === undefined ? undefined : { id: clientId, ...readClient(get, require, problems) },
  };
};

const readClient = (
  get: (variable: Variable) => string | undefined,
  require: (variable: Variable, rule: string, holds: (value: string) => boolean) => string,
  problems: Problem[],
): Omit<OpenIdConnectClient, 'id'> => {
  const [secret, file] = [get('OIDC_CLIENT_SECRET'), get('OIDC_CLIENT_SECRET_FILE')];
  if ((secret === undefined) === (file === undefined))
    problems.push({
      variable: 'OIDC_CLIENT_SECRET_FILE',
      rule: 'must be set where OIDC_CLIENT_ID is, unless OIDC_CLIENT_SECRET is; not both',
    });
  const scope = get('OIDC_SCOPE') ?? 'openid profile';
  if (!scope.split(' ').includes('openid')) problems.push({ variable: 'OIDC_SCOPE', rule: 'must hold openid' });
  const rule = 'must be set where OIDC_CLIENT_ID is: where browsers find this system';
  const publicUrl = require('PUBLIC_URL', rule, (value) => value !== ''); // its form is looked at where it is read for HTTP
  return { secret: secret ?? { file: file ?? '' }, scope, publicUrl: originOf(publicUrl) };
};

const originOf = (text: string): string => (URL.canParse(text) ? new URL(text).origin : text);

const isSecureUrl = (text: string): boolean => {
  if (!URL.canParse(text) || /[?#\s]/.test(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  const isHere = ['127.0.0.1', '[::1]', 'localhost'].includes(hostname);
  return (protocol === 'https:' || (protocol === 'http:' && isHere)) && username === '' && password === '';
};
