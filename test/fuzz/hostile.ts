import type { Random } from '../chaos/random.js';

const deep = (depth: number, open: string, close: string): string => open.repeat(depth) + close.repeat(depth);

/** Values that some program somewhere did not expect in the place of another. */
export const HOSTILE_VALUES: readonly unknown[] = [
  ...[null, true, false, 0, -0, -1, 1, 0.1, 1e21, 1e308, -1e308, 2 ** 31, 2 ** 53, 2 ** 53 + 2, -(2 ** 63)],
  ...['', ' ', '\u0000', '\u0000\u0000', '\ud800', '\udfff\ud800', '\u202e', '\ufeff', '\u2028', '\u0130'],
  ...['a'.repeat(10_000), '\u0301'.repeat(3_000), '😀'.repeat(2_000), 'ﷺ'.repeat(500), '\n\r\t\b', '\\'],
  ...["'", '"', "' or '1'='1", "'; drop table event_store.event; --", '$1', '%', '_', '%s%n', '{{7*7}}', '${7*7}'],
  ...[
    '<script>alert(1)</script>',
    '../../../../etc/passwd',
    '..\\..\\x',
    'file:///etc/passwd',
    'http://169.254.169.254/',
  ],
  ...['=1+1', '@SUM(1)', '__proto__', 'constructor', 'toString', 'hasOwnProperty', 'NaN', 'Infinity', 'undefined'],
  ...[
    '0000-00-00',
    '9999-12-31',
    '2026-02-30',
    '10000-01-01',
    '-0001-01-01',
    '2026-06-15T12:00:00Z',
    '1e3',
    '0x10',
    '1_000',
  ],
  ...['TA-2026-000001', 'TA-2026-999999', 'request-TA-2026-000001', 'VC-2026-000001', 'audit-x', 'account-admin'],
  ...[
    [],
    {},
    [[]],
    [{}],
    { length: 1e9 },
    JSON.parse('{"then":"x"}'),
    { toJSON: 1 },
    { constructor: { prototype: {} } },
    [null, null],
  ],
  ...[Array.from({ length: 5_000 }, () => 'x'), Array.from({ length: 300 }, () => ({}))],
];

/** Bodies that are not what they are said to be. */
export const HOSTILE_BODIES: readonly (string | Buffer)[] = [
  ...[
    '',
    ' ',
    '{',
    '[',
    '"',
    'nul',
    '{"a":1,}',
    '{"a":1,"a":2}',
    '01',
    '+1',
    '.5',
    '1.',
    '1e',
    '[1 2]',
    "{'a':1}",
    '//x',
  ],
  ...[
    deep(10_000, '[', ']'),
    deep(50_000, '{"a":', '}'),
    `{"__proto__":{"admin":true},"constructor":{"prototype":{}}}`,
  ],
  ...[
    `{"amount":${'9'.repeat(400)}}`,
    `{"a":"${'\\u0000'.repeat(100)}"}`,
    '{"a":"\\ud800"}',
    `"${'x'.repeat(200_000)}"`,
  ],
  ...['<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>', 'currency,rate\n=1,2\n'],
  ...[
    Buffer.from([0xff, 0xfe, 0x7b, 0x00]),
    Buffer.from([0xc3, 0x28]),
    Buffer.from([0xed, 0xa0, 0x80]),
    Buffer.alloc(1_000),
  ],
  ...[Buffer.from('﻿{}'), `[${Array.from({ length: 20_000 }, () => '{}').join(',')}]`, '{}'.repeat(1_000)],
];

export const HOSTILE_TYPES: readonly string[] = [
  ...['application/json', 'application/json; charset=utf-16', 'text/plain', 'text/csv', 'application/xml', 'text/xml'],
  ...[
    'application/octet-stream',
    'multipart/form-data',
    'application/x-www-form-urlencoded',
    'application/json;',
    'x',
    ',',
  ],
  ...['application/vnd.api+json', 'APPLICATION/JSON', `text/${'x'.repeat(500)}`],
];

/** Header values; no line breaks, which no client can send. */
export const HOSTILE_HEADERS: readonly (readonly [string, string])[] = [
  ...(['idempotency-key', 'if-match', 'x-correlation-id', 'traceparent', 'techcoop-on-behalf-of'] as const).flatMap(
    (name) =>
      ['', ' ', '*', 'x'.repeat(4_000), '"0"', '"-1"', '"99999999999999999999"', 'é', "'; --", '\t'].map(
        (value) => [name, value] as const,
      ),
  ),
  ...([
    ['accept', 'text/html'],
    ['accept', '*/*;q=0'],
    ['if-none-match', '*'],
    ['last-event-id', '-1'],
    ['expect', '100-continue'],
  ] as const),
  ...([
    ['host', 'elsewhere.example'],
    ['host', ''],
    ['origin', 'null'],
    ['cookie', 'techcoop=x; techcoop=y'],
    ['range', 'bytes=0-'],
  ] as const),
  ...([
    ['x-forwarded-for', '1.2.3.4'],
    ['x-http-method-override', 'DELETE'],
    ['authorization', 'Bearer x'],
    ['authorization', 'Basic eDp5'],
  ] as const),
];

export const HOSTILE_PATHS: readonly string[] = [
  ...[
    '..%2f..%2fetc%2fpasswd',
    '%2e%2e',
    '%00',
    '%',
    '%zz',
    '%c0%af',
    '%ed%a0%80',
    '.',
    '..',
    ';',
    '*',
    '%20',
    '%0a',
    "'",
    '"',
  ],
  ...[
    'x'.repeat(199),
    'x'.repeat(300),
    '__proto__',
    'constructor',
    '-1',
    '0',
    '1e9',
    '%F0%9F%98%80',
    'TA-2026-000001%00',
    '%252e',
  ],
];

export const HOSTILE_QUERIES: readonly string[] = [
  ...[
    'limit=0',
    'limit=-1',
    'limit=1e9',
    'limit=NaN',
    'limit=1&limit=2',
    'cursor=%00',
    'cursor=AAAA',
    `cursor=${'A'.repeat(300)}`,
  ],
  ...[
    'after=',
    'after=x',
    'after=ffffffff-ffffffffffffffff-ffffffffffffffff',
    'asAt=',
    'asAt=2026-06-15',
    'asAt=0000-01-01T00:00:00Z',
  ],
  ...[
    'asAt=2026-06-15T11:59:59.999999999Z',
    'phase=%27',
    'country=%00',
    '__proto__=1',
    'a[b]=1',
    'a=1&a[b]=2',
    '&&&&',
    '=',
    '%',
  ],
  ...[
    Array.from({ length: 200 }, (_, n) => `p${n}=1`).join('&'),
    'donorId=%F0%28%8C%28',
    'unread=maybe',
    'since=x&until=y',
  ],
];

export const pick = <T>(random: Random, from: readonly T[]): T => {
  const one = from[Math.floor(random() * from.length)];
  if (one === undefined && from.length === 0) throw new Error('nothing to pick from');
  return one as T; // in range
};
