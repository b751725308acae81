import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** A way to a server on which everything can get lost without anybody being told, as when a cable is cut. */
export class SilentWay {
  readonly #sockets = new Set<Socket>();
  #isCut = false;

  private constructor(
    readonly url: string,
    private readonly server: Server,
  ) {}

  static async to(target: string): Promise<SilentWay> {
    const url = new URL(target);
    const { hostname, port } = url;
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('listens on no port');
    url.hostname = '127.0.0.1';
    url.port = String(address.port);
    const way = new SilentWay(url.href, server);
    server.on('connection', (client) => way.#join(client, connect(Number(port), hostname)));
    return way;
  }

  /** From now on nothing arrives, and no connection ends. */
  cut(): void {
    this.#isCut = true;
  }

  async close(): Promise<void> {
    this.server.close();
    for (const socket of this.#sockets) socket.destroy();
    await once(this.server, 'close');
  }

  #join(client: Socket, server: Socket): void {
    for (const [from, to] of [
      [client, server],
      [server, client],
    ] as const) {
      this.#sockets.add(from);
      from.on('error', () => undefined);
      from.on('data', (chunk) => void (this.#isCut || to.write(chunk)));
      from.on('close', () => void (this.#isCut || to.destroy()));
    }
  }
}
