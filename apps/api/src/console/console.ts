import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** Beside what was compiled, and where it is when the sources run. */
const PLACES = ['../../../../console/', '../../../../dist/console/'].map((place) =>
  fileURLToPath(new URL(place, import.meta.url)),
);

/** Everything comes from here. Styles are set on elements, too: charts and the library of controls do so. */
const POLICY =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; object-src 'none'; " +
  "frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  webmanifest: 'application/manifest+json',
  svg: 'image/svg+xml',
  png: 'image/png',
};
const PACKED = new Set(['html', 'js', 'css', 'json', 'webmanifest', 'svg']);
/** Beside the file. */
const BUILT_PACKED = '.br';
const QUICKLY = { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } };
/** What the api answers by itself. */
const OF_THE_API = /^\/(api|health|metrics)(\/|$)/;

/** Packed when it was built, or else when it is first asked for. */
type File = Readonly<{
  type: string;
  etag: string;
  as: (encoding: Encoding) => Buffer;
  encodings: readonly Encoding[];
}>;
type Encoding = 'br' | 'gzip' | 'identity';

/** The pages of the console: few files, known from the start, kept in memory. */
export class Console {
  private constructor(private readonly files: ReadonlyMap<string, File>) {}

  /** Without pages where none were built. */
  static load(place = PLACES.find((one) => existsSync(`${one}index.html`))): Console {
    if (place === undefined) return new Console(new Map());
    const files = readdirSync(place, { recursive: true, withFileTypes: true }).filter(
      (entry) => entry.isFile() && !entry.name.endsWith(BUILT_PACKED),
    );
    const paths = files.map(({ parentPath, name }) => join(parentPath, name));
    return new Console(new Map(paths.map((path) => [`/${relative(place, path).replaceAll(sep, '/')}`, fileOf(path)])));
  }

  /** Answers pages and what they are made of; everything else goes on to the api. */
  serve(fastify: FastifyInstance): void {
    if (this.files.size === 0) return;
    fastify.addHook('onRequest', async (request, reply) => {
      const path = request.url.replace(/[?#].*$/s, '');
      const isRead = request.method === 'GET' || request.method === 'HEAD';
      if (!isRead || OF_THE_API.test(path)) return undefined;
      const known = this.files.get(path);
      // Each page has an address of its own; what is at it, the console knows.
      const file = known ?? (isPage(request) ? this.files.get('/index.html') : undefined);
      return file && answer(request, reply, { file, isLasting: known !== undefined && path.startsWith('/assets/') });
    });
  }
}

const isPage = ({ headers }: FastifyRequest): boolean => /(^|,)\s*text\/html\b/i.test(headers.accept ?? '');

const answer = (
  { headers, method }: FastifyRequest,
  reply: FastifyReply,
  { file, isLasting }: Readonly<{ file: File; isLasting: boolean }>,
): FastifyReply => {
  const { type, etag, as, encodings } = file;
  void reply
    .headers({ 'content-security-policy': POLICY, etag, vary: 'accept-encoding, accept' })
    .header('cache-control', isLasting ? 'public, max-age=31536000, immutable' : 'no-cache')
    .type(type);
  if (headers['if-none-match'] === etag) return reply.status(304).send();
  const accepted = headers['accept-encoding']?.toString() ?? '';
  const encoding = encodings.find((one) => new RegExp(`\\b${one}\\b(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$))`).test(accepted));
  if (encoding) void reply.header('content-encoding', encoding);
  const body = as(encoding ?? 'identity');
  return reply.header('content-length', body.length).send(method === 'HEAD' ? '' : body);
};

const fileOf = (path: string): File => {
  const bytes = readFileSync(path);
  const ending = /\.([a-z0-9]+)$/.exec(path)?.[1] ?? '';
  const packed = new Map<Encoding, Buffer>([['identity', bytes]]);
  if (existsSync(path + BUILT_PACKED)) packed.set('br', readFileSync(path + BUILT_PACKED));
  const as = (encoding: Encoding): Buffer => {
    const body = packed.get(encoding) ?? (encoding === 'br' ? brotliCompressSync(bytes, QUICKLY) : gzipSync(bytes));
    packed.set(encoding, body);
    return body;
  };
  return {
    type: TYPES[ending] ?? 'application/octet-stream',
    etag: `"${createHash('sha256').update(bytes).digest('base64url')}"`,
    as,
    encodings: PACKED.has(ending) ? ['br', 'gzip'] : [],
  };
};
