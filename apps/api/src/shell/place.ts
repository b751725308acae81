import { MisdirectedException } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { CrossSite } from './errors.js';

/** Else a page of another site could reach it under a name that leads to this machine. */
const LOOPBACK_HOST = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i;
const LOOPBACK_ADDRESS = /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/i;
const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

export const isLoopback = (address: string | undefined): boolean => LOOPBACK_ADDRESS.test(address ?? '');

export const isHealth = ({ routeOptions: { url } }: FastifyRequest): boolean =>
  url === '/health/live' || url === '/health/ready';

/** Where the api is: on this machine by its loopback names, and for others at `publicUrl`, where there is one. */
export class Place {
  readonly #hosts: ReadonlySet<string>;
  readonly #protocol: string;

  /** `publicUrl`: an origin, `https://techcoop.example.org`. */
  constructor(private readonly publicUrl: string | undefined) {
    const { protocol, host, port } =
      publicUrl === undefined ? { protocol: '', host: '', port: '' } : new URL(publicUrl);
    this.#protocol = protocol.slice(0, -1);
    const standard = this.#protocol === 'https' ? '443' : '80';
    this.#hosts = new Set(host === '' ? [] : port === '' ? [host, `${host}:${standard}`] : [host]);
  }

  /** Whether it was asked for here. Who looks after its health may call it as they like. Throws MisdirectedException. */
  require(request: FastifyRequest): void {
    if (isLocal(request) || isHealth(request)) return;
    if (this.publicUrl === undefined)
      throw new MisdirectedException('Only this machine is answered: PUBLIC_URL names no other address.');
    if (!this.#hosts.has(hostOf(request).toLowerCase()) || request.protocol !== this.#protocol)
      throw new MisdirectedException(`This is answered at ${this.publicUrl} only.`);
  }

  /**
   * Browsers send cookies along with what pages of other sites ask for, too, and they say which page it was. A session
   * changes something only where that was one of ours. To whoever is not signed in and is no browser, it does not matter;
   * but no other site signs anybody in. Throws CrossSite.
   */
  requireOwnPage(request: FastifyRequest): void {
    if (SAFE_METHODS.has(request.method)) return;
    const { principal } = request;
    if (principal && principal.by !== 'session') return;
    if (!(this.#isOwnPage(request) ?? principal === undefined)) throw new CrossSite();
  }

  /** Undefined: it does not say where it comes from. */
  #isOwnPage(request: FastifyRequest): boolean | undefined {
    const { origin, 'sec-fetch-site': site } = request.headers;
    if (origin === undefined) return site === undefined ? undefined : site === 'same-origin';
    return origin === this.publicUrl || (isLocal(request) && origin === `${request.protocol}://${hostOf(request)}`);
  }
}

/** From this machine under a name of this machine, where nothing is overheard; not through a proxy on it from elsewhere. */
const isLocal = (request: FastifyRequest): boolean => {
  const host = hostOf(request);
  const isOfHere = host === '' || LOOPBACK_HOST.test(host);
  return isOfHere && isLoopback(request.raw.socket.remoteAddress) && forwardedFor(request).every(isLoopback);
};

/** What a proxy passes on. It need not take out an `X-Forwarded-Host` that a client sends: nothing here believes it. */
const hostOf = ({ headers }: FastifyRequest): string => headers.host ?? '';

/** For whom proxies say that they ask, whether or not they are believed otherwise. */
const forwardedFor = ({ headers }: FastifyRequest): readonly string[] => {
  const addresses = headers['x-forwarded-for']?.toString() ?? '';
  return addresses === '' ? [] : addresses.split(',').map((address) => address.trim());
};
