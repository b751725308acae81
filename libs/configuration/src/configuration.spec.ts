import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Configuration, InvalidConfiguration, readConfiguration, VARIABLES } from './index.js';

describe('Configuration', () => {
  test('runs embedded, on loopback, when nothing is set', () => {
    expect(readConfiguration({})).toEqual({
      databaseUrl: undefined,
      eventStoreUrl: undefined,
      queueUrl: undefined,
      dataDirectory: '.data',
      personalData: { keyFile: undefined, erasureRegister: join('.data', 'erasures.jsonl') },
      diskFloorBytes: 512 * 1024 * 1024,
      files: {
        ...{ directory: join('.data', 'files'), s3: undefined, virusScanner: undefined },
        ...{ largest: 50 * 1024 * 1024, diskFloorBytes: 1024 * 1024 * 1024 },
      },
      http: {
        host: '127.0.0.1',
        port: 3000,
        publicUrl: undefined,
        trustedProxies: [],
        tls: undefined,
        rateLimitPerMinute: 6_000,
      },
      healthPort: undefined,
      logLevel: 'info',
      notifications: { mail: undefined, webhooksMayReach: [] },
      openIdConnect: undefined,
      sealing: { keyFile: undefined, directory: undefined },
      separateReceiptsAbove: 0,
      shutdownMs: 10_000,
    } satisfies Configuration);
  });

  test('takes what is set', () => {
    const environment = {
      DATABASE_URL: 'postgresql://u:p@db.example/techcoop',
      EVENT_STORE_URL: 'kurrentdb://admin:changeit@events.example:2113?tls=true',
      QUEUE_URL: 'rediss://queue.example:6380/1',
      TECHCOOP_DATA: '/var/lib/techcoop',
      PERSONAL_DATA_KEY_FILE: '/run/secrets/master',
      ERASURE_REGISTER: '/mnt/elsewhere/erasures.jsonl',
      DISK_FLOOR_MEGABYTES: '2048',
      EVIDENCE_MEGABYTES: '20',
      FILE_STORE_URL: 's3://key:secret@s3.example.org/evidence/files?region=eu-west-1',
      VIRUS_SCANNER_URL: 'tcp://[::1]:3310',
      HTTP_HOST: '0.0.0.0',
      HTTP_PORT: '0',
      PUBLIC_URL: 'https://techcoop.example.org/',
      TRUSTED_PROXIES: '10.0.0.5, 2001:db8::/32',
      TLS_CERT_FILE: '/run/secrets/cert.pem',
      TLS_KEY_FILE: '/run/secrets/key.pem',
      RATE_LIMIT_PER_MINUTE: '300',
      HEALTH_PORT: '3001',
      LOG_LEVEL: 'silent',
      MAIL_FROM: 'Techcoop <no-reply@example.org>',
      SMTP_URL: 'smtps://user:password@mail.example.org:465',
      WEBHOOKS_MAY_REACH: 'hooks.example.org, 10.1.0.0/16,::1',
      OIDC_ISSUER: 'https://login.example.org/realms/techcoop',
      OIDC_AUDIENCE: 'https://techcoop.example.org/api',
      OIDC_TOKEN_TYPE: 'JWT',
      OIDC_NAME_CLAIM: 'email',
      OIDC_PERSON_CLAIM: 'employee.id',
      OIDC_GRANTS_CLAIM: 'realm_access.roles',
      OIDC_GRANTS_FILE: '/etc/techcoop/groups.json',
      OIDC_CLIENT_ID: 'techcoop',
      OIDC_CLIENT_SECRET_FILE: '/run/secrets/oidc',
      OIDC_SCOPE: 'openid groups',
      SEAL_KEY_FILE: '/etc/techcoop/seal-key.pem',
      SEAL_DIRECTORY: '/mnt/elsewhere/seals',
      SEPARATE_RECEIPTS_ABOVE: '10000',
      SHUTDOWN_SECONDS: '30',
    };
    // The OIDC client's secret, too, is in its file.
    const named = VARIABLES.filter((variable) => !/(_URL_FILE|CLIENT_SECRET)$/.test(variable));
    expect(Object.keys(environment).toSorted()).toEqual(named.toSorted());
    expect(readConfiguration(environment)).toEqual({
      databaseUrl: environment.DATABASE_URL,
      eventStoreUrl: environment.EVENT_STORE_URL,
      queueUrl: environment.QUEUE_URL,
      dataDirectory: environment.TECHCOOP_DATA,
      personalData: {
        keyFile: environment.PERSONAL_DATA_KEY_FILE,
        erasureRegister: environment.ERASURE_REGISTER,
      },
      diskFloorBytes: 2 ** 31,
      files: {
        ...{ directory: join('/var/lib/techcoop', 'files'), diskFloorBytes: 2 ** 32, largest: 20 * 1024 * 1024 },
        s3: {
          ...{ endpoint: 'https://s3.example.org', bucket: 'evidence', prefix: ['files'], region: 'eu-west-1' },
          ...{ accessKeyId: 'key', secretAccessKey: 'secret' },
        },
        virusScanner: { host: '::1', port: 3310 },
      },
      http: {
        host: '0.0.0.0',
        port: 0,
        publicUrl: 'https://techcoop.example.org',
        trustedProxies: ['10.0.0.5', '2001:db8::/32'],
        tls: { certificateFile: environment.TLS_CERT_FILE, keyFile: environment.TLS_KEY_FILE },
        rateLimitPerMinute: 300,
      },
      healthPort: 3001,
      logLevel: 'silent',
      notifications: {
        mail: { smtpUrl: environment.SMTP_URL, from: environment.MAIL_FROM },
        webhooksMayReach: ['hooks.example.org', '10.1.0.0/16', '::1'],
      },
      openIdConnect: {
        issuer: environment.OIDC_ISSUER,
        audience: environment.OIDC_AUDIENCE,
        tokenType: 'JWT',
        nameClaim: 'email',
        personClaim: 'employee.id',
        grantsClaim: 'realm_access.roles',
        grantsFile: environment.OIDC_GRANTS_FILE,
        client: {
          id: 'techcoop',
          secret: { file: environment.OIDC_CLIENT_SECRET_FILE },
          scope: 'openid groups',
          publicUrl: 'https://techcoop.example.org',
        },
      },
      sealing: { keyFile: environment.SEAL_KEY_FILE, directory: environment.SEAL_DIRECTORY },
      separateReceiptsAbove: 10_000,
      shutdownMs: 30_000,
    });
  });

  test('keeps no register of erasures beside a database of your own, unless told where', () => {
    const { personalData } = readConfiguration({ DATABASE_URL: 'postgres://db', TECHCOOP_DATA: '/data' });
    expect(personalData.erasureRegister).toBeUndefined();
  });

  test('takes an empty variable for one that is not set', () => {
    expect(readConfiguration({ DATABASE_URL: '', HTTP_PORT: '', QUEUE_URL: '' })).toEqual(readConfiguration({}));
  });

  test('names every variable that is wrong, at once', () => {
    const environment = {
      DATABASE_URL: 'mysql://db',
      DISK_FLOOR_MEGABYTES: '1 GB',
      EVIDENCE_MEGABYTES: '0',
      FILE_STORE_URL: 'https://s3.example.org/evidence',
      VIRUS_SCANNER_URL: 'tcp://clamd',
      HTTP_HOST: '0.0.0.0',
      HTTP_PORT: '65536',
      PUBLIC_URL: 'http://techcoop.example.org',
      TRUSTED_PROXIES: 'proxy.example.org',
      RATE_LIMIT_PER_MINUTE: 'many',
      LOG_LEVEL: 'loud',
      SEPARATE_RECEIPTS_ABOVE: '1.5',
      SHUTDOWN_SECONDS: '-1',
      EVENT_STORE_URL: 'mongodb://store',
      QUEUE_URL: 'http://queue',
      MAIL_FROM: 'nobody',
      SMTP_URL: 'https://mail.example.org',
      WEBHOOKS_MAY_REACH: '10.1.0.0/33',
    };
    expect(wrong(environment)).toEqual(Object.keys(environment).toSorted());
  });

  test.each(['3000.5', '0x10', ' 80', '1e3', 'http'])('refuses %s as a port', (port) => {
    expect(wrong({ HTTP_PORT: port })).toEqual(['HTTP_PORT']);
  });

  describe('To be reached from other machines', () => {
    const open = { HTTP_HOST: '0.0.0.0', PUBLIC_URL: 'https://techcoop.example.org' };

    test('it must know its address', () => {
      expect(() => readConfiguration({ HTTP_HOST: '0.0.0.0' })).toThrow(
        'HTTP_HOST must be one of 127.0.0.1, ::1, localhost unless PUBLIC_URL says under which address others reach it.',
      );
    });

    test('it needs TLS, of its own or of a proxy', () => {
      expect(() => readConfiguration(open)).toThrow('else passwords would travel in the clear');
      expect(readConfiguration({ ...open, TRUSTED_PROXIES: '10.0.0.5' }).http.host).toBe('0.0.0.0');
      expect(readConfiguration({ ...open, TLS_CERT_FILE: 'cert.pem', TLS_KEY_FILE: 'key.pem' }).http.host).toBe(
        '0.0.0.0',
      );
    });

    test('certificate and key come together', () => {
      expect(wrong({ TLS_CERT_FILE: 'cert.pem' })).toEqual(['TLS_KEY_FILE']);
      expect(wrong({ TLS_KEY_FILE: 'key.pem' })).toEqual(['TLS_CERT_FILE']);
    });

    test.each([
      'techcoop.example.org',
      'https://a.example/app',
      'https://u:p@a.example',
      'http://a.example',
      'ftp://a',
    ])('its address is not %s', (url) => expect(wrong({ PUBLIC_URL: url })).toEqual(['PUBLIC_URL']));
  });

  describe('A secret', () => {
    let folder: string;
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'techcoop-secrets-'));
    });
    afterAll(() => rm(folder, { recursive: true, force: true }));

    test('may be in a file', async () => {
      const file = join(folder, 'database');
      await writeFile(file, 'postgres://u:p@db.example/techcoop\n');
      expect(readConfiguration({ DATABASE_URL_FILE: file }).databaseUrl).toBe('postgres://u:p@db.example/techcoop');
      expect(wrong({ DATABASE_URL_FILE: file, DATABASE_URL: 'postgres://db' })).toEqual(['DATABASE_URL_FILE']);
    });

    test('is checked, and kept out of messages', async () => {
      const file = join(folder, 'queue');
      await writeFile(file, 'hunter2');
      expect(() => readConfiguration({ QUEUE_URL_FILE: file })).toThrow(/^QUEUE_URL must be a URL/);
      expect(() => readConfiguration({ QUEUE_URL_FILE: file })).toThrow(expect.not.stringContaining('hunter2'));
    });

    test('is missed where its file is not there or empty', async () => {
      const file = join(folder, 'empty');
      await writeFile(file, '\n');
      expect(wrong({ SMTP_URL_FILE: file })).toEqual(['SMTP_URL_FILE']);
      expect(wrong({ SMTP_URL_FILE: join(folder, 'nowhere') })).toEqual(['SMTP_URL_FILE']);
    });
  });

  test('makes no seals in a database of one’s own, unless key and directory are named', () => {
    const database = { DATABASE_URL: 'postgres://db.example/techcoop' };
    expect(readConfiguration(database).sealing).toBeUndefined();
    expect(wrong({ ...database, SEAL_KEY_FILE: 'key.pem' })).toEqual(['SEAL_DIRECTORY']);
    expect(wrong({ ...database, SEAL_DIRECTORY: 'seals' })).toEqual(['SEAL_KEY_FILE']);
    expect(readConfiguration({ SEAL_DIRECTORY: 'seals' }).sealing).toEqual({ directory: 'seals' });
  });

  test('sends e-mail only with a sender', () => {
    expect(wrong({ SMTP_URL: 'smtp://mail.example.org' })).toEqual(['MAIL_FROM']);
    expect(readConfiguration({ MAIL_FROM: 'no-reply@example.org' }).notifications.mail).toBeUndefined();
  });

  test.each(['a b', '10.0.0', '300.1.1.1', '10.0.0.0/8/8', 'fe80::1%eth0', 'https://example.org', ',', 'x,'])(
    'lets webhooks reach nothing that is called %j',
    (entry) => expect(wrong({ WEBHOOKS_MAY_REACH: entry })).toEqual(['WEBHOOKS_MAY_REACH']),
  );

  test('keeps passwords out of its messages', () => {
    expect(() => readConfiguration({ DATABASE_URL: 'secret' })).toThrow(expect.not.stringContaining('secret'));
  });
});

const wrong = (environment: Record<string, string>) => {
  try {
    readConfiguration(environment);
  } catch (error) {
    if (error instanceof InvalidConfiguration) return error.problems.map(({ variable }) => variable).toSorted();
  }
  return [];
};
