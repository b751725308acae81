import { isIPv6 } from 'node:net';

/** An IPv4 address as such, also where the server listens on IPv6. */
export const plainAddress = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '');

/** Whoever has an IPv6 address has 2^64 of them: they count as one, by their first 64 bits. */
export const countedAddress = (address: string): string => {
  const plain = plainAddress(address.replace(/%.*$/s, ''));
  if (!isIPv6(plain)) return plain;
  const [before = '', after] = plain.split('::');
  const head = before === '' ? [] : before.split(':');
  const tail = after === undefined || after === '' ? [] : after.split(':');
  const zeros = after === undefined ? 0 : 8 - head.length - tail.length;
  const groups = [...head, ...Array.from({ length: zeros }, () => '0'), ...tail];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
};
