import { isIP } from 'node:net';
import { HIGHEST_PORT, isNetwork, type Problems, type Reader, readNumber, type Setting } from './reading.js';

export type HttpSettings = Readonly<{
  /** `HTTP_HOST`: the address that is listened on. */
  host: string;
  /** 0: any free port. */
  port: number;
  /** `PUBLIC_URL`, as an origin: `https://techcoop.example.org`; undefined: only this machine is answered. */
  publicUrl: string | undefined;
  /** `TRUSTED_PROXIES`: addresses and networks whose X-Forwarded-For and -Proto are believed. */
  trustedProxies: readonly string[];
  /** `TLS_CERT_FILE` and `TLS_KEY_FILE`; undefined: HTTP without TLS. */
  tls: Readonly<{ certificateFile: string; keyFile: string }> | undefined;
  /** `RATE_LIMIT_PER_MINUTE`, of each account, and of each address that is not signed in; 0: none. */
  rateLimitPerMinute: number;
}>;

export const HTTP_VARIABLES = [
  'HTTP_HOST',
  'HTTP_PORT',
  'PUBLIC_URL',
  'TRUSTED_PROXIES',
  'TLS_CERT_FILE',
  'TLS_KEY_FILE',
  'RATE_LIMIT_PER_MINUTE',
] as const;

const LOOPBACK = ['127.0.0.1', '::1', 'localhost'];
const GENEROUS_RATE = 6_000;
const HIGHEST_RATE = 10_000_000;

export const readHttp = (set: Setting, read: Reader, problems: Problems): HttpSettings => {
  const settings = {
    host: read('HTTP_HOST', '127.0.0.1', 'must be an address of this machine', isAddress),
    port: readNumber(read, 'HTTP_PORT', 3000, HIGHEST_PORT),
    publicUrl: readPublicUrl(set, read),
    trustedProxies: readProxies(read),
    tls: readTls(set, problems),
    rateLimitPerMinute: readNumber(read, 'RATE_LIMIT_PER_MINUTE', GENEROUS_RATE, HIGHEST_RATE),
  };
  const lacking = isAddress(settings.host) && !LOOPBACK.includes(settings.host) ? lackingFor(settings) : undefined;
  if (lacking !== undefined)
    problems.push({ variable: 'HTTP_HOST', rule: `must be one of ${LOOPBACK.join(', ')} ${lacking}` });
  return settings;
};

/** Why other machines may not reach it like this. */
const lackingFor = ({ publicUrl, tls, trustedProxies }: HttpSettings): string | undefined => {
  if (publicUrl === undefined) return 'unless PUBLIC_URL says under which address others reach it';
  if (!tls && trustedProxies.length === 0)
    return 'unless TLS_CERT_FILE and TLS_KEY_FILE are set, or TRUSTED_PROXIES: else passwords would travel in the clear';
  return undefined;
};

/** Whether people come over https. */
export const isSecure = ({ publicUrl, tls }: HttpSettings): boolean =>
  publicUrl ? publicUrl.startsWith('https:') : tls !== undefined;

const isAddress = (text: string): boolean => text === 'localhost' || (isIP(text) !== 0 && !text.includes('%'));

const readPublicUrl = (set: Setting, read: Reader): string | undefined => {
  if (set('PUBLIC_URL') === undefined) return undefined;
  const rule = 'must be a URL like https://techcoop.example.org, without a path';
  const url = read('PUBLIC_URL', '', rule, isPublicUrl);
  return isPublicUrl(url) ? new URL(url).origin : undefined;
};

const isPublicUrl = (text: string): boolean => {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, origin, href } = new URL(text);
  const isEncrypted =
    protocol === 'https:' || (protocol === 'http:' && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname));
  return isEncrypted && href === `${origin}/`;
};

const readProxies = (read: Reader): readonly string[] => {
  const rule = 'must be addresses or networks with commas between them, like 10.0.0.5,10.1.0.0/16';
  const entriesOf = (text: string): readonly string[] => text.split(',').map((entry) => entry.trim());
  const text = read('TRUSTED_PROXIES', '', rule, (value) => value === '' || entriesOf(value).every(isNetwork));
  return text === '' ? [] : entriesOf(text);
};

const readTls = (set: Setting, problems: Problems): HttpSettings['tls'] => {
  const [certificateFile, keyFile] = [set('TLS_CERT_FILE'), set('TLS_KEY_FILE')];
  if (certificateFile === undefined && keyFile === undefined) return undefined;
  if (certificateFile === undefined)
    problems.push({ variable: 'TLS_CERT_FILE', rule: 'must be set where TLS_KEY_FILE is' });
  if (keyFile === undefined) problems.push({ variable: 'TLS_KEY_FILE', rule: 'must be set where TLS_CERT_FILE is' });
  return { certificateFile: certificateFile ?? '', keyFile: keyFile ?? '' };
};
