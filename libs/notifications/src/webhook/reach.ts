import { lookup } from 'node:dns';
import { type BlockList, isIP, type LookupFunction } from 'node:net';
import { InvalidInput } from '#event-sourcing';
import { blockListOf, contains, isPublic, unmapped } from './special-addresses.js';

/** A webhook would have reached what it must not. */
export class OutOfReach extends Error {
  override readonly name = 'OutOfReach';
}

type Address = Readonly<{ address: string; family: number }>;
type Resolve = (host: string) => Promise<readonly Address[]>;

const resolveName: Resolve = (host) =>
  new Promise((resolve, reject) =>
    lookup(host, { all: true, verbatim: true }, (error, found) => (error ? reject(error) : resolve(found))),
  );

/**
 * Where webhooks may go: to public addresses by https, and to what an administrator has named (`WEBHOOKS_MAY_REACH`:
 * hosts, addresses, networks), there by http as well.
 */
export class Reach {
  readonly #hosts: ReadonlySet<string>;
  readonly #networks: BlockList;

  /** `resolve`: the addresses of a name. */
  constructor(
    allowed: readonly string[] = [],
    private readonly resolve: Resolve = resolveName,
  ) {
    const isNetwork = (entry: string): boolean => isIP(entry.split('/')[0] ?? '') !== 0;
    this.#hosts = new Set(allowed.filter((entry) => !isNetwork(entry)).map((host) => host.toLowerCase()));
    this.#networks = blockListOf(allowed.filter(isNetwork));
  }

  /**
   * Throws InvalidInput for an address that a webhook may not have. A name that cannot be resolved now is let in: it is
   * looked at again at each connection.
   */
  async require(field: string, text: string): Promise<void> {
    const url = new URL(text);
    const host = hostOf(url);
    const found = isIP(host) === 0 ? await this.resolve(host).catch(() => []) : [{ address: host, family: isIP(host) }];
    const refused = found.find(({ address }) => !this.#permits(host, address));
    if (refused)
      throw new InvalidInput(
        field,
        'must not lead to a private, local or reserved address, unless WEBHOOKS_MAY_REACH names it',
        { host, address: refused.address },
      );
    if (url.protocol === 'http:' && !this.#isNamed(host, found))
      throw new InvalidInput(field, 'must begin with https://, unless WEBHOOKS_MAY_REACH names the host', { host });
  }

  /**
   * For the connection itself: what it gives was checked, whatever the name meant before. Fails with OutOfReach when any
   * address of the name is out of reach.
   */
  lookupFor(url: URL): LookupFunction {
    return (hostname, options, callback) => {
      this.resolve(hostname).then(
        (found) => {
          const refused = this.#refusal(url, found);
          const [first] = found;
          if (refused || !first) callback(new OutOfReach(refused ?? 'the name has no address'), '', 4);
          else if (options.all) callback(null, [...found]);
          else callback(null, first.address, first.family);
        },
        (error: NodeJS.ErrnoException) => callback(error, '', 4),
      );
    };
  }

  /** Before a connection to an address that stands in the URL itself, for which nothing is looked up. Throws OutOfReach. */
  requireLiteral(url: URL): void {
    const host = hostOf(url);
    const refused = isIP(host) === 0 ? undefined : this.#refusal(url, [{ address: host, family: isIP(host) }]);
    if (refused) throw new OutOfReach(refused);
  }

  #refusal(url: URL, found: readonly Address[]): string | undefined {
    const host = hostOf(url);
    const refused = found.find(({ address }) => !this.#permits(host, address));
    if (refused) return `it leads to ${refused.address}, which webhooks may not reach`;
    return url.protocol === 'http:' && !this.#isNamed(host, found) ? 'http is not allowed there' : undefined;
  }

  #permits(host: string, address: string): boolean {
    return this.#hosts.has(host) || isPublic(address) || contains(this.#networks, unmapped(address));
  }

  #isNamed(host: string, found: readonly Address[]): boolean {
    return (
      this.#hosts.has(host) ||
      (found.length > 0 && found.every(({ address }) => contains(this.#networks, unmapped(address))))
    );
  }
}

/** Without the brackets of IPv6 and a last dot. */
const hostOf = ({ hostname }: URL): string =>
  hostname
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/\.$/, '')
    .toLowerCase();
