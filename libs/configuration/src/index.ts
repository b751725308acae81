export { Clock, SystemClock } from './clock.js';
export {
  type Configuration,
  LOG_LEVELS,
  type LogLevel,
  readConfiguration,
  type Sealing,
  VARIABLES,
} from './configuration.js';
export type { S3Address } from './file-store-url.js';
export { IdSequence, issuedIds, type NumberedKind } from './id-sequence.js';
export { type HttpSettings, isSecure } from './http.js';
export { InvalidConfiguration } from './invalid-configuration.js';
export type { OpenIdConnect, OpenIdConnectClient } from './open-id-connect.js';
export { queueAddress } from './queue-url.js';
