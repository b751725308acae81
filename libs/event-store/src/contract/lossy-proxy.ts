import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** Stands before a server and can lose connections at the worst moment. */
export class LossyProxy {
  readonly #sockets = new Set<Socket>();
  #losesAnswers = false;

  private constructor(
    readonly url: string,
    private readonly server: Server,
  ) {}

  /** `target`: a URL; a certificate for `localhost` stays good. `portNow`: where each connection goes, if it moves. */
  static async before(
    target: string,
    defaultPort?: number,
    portNow = (): number => Number(new URL(target).port || defaultPort),
  ): Promise<LossyProxy> {
    const url = new URL(target);
    const server = createServer({ pauseOnConnect: true }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('listens on no port');
    const { hostname } = url;
    if (hostname !== 'localhost') url.hostname = '127.0.0.1';
    url.port = String(address.port);
    const proxy = new LossyProxy(url.href, server);
    server.on('connection', (client) => proxy.#join(client, connect(portNow(), hostname)));
    return proxy;
  }

  /** From now on what is sent arrives, but nothing that the server answers, until all connections are broken. */
  loseAnswers(): void {
    this.#losesAnswers = true;
  }

  /** Breaks all connections that there are; new ones can be made. */
  breakAll(): void {
    for (const socket of this.#sockets) socket.destroy();
    this.#sockets.clear();
    this.#losesAnswers = false;
  }

  async close(): Promise<void> {
    this.server.close();
    this.breakAll();
    await once(this.server, 'close');
  }

  #join(client: Socket, server: Socket): void {
    const end = (): void => {
      client.destroy();
      server.destroy();
    };
    for (const socket of [client, server]) this.#sockets.add(socket.setNoDelay().on('close', end).on('error', end));
    client.pipe(server);
    server.on('data', (chunk) => {
      if (this.#losesAnswers || client.write(chunk)) return;
      server.pause();
      client.once('drain', () => server.resume());
    });
  }
}
