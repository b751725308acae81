import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startTestPostgres, type TestPostgres } from '#postgres/testing';
import { account } from './account.js';
import { WrongUsage } from './command-line.js';
import { type Instance, openInstance } from './instance.js';
import { ask } from './testing/ask.js';

describe('The command line for accounts', () => {
  let postgres: TestPostgres;
  let instance: Instance;
  beforeAll(async () => {
    postgres = await startTestPostgres();
    instance = await openInstance({ DATABASE_URL: await postgres.createDatabase() });
  }, 60_000);
  afterAll(async () => {
    await instance?.close();
    await postgres?.stop();
  });
  const run = (...args: string[]) => ask(account, async () => instance, args);
  const signIn = (name: string, password: string) =>
    instance.access.signIns.signIn({ account: name, password, address: '127.0.0.1', device: undefined });
  const passwordIn = (said: string) => /^ {2}(\S+)$/m.exec(said)?.[1] ?? '';

  test('opens accounts, gives passwords that must be changed, and lists who there is', async () => {
    const opened = await run('open', 'root', '--grant', 'administrator', '--grant', 'programme-manager:GPAC+CP');
    expect(opened).toMatchObject({ code: 0, errors: '' });
    await expect(signIn('root', passwordIn(opened.said))).rejects.toMatchObject({ name: 'PasswordMustChange' });
    const reset = await run('reset-password', 'root');
    await expect(signIn('root', passwordIn(reset.said))).rejects.toMatchObject({ name: 'PasswordMustChange' });
    await expect(signIn('root', passwordIn(opened.said))).rejects.toMatchObject({ name: 'SignInRefused' });
    const service = await run('open', 'feeder', '--service', '--grant', 'donor:NO', '--grant', 'field-office:NBO');
    expect(service.said).toBe('feeder is open. An administrator makes API keys for it.\n');
    await run('open', 'eva-berg', '--person', 'p-7', '--grant', 'evaluator');
    expect(await instance.access.accounts.find('eva-berg')).toMatchObject({ personId: 'p-7' });
    const { said } = await run('list');
    expect(said).toBe(
      'NAME      KIND     STANDING  GRANTS\n' +
        'eva-berg  person   open      evaluator\n' +
        'feeder    service  open      donor:NO field-office:NBO\n' +
        'root      person   open      administrator programme-manager:GPAC+CP\n',
    );
  }, 60_000);

  test('refuses what the rules refuse', async () => {
    const refused = (errors: string) => ({ code: 1, said: '', errors: `${errors}\n` });
    expect(await run('open', 'root')).toEqual(
      refused('There is an account root already, or was: names are given once.'),
    );
    expect(await run('open', 'other', '--grant', 'requesting-state:XX')).toEqual(
      refused('grants.0.country must be an ISO 3166-1 alpha-2 country.'),
    );
    expect(await run('reset-password', 'nobody')).toEqual(refused('There is no account nobody.'));
    expect(await run('reset-password', 'feeder')).toEqual(
      refused('feeder is a service: it has API keys, no password.'),
    );
  });

  test.each([
    [[]],
    [['open']],
    [['list', 'all']],
    [['close', 'root']],
    [['open', 'x-1', '--grant', 'pirate']],
    [['open', 'x-1', '--grant', 'donor']],
    [['open', 'x-1', '--grant', 'auditor:all']],
    [['open', 'x-1', 'x-2']],
  ])('does not understand %j', async (args) => {
    await expect(run(...args)).rejects.toBeInstanceOf(WrongUsage);
  });
});
