import { BlockList, isIP } from 'node:net';

/** What is not for everybody, of IPv4 (IANA special-purpose address registry), and the one public address of a metadata service. */
const IPV4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10', // carrier-grade NAT, and a metadata service (100.100.100.200)
  '127.0.0.0/8',
  '168.63.129.16/32', // metadata of Azure
  '169.254.0.0/16', // link-local, and metadata (169.254.169.254)
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
];

/** Within the global unicast addresses of IPv6. Nothing outside them is for everybody: `::1`, `fc00::/7`, `fe80::/10`, `64:ff9b::/96`, … */
const IPV6 = [
  '2001::/23', // Teredo and others that lead elsewhere
  '2001:db8::/32',
  '2002::/16', // 6to4 carries an address of IPv4
  '3fff::/20',
  '5f00::/16',
];
const GLOBAL_IPV6 = ['2000::/3'];

export const blockListOf = (networks: readonly string[]): BlockList => {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', bits] = network.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    list.addSubnet(address, bits === undefined ? (family === 'ipv6' ? 128 : 32) : Number(bits), family);
  }
  return list;
};

const special = blockListOf([...IPV4, ...IPV6]);
const globalIpv6 = blockListOf(GLOBAL_IPV6);

/** An address of IPv6 that stands for one of IPv4 is that one. */
export const unmapped = (address: string): string => {
  const [plain = ''] = address.split('%');
  if (isIP(plain) !== 6) return plain;
  // The URL parser writes every form of an address in the shortest one.
  const short = new URL(`http://[${plain}]/`).hostname.slice(1, -1);
  const [, high, low] = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(short) ?? [];
  if (high === undefined || low === undefined) return short;
  const [first, second] = [Number.parseInt(high, 16), Number.parseInt(low, 16)];
  return `${first >> 8}.${first & 255}.${second >> 8}.${second & 255}`;
};

export const contains = (list: BlockList, address: string): boolean =>
  list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** Whether an address is everybody's: not private, local, reserved, or of a metadata service. */
export const isPublic = (address: string): boolean => {
  const plain = unmapped(address);
  const family = isIP(plain);
  if (family === 0 || contains(special, plain)) return false;
  return family === 4 || contains(globalIpv6, plain);
};
