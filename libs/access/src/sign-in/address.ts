import { isIPv6 } from 'node:net';

/** An address in its one form: one of IPv6 as RFC 5952 writes it, of IPv4 as such, also where the server listens on IPv6. */
export const plainAddress = (address: string): string => {
  const [bare = '', zone] = address.split('%', 2);
  if (!isIPv6(bare)) return address;
  const written = new URL(`http://[${bare}]`).hostname.slice(1, -1);
  const mapped = /^::ffff:([\da-f]{1,4}):([\da-f]{1,4})$/.exec(written);
  if (!mapped) return zone === undefined ? written : `${written}%${zone}`;
  const halves = mapped.slice(1).map((half) => Number.parseInt(half, 16));
  return halves.flatMap((half) => [half >> 8, half & 0xff]).join('.');
};

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
