import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { InvalidInput } from '#event-sourcing';
import { OutOfReach, Reach } from './reach.js';
import { isPublic } from './special-addresses.js';

/** Names of nobody's, so that no test asks a name server. */
const resolving = (addresses: Readonly<Record<string, readonly string[]>>) => async (host: string) =>
  (addresses[host] ?? []).map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));

const names = {
  'hooks.example.org': ['93.184.215.14', '2606:2800:21f:cb07:6820:80da:af6b:8b2c'],
  'inside.example.org': ['10.1.2.3'],
  'half.example.org': ['93.184.215.14', '127.0.0.1'],
};
const ruleOf = async (reach: Reach, url: string): Promise<unknown> => {
  try {
    await reach.require('url', url);
    return undefined;
  } catch (error) {
    expect(error).toBeInstanceOf(InvalidInput);
    return (error as InvalidInput).facts['rule'];
  }
};
const privately = expect.stringContaining('private');

describe('An address', () => {
  test.each([
    '0.0.0.0',
    '10.0.0.1',
    '100.64.0.1',
    '100.100.100.200',
    '127.0.0.1',
    '127.255.255.254',
    '168.63.129.16',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.0.0.192',
    '192.168.0.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    'fe80::1',
    'fe80::1%eth0',
    'fc00::1',
    'fd00:ec2::254',
    'ff02::1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '0:0:0:0:0:ffff:a9fe:a9fe',
    '::127.0.0.1',
    '64:ff9b::7f00:1',
    '64:ff9b:1::1',
    '2001::1',
    '2001:db8::1',
    '2002:7f00:1::',
    'example',
    '',
  ])('%s is not public', (address) => expect(isPublic(address)).toBe(false));

  test.each([
    '8.8.8.8',
    '93.184.215.14',
    '172.15.255.255',
    '172.32.0.1',
    '100.128.0.1',
    '2606:2800:21f::1',
    '::ffff:8.8.8.8',
  ])('%s is public', (address) => expect(isPublic(address)).toBe(true));

  test('of IPv4 is as public when it is written as one of IPv6', () =>
    fc.assert(
      fc.property(fc.ipV4(), (address) => isPublic(`::ffff:${address}`) === isPublic(address)),
      { numRuns: 1_000 },
    ));
});

describe('A webhook', () => {
  const reach = new Reach([], resolving(names));

  test('may go to public addresses by https', async () => {
    expect(await ruleOf(reach, 'https://hooks.example.org/a?b=c')).toBeUndefined();
    expect(await ruleOf(reach, 'https://8.8.8.8:8443/')).toBeUndefined();
    expect(await ruleOf(reach, 'http://hooks.example.org/')).toEqual(expect.stringContaining('https://'));
  });

  test.each([
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://0177.0.0.1/',
    'https://127.1/',
    'https://[::1]/',
    'https://[::ffff:169.254.169.254]/',
    'https://[::ffff:a9fe:a9fe]/',
    'https://①②⑦.0.0.1/',
    'https://inside.example.org/',
    'https://INSIDE.example.org./',
    'https://half.example.org/',
    'http://169.254.169.254/latest/meta-data/',
  ])('may not go to %s', async (url) => expect(await ruleOf(reach, url)).toEqual(privately));

  test('may go where an administrator lets it, there by http as well', async () => {
    const wide = new Reach(['inside.example.org', '10.9.0.0/16', 'fd00::/8', '127.0.0.1'], resolving(names));
    for (const url of [
      'http://inside.example.org/',
      'http://10.9.1.1/',
      'http://[fd00::1]/',
      'http://[::ffff:10.9.1.1]/',
    ])
      expect(await ruleOf(wide, url)).toBeUndefined();
    for (const url of ['https://10.8.1.1/', 'https://127.0.0.2/', 'https://[fe80::1]/'])
      expect(await ruleOf(wide, url)).toEqual(privately);
  });

  test('is looked at again when it connects: a name may mean something else by then', async () => {
    const answers = [['93.184.215.14'], ['127.0.0.1']];
    const rebinding = new Reach([], async () => (answers.shift() ?? []).map((address) => ({ address, family: 4 })));
    const url = new URL('https://rebinding.example.org/');
    await rebinding.require('url', url.href);
    const failure = await new Promise((resolve) =>
      rebinding.lookupFor(url)('rebinding.example.org', { all: true }, (error) => resolve(error)),
    );
    expect(failure).toBeInstanceOf(OutOfReach);
    expect(() => rebinding.requireLiteral(new URL('https://[::1]/'))).toThrow(OutOfReach);
  });
});
