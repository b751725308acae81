import { describe, expect, test } from '@jest/globals';
import { countedAddress, plainAddress } from './address.js';

describe('An address from which somebody signs in', () => {
  test.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::9', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['unknown', 'unknown'],
  ])('%s counts as %s', (address, counted) => expect(countedAddress(address)).toBe(counted));
});

describe('An address', () => {
  test.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['::FFFF:c000:207', '192.0.2.7'],
    ['0:0:0:0:0:ffff:0.0.0.1', '0.0.0.1'],
    ['0:0:0:0:0:0:0:1', '::1'],
    ['2001:0DB8:0:0::0001', '2001:db8::1'],
    ['2001:db8:0:1:0:0:0:9', '2001:db8:0:1::9'],
    ['FE80::1%eth0', 'fe80::1%eth0'],
    ['unknown', 'unknown'],
    ['', ''],
  ])('%s is written %s', (address, written) => expect(plainAddress(address)).toBe(written));
});
