export { Access } from './access.js';
export { AccessModule } from './access.module.js';
export {
  type AccountCommand,
  ChangeAccountPerson,
  ChangeGrants,
  CloseAccount,
  OpenAccount,
} from './account/account.commands.js';
export { ACCOUNT_NAME, ACCOUNT_NAME_RULE } from './account/account.decider.js';
export {
  ACCOUNT_KINDS,
  type AccountEvent,
  type AccountKind,
  accountPersonalFields,
  type AdministratorsEvent,
} from './account/account.events.js';
export { changeAccount } from './account/accounts.transaction.js';
export { accountFold, administratorsFold } from './account/account.state.js';
export { accountList } from './account/account-list.projection.js';
export {
  type AccountRow,
  accountsIn,
  accountsNamed,
  ListAccounts,
  ShowAccount,
  ShowAccountPerson,
} from './account/account-list.queries.js';
export type { AccountPerson } from './account/persons-behind.js';
export { type KnownEvaluator, ListEvaluators } from './account/evaluators.queries.js';
export { openAccount } from './account/open-account.js';
export type { ApiKeyRow } from './api-key/api-keys.js';
export { openFirstAccount } from './first-administrator.js';
export type { Grant, Role } from './grant.js';
export { partiesOf } from './grant-parties.js';
export { openOpenIdConnect } from './oidc/open-id-connect.js';
export { OidcAuthenticator } from './oidc/oidc-authenticator.js';
export { OidcSignIn, ProviderSignInRefused } from './oidc/oidc-sign-in.js';
export type { ProviderSessions } from './oidc/provider-sessions.js';
export { ProviderUnavailable } from './oidc/provider.js';
export type { Authenticator, Credentials, Principal } from './principal.js';
export { TooManySignIns } from './password/hasher.js';
export { cookieIn, deviceCookie, sessionCookie, setCookie } from './session/cookies.js';
export { SESSION_SECONDS, type SessionRow } from './session/sessions.js';
export { DEVICE_SECONDS } from './sign-in/devices.js';
export { PasswordMustChange, type SignedIn, SignInRefused } from './sign-in/sign-in.js';
export { TooManyAttempts } from './sign-in/throttle.js';
export { countedAddress, plainAddress } from './sign-in/address.js';
