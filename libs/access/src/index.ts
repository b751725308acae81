export type { Grant, Role } from './grant.js';
export { openOpenIdConnect } from './oidc/open-id-connect.js';
export { OidcAuthenticator } from './oidc/oidc-authenticator.js';
export { OidcSignIn, ProviderSignInRefused } from './oidc/oidc-sign-in.js';
export type { ProviderSessions } from './oidc/provider-sessions.js';
export { ProviderUnavailable } from './oidc/provider.js';
export type { Authenticator, Credentials, Principal } from './principal.js';
