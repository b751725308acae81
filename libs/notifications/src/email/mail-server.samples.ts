import { SMTPServer } from 'smtp-server';
import type { AddressInfo } from 'node:net';

export type Mail = Readonly<{ to: readonly string[]; source: string; headers: ReadonlyMap<string, string> }>;

/** A real SMTP server that keeps what it is sent; refuses recipients with a code when told to. */
export class MailServer {
  readonly mails: Mail[] = [];
  /** Undefined: taken. By how many recipients were refused before. */
  refuse: (before: number) => number | undefined = () => undefined;
  #refused = 0;
  readonly #server: SMTPServer;

  private constructor() {
    this.#server = new SMTPServer({
      ...{ authOptional: true, disabledCommands: ['STARTTLS', 'AUTH'], closeTimeout: 100 },
      onRcptTo: (address, _session, callback) => {
        const responseCode = this.refuse(this.#refused);
        if (responseCode === undefined) return callback();
        this.#refused += 1;
        callback(Object.assign(new Error(`no mailbox ${address.address}`), { responseCode }));
      },
      onData: (stream, session, callback) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          const source = Buffer.concat(chunks).toString();
          const to = session.envelope.rcptTo.map(({ address }) => address);
          this.mails.push({ to, source, headers: headersOf(source) });
          callback();
        });
      },
    });
    this.#server.on('error', () => undefined);
  }

  static async listen(): Promise<MailServer> {
    const mailServer = new MailServer();
    await new Promise<void>((resolve) => mailServer.#server.listen(0, '127.0.0.1', () => resolve()));
    return mailServer;
  }

  get url(): string {
    const { port } = this.#server.server.address() as AddressInfo; // it listens to a port
    return `smtp://127.0.0.1:${port}`;
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }
}

/** By name, in lower case; what was folded is on one line, what was encoded is text. */
const headersOf = (source: string): ReadonlyMap<string, string> => {
  const [head = ''] = source.split('\r\n\r\n');
  const lines = head.replaceAll(/\r\n[ \t]+/g, ' ').split('\r\n');
  return new Map(
    lines.map((line) => {
      const [name = '', ...value] = line.split(':');
      return [name.toLowerCase(), decoded(value.join(':').trim())];
    }),
  );
};

/** RFC 2047. */
const decoded = (text: string): string =>
  text
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?utf-8\?([BQ])\?([^?]*)\?=/gi, (_, encoding: string, content: string) =>
      Buffer.from(
        encoding.toUpperCase() === 'B'
          ? Buffer.from(content, 'base64')
          : Buffer.from(
              content
                .replaceAll('_', ' ')
                .replaceAll(/=([0-9A-F]{2})/gi, (_match, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
              'latin1',
            ),
      ).toString('utf8'),
    );
