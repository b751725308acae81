import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Stands before an api, and serves its console as it is built, or as another build of it: another worker, other pages. */
export class NextBuild {
  build = 1;

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async before(api: string): Promise<NextBuild> {
    const server = createServer((asked, answer) => void next.#pass(api, asked, answer));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo; // a server that listens on a port has one
    const next = new NextBuild(server, `http://127.0.0.1:${port}`);
    return next;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  async #pass(api: string, asked: IncomingMessage, answer: ServerResponse): Promise<void> {
    const { method, url = '/', headers } = asked;
    const isBuilt = /^\/(worker\.js|index\.html)?$/.test(url) || /\btext\/html\b/.test(headers.accept ?? '');
    const { 'accept-encoding': _, 'if-none-match': __, ...plain } = headers;
    const onward = request(`${api}${url}`, { method, headers: isBuilt ? plain : headers });
    onward.on('error', () => answer.destroy());
    answer.on('close', () => onward.destroy());
    asked.pipe(onward);
    onward.on('response', (come) => void (isBuilt ? this.#asBuilt(come, answer) : passed(come, answer)));
  }

  async #asBuilt(come: IncomingMessage, answer: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of come) parts.push(part);
    const text = Buffer.concat(parts)
      .toString()
      .replace(/techcoop [0-9a-f]{12}/, (version) => (this.build === 1 ? version : `${version} ${this.build}`))
      .replace('</head>', `<meta name="build" content="${this.build}" /></head>`);
    const { 'content-length': _, etag: __, ...headers } = come.headers;
    answer.writeHead(come.statusCode ?? 500, headers).end(text);
  }
}

const passed = (come: IncomingMessage, answer: ServerResponse): void => {
  answer.writeHead(come.statusCode ?? 500, come.headers);
  come.pipe(answer);
};
