export type { Grant, Role } from './grant.js';
export type { Authenticator, Credentials, Principal } from './principal.js';
