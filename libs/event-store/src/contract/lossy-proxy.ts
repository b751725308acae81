import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** Stands before a server and can lose connections at the worst moment. */
export class LossyProxy {
  readonly #sockets = new Set<Socket>();
  #loseReplyTo: string | undefined;

  private constructor(
    readonly url: string,
    private readonly server: Server,
  ) {}

  static async before(target: string): Promise<LossyProxy> {
    const url = new URL(target);
    const server = createServer({ pauseOnConnect: true }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('listens on no port');
    const { hostname, port } = url;
    url.hostname = '127.0.0.1';
    url.port = String(address.port);
    const proxy = new LossyProxy(url.href, server);
    server.on('connection', (client) => proxy.#join(client, connect(Number(port), hostname)));
    return proxy;
  }

  /** Breaks the next connection on which a text is sent, as soon as the server answers, and keeps that answer. */
  loseReplyTo(text: string): void {
    this.#loseReplyTo = text;
  }

  get hasLost(): boolean {
    return this.#loseReplyTo === undefined;
  }

  /** Breaks all connections that there are; new ones can be made. */
  breakAll(): void {
    for (const socket of this.#sockets) socket.destroy();
    this.#sockets.clear();
  }

  async close(): Promise<void> {
    this.server.close();
    this.breakAll();
    await once(this.server, 'close');
  }

  #join(client: Socket, server: Socket): void {
    let isDoomed = false;
    const end = (): void => {
      client.destroy();
      server.destroy();
    };
    for (const socket of [client, server]) this.#sockets.add(socket.setNoDelay().on('close', end).on('error', end));
    client.on('data', (chunk) => {
      if (this.#loseReplyTo !== undefined && chunk.includes(this.#loseReplyTo)) {
        this.#loseReplyTo = undefined;
        isDoomed = true;
      }
      server.write(chunk);
    });
    server.on('data', (chunk) => (isDoomed ? end() : client.write(chunk)));
    client.resume();
  }
}
