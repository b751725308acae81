import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Received = Readonly<{
  headers: IncomingMessage['headers'];
  body: string;
  path: string;
  subject: string;
  id: string;
}>;

/** A system that webhooks go to; answers 204 unless told otherwise. */
export class Receiver {
  readonly received: Received[] = [];
  /** The status of an answer; undefined: none. By how many messages came before. */
  answer: (before: number) => number | undefined = () => 204;

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async listen(): Promise<Receiver> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo; // it listens to a port
    const receiver = new Receiver(server, `http://127.0.0.1:${port}/`);
    server.on('request', (request: IncomingMessage, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const body = Buffer.concat(chunks).toString();
        const { subject, id } = JSON.parse(body) as { subject: string; id: string };
        const status = receiver.answer(receiver.received.length);
        receiver.received.push({ headers: request.headers, path: request.url ?? '', body, subject, id });
        if (status !== undefined) response.writeHead(status).end('told');
      });
    });
    return receiver;
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}
