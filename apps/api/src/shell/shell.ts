import { BlockList, isIPv4 } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { countedAddress, plainAddress } from '#access';
import type { HttpSettings } from '#configuration';
import { RateLimits } from '#rate-limits';
import type { Runtime } from '#runtime';
import type { StillSignedIn } from '../access/still-signed-in.js';
import { Deadlines } from './deadlines.js';
import { RateLimited } from './errors.js';
import { Load } from './load.js';
import { isHealth, isLoopback, Place } from './place.js';
import { Transfers } from './transfers.js';

/** Who may reach the api, and how often. */
export type Reach = Omit<HttpSettings, 'host' | 'port'>;

/** Only this machine, as often as it likes. */
export const THIS_MACHINE: Reach = { publicUrl: undefined, trustedProxies: [], tls: undefined, rateLimitPerMinute: 0 };

type Settings = Readonly<{
  reach: Reach;
  /** How long a request may take to its answer, and how often that, and what is under way, is looked at; in milliseconds. */
  longest: Readonly<{ requestMs: number; lookEveryMs: number }>;
  still: StillSignedIn;
}>;

/** What stands between the api and those who reach it. */
export class Shell {
  readonly place: Place;
  readonly load: Load;
  readonly deadlines: Deadlines;
  readonly transfers: Transfers;

  private constructor(
    { logger }: Pick<Runtime, 'logger'>,
    { reach, longest, still }: Settings,
    private readonly rateLimits: RateLimits | undefined,
  ) {
    this.place = new Place(reach.publicUrl);
    this.load = new Load(logger);
    this.deadlines = new Deadlines(longest.requestMs, longest.lookEveryMs);
    this.transfers = new Transfers(still, longest.lookEveryMs);
  }

  static async open(runtime: Pick<Runtime, 'pool' | 'clock' | 'logger'>, settings: Settings): Promise<Shell> {
    const { rateLimitPerMinute } = settings.reach;
    const { pool, clock } = runtime;
    const limits = rateLimitPerMinute > 0 ? await RateLimits.open(pool, clock, rateLimitPerMinute) : undefined;
    return new Shell(runtime, settings, limits);
  }

  /** Whoever is signed in is counted by their account, others by their address. Throws RateLimited. */
  limitRate(request: FastifyRequest, reply: FastifyReply): void {
    if (!this.rateLimits || isHealth(request)) return;
    const { principal, address } = request;
    const { perMinute } = this.rateLimits;
    const kind = principal ? 'account' : 'address';
    const { isAllowed, left, seconds } = this.rateLimits.take(`${kind}:${principal?.name ?? countedAddress(address)}`);
    void reply
      .header('ratelimit-policy', `"${kind}";q=${perMinute};w=60`)
      .header('ratelimit', `"${kind}";r=${left};t=${seconds}`);
    if (isAllowed) return;
    void reply.header('retry-after', String(seconds));
    throw new RateLimited(perMinute);
  }

  async close(): Promise<void> {
    this.load.close();
    this.deadlines.close();
    this.transfers.close();
    await this.rateLimits?.close();
  }
}

/** Proxies, and this machine, on which a proxy may be. */
export const isAddressOfMany = (proxies: readonly string[]): ((address: string) => boolean) => {
  const list = new BlockList();
  for (const proxy of proxies) {
    const [address = '', bits] = proxy.split('/');
    const family = isIPv4(address) ? 'ipv4' : 'ipv6';
    list.addSubnet(address, Number(bits ?? (family === 'ipv4' ? 32 : 128)), family);
  }
  return (address) => {
    const plain = plainAddress(address);
    return isLoopback(plain) || list.check(plain, isIPv4(plain) ? 'ipv4' : 'ipv6');
  };
};
