import { join } from 'node:path';
import { type FilesConfiguration, readFiles } from './files-configuration.js';
import { HTTP_VARIABLES, type HttpSettings, readHttp } from './http.js';
import { InvalidConfiguration } from './invalid-configuration.js';
import { OPEN_ID_CONNECT_VARIABLES, type OpenIdConnect, readOpenIdConnect } from './open-id-connect.js';
import { isQueueUrl } from './queue-url.js';
import { HIGHEST_PORT, isNetwork, type Problems, type Reader, readNumber, type Setting } from './reading.js';
import { fromSecretFiles, SECRET_FILES } from './secret-files.js';

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

const LONGEST_SHUTDOWN = 300;
const MEGABYTE = 1024 * 1024;
const HIGHEST_AMOUNT = 1_000_000_000;
const HIGHEST_DISK_FLOOR = 1_000_000;

export type Configuration = Readonly<{
  /** `DATABASE_URL`; undefined: the embedded PostgreSQL. */
  databaseUrl: string | undefined;
  /** `EVENT_STORE_URL`; undefined: events are kept in the database. */
  eventStoreUrl: string | undefined;
  /** `QUEUE_URL`; undefined: jobs are kept in the database. */
  queueUrl: string | undefined;
  /** `TECHCOOP_DATA`: where the embedded PostgreSQL keeps its data. */
  dataDirectory: string;
  personalData: Readonly<{
    /** `PERSONAL_DATA_KEY_FILE`: master keys that persons' keys are wrapped by; undefined: none. */
    keyFile: string | undefined;
    /** `ERASURE_REGISTER`: where erasures are noted outside the database; undefined: nowhere. */
    erasureRegister: string | undefined;
  }>;
  /** `DISK_FLOOR_MEGABYTES`, in bytes: what commands leave free on the disk of the embedded PostgreSQL. */
  diskFloorBytes: number;
  files: FilesConfiguration;
  http: HttpSettings;
  /** `HEALTH_PORT`: where a projector or a worker says whether it is well; undefined: nowhere. */
  healthPort: number | undefined;
  logLevel: LogLevel;
  notifications: Readonly<{
    /** `SMTP_URL` and `MAIL_FROM`; undefined: no e-mail is sent. */
    mail: Readonly<{ smtpUrl: string; from: string }> | undefined;
    /** `WEBHOOKS_MAY_REACH`: hosts, addresses and networks that are not public. */
    webhooksMayReach: readonly string[];
  }>;
  /** Undefined: nobody signs in at a provider. */
  openIdConnect: OpenIdConnect | undefined;
  /** Where seals are made and kept; undefined: none are made. */
  sealing: Sealing | undefined;
  /**
   * `SEPARATE_RECEIPTS_ABOVE`, in whole units of the currency in which a contribution is held: who recorded its receipt
   * does not commit more than this of it to a request and all its stages.
   */
  separateReceiptsAbove: number;
  /** `SHUTDOWN_SECONDS`, in milliseconds: what is under way may take so long to end. */
  shutdownMs: number;
}>;

export type Sealing = Readonly<{
  /** `SEAL_KEY_FILE`; undefined: `seal-key.pem` in the data directory, which is made when it is not there. */
  keyFile: string | undefined;
  /** `SEAL_DIRECTORY`; undefined: `seals` in the data directory. */
  directory: string | undefined;
}>;

type Environment = Readonly<Record<string, string | undefined>>;

/** All that readConfiguration reads. */
export const VARIABLES = [
  'DATABASE_URL',
  'EVENT_STORE_URL',
  'QUEUE_URL',
  'TECHCOOP_DATA',
  'PERSONAL_DATA_KEY_FILE',
  'ERASURE_REGISTER',
  'DISK_FLOOR_MEGABYTES',
  'FILE_STORE_URL',
  'EVIDENCE_MEGABYTES',
  'VIRUS_SCANNER_URL',
  ...HTTP_VARIABLES,
  'HEALTH_PORT',
  'LOG_LEVEL',
  'SMTP_URL',
  'MAIL_FROM',
  'WEBHOOKS_MAY_REACH',
  ...OPEN_ID_CONNECT_VARIABLES,
  'SEAL_KEY_FILE',
  'SEAL_DIRECTORY',
  'SEPARATE_RECEIPTS_ABOVE',
  'SHUTDOWN_SECONDS',
  ...SECRET_FILES,
] as const;

/** From the environment; an empty variable counts as not set. Throws InvalidConfiguration, which names all that is wrong. */
export const readConfiguration = (environment: Environment): Configuration => {
  const problems: Problems = [];
  const fromFiles = fromSecretFiles(environment, problems);
  const set: Setting = (variable) => environment[variable] || fromFiles.get(variable);
  const read: Reader = (variable, fallback, rule, holds) => {
    const value = set(variable) ?? fallback;
    if (!holds(value)) problems.push({ variable, rule });
    return value;
  };

  const path = (variable: string, fallback: string, kind = 'file'): string =>
    read(variable, fallback, `must be the path of a ${kind}`, (text) => !text.includes('\0'));
  const dataDirectory = path('TECHCOOP_DATA', '.data', 'directory');
  const diskFloorBytes = readNumber(read, 'DISK_FLOOR_MEGABYTES', 512, HIGHEST_DISK_FLOOR) * MEGABYTE;

  const configuration = {
    databaseUrl:
      set('DATABASE_URL') &&
      read('DATABASE_URL', '', 'must be a URL like postgres://user:password@host/database', isDatabaseUrl),
    eventStoreUrl:
      set('EVENT_STORE_URL') &&
      read('EVENT_STORE_URL', '', 'must be a URL like kurrentdb://host:2113 or kurrentdb+discover://host', (url) =>
        /^kurrentdb(\+discover)?:\/\/\S+$/.test(url),
      ),
    queueUrl:
      set('QUEUE_URL') &&
      read(
        'QUEUE_URL',
        '',
        'must be a URL like redis://host:6379/0, rediss://host, redis+sentinel://host,host/master or redis+cluster://host,host',
        isQueueUrl,
      ),
    dataDirectory,
    personalData: {
      keyFile: set('PERSONAL_DATA_KEY_FILE') && path('PERSONAL_DATA_KEY_FILE', ''),
      erasureRegister: set('DATABASE_URL')
        ? set('ERASURE_REGISTER') && path('ERASURE_REGISTER', '')
        : path('ERASURE_REGISTER', join(dataDirectory, 'erasures.jsonl')),
    },
    diskFloorBytes,
    files: readFiles(set, read, { dataDirectory, diskFloorBytes }),
    http: readHttp(set, read, problems),
    healthPort: set('HEALTH_PORT') === undefined ? undefined : readNumber(read, 'HEALTH_PORT', 0, HIGHEST_PORT),
    // `read` has checked that it is one of them.
    logLevel: read('LOG_LEVEL', 'info', `must be one of ${LOG_LEVELS.join(', ')}`, isLogLevel) as LogLevel,
    notifications: { mail: readMail(set, read, problems), webhooksMayReach: readReach(read) },
    openIdConnect: readOpenIdConnect(set, problems),
    sealing: readSealing(set, problems),
    separateReceiptsAbove: readNumber(read, 'SEPARATE_RECEIPTS_ABOVE', 0, HIGHEST_AMOUNT),
    shutdownMs: readNumber(read, 'SHUTDOWN_SECONDS', 10, LONGEST_SHUTDOWN) * 1000,
  };

  if (problems.length > 0) throw new InvalidConfiguration(problems);
  return configuration;
};

/** With a database of one's own there is no data directory to keep the key and the files in. */
const readSealing = (set: Setting, problems: Problems): Sealing | undefined => {
  const [keyFile, directory] = [set('SEAL_KEY_FILE'), set('SEAL_DIRECTORY')];
  if (set('DATABASE_URL') === undefined) return { keyFile, directory };
  if (keyFile === undefined && directory === undefined) return undefined;
  if (keyFile === undefined)
    problems.push({ variable: 'SEAL_KEY_FILE', rule: 'must be set with DATABASE_URL where SEAL_DIRECTORY is' });
  if (directory === undefined)
    problems.push({
      variable: 'SEAL_DIRECTORY',
      rule: 'must be set with DATABASE_URL where SEAL_KEY_FILE is: a seal that is kept in the database only proves little',
    });
  return { keyFile, directory };
};

const MAILBOX = /^([^<>@\r\n]+ <)?[^\s<>@,;]+@[^\s<>@,;]+>?$/;

const readMail = (set: Setting, read: Reader, problems: Problems): Configuration['notifications']['mail'] => {
  const isSmtpUrl = (text: string): boolean => URL.canParse(text) && /^smtps?:$/.test(new URL(text).protocol);
  const isMailbox = (text: string): boolean => MAILBOX.test(text) && text.includes('<') === text.includes('>');
  const [smtpUrl, from] = [set('SMTP_URL'), set('MAIL_FROM')];
  if (smtpUrl !== undefined) read('SMTP_URL', '', 'must be a URL like smtp://user:password@host:587', isSmtpUrl);
  if (from !== undefined) read('MAIL_FROM', '', 'must be an address, like Techcoop <no-reply@example.org>', isMailbox);
  if (smtpUrl === undefined) return undefined;
  if (from === undefined) problems.push({ variable: 'MAIL_FROM', rule: 'must be set where SMTP_URL is' });
  return { smtpUrl, from: from ?? '' };
};

const HOST = /^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$/;

const readReach = (read: Reader): readonly string[] => {
  const entriesOf = (text: string): readonly string[] => text.split(',').map((entry) => entry.trim());
  const text = read(
    'WEBHOOKS_MAY_REACH',
    '',
    'must be hosts, addresses or networks with commas between them, like hooks.example.org,10.1.0.0/16',
    (value) =>
      value === '' ||
      entriesOf(value).every((entry) => isNetwork(entry) || (HOST.test(entry) && !/^[\d.]+$/.test(entry))),
  );
  return text === '' ? [] : entriesOf(text);
};

const isDatabaseUrl = (text: string): boolean => URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol);

const isLogLevel = (text: string): boolean => LOG_LEVELS.some((level) => level === text);
