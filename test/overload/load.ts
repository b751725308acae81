import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Connection } from './connection.js';

export type Answer = Readonly<{
  donorId: string;
  /** 0: there was none. */
  status: number;
  retryAfter: string | undefined;
  milliseconds: number;
}>;

/** Sends commands, each about a donor of its own. */
export class Load {
  readonly #all: Connection[] = [];
  readonly #idle: Connection[] = [];

  constructor(private readonly port: number) {}

  /** Opens connections, as browsers and proxies keep them: the event loop takes one new one a turn, whatever waits. */
  async connect(connections: number): Promise<void> {
    const opened = Array.from({ length: connections }, () => this.#another());
    await Promise.all(opened.map((one) => one.ask('GET /health/live HTTP/1.1\r\nhost: localhost\r\n\r\n')));
    this.#idle.push(...opened);
  }

  /** One after another by so many at once: what can be served. */
  async closed(clients: number, milliseconds: number): Promise<readonly Answer[]> {
    const end = performance.now() + milliseconds;
    const answers: Answer[] = [];
    const client = async (): Promise<void> => {
      while (performance.now() < end) answers.push(await this.send());
    };
    await Promise.all(Array.from({ length: clients }, client));
    return answers;
  }

  /** So many a second, whatever is answered. */
  async open(perSecond: number, milliseconds: number): Promise<readonly Answer[]> {
    const begun = performance.now();
    const sent: Promise<Answer>[] = [];
    for (let now = begun; now < begun + milliseconds; now = performance.now()) {
      while (sent.length < ((now - begun) / 1000) * perSecond) sent.push(this.send());
      await pause(5); // a few at a time
    }
    return Promise.all(sent);
  }

  async send(): Promise<Answer> {
    const donorId = `D-${randomUUID()}`;
    const body = JSON.stringify({ donorId, name: 'Norway', type: 'government', country: 'NO' });
    const begun = performance.now();
    const connection = this.#another();
    const { status, retryAfter } = await connection.ask(
      `POST /api/v1/donors HTTP/1.1\r\nhost: localhost\r\nauthorization: Name anna\r\ncontent-type: application/json\r\n` +
        `idempotency-key: ${randomUUID()}\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
    );
    if (!connection.isBroken) this.#idle.push(connection);
    return { donorId, status, retryAfter, milliseconds: performance.now() - begun };
  }

  stop(): void {
    for (const one of this.#all) one.stop();
  }

  #another(): Connection {
    // In turn: the server closes those that nobody used for long, and may do so just as something is sent.
    for (let idle = this.#idle.shift(); idle; idle = this.#idle.shift()) if (!idle.isBroken) return idle;
    const connection = new Connection(this.port);
    this.#all.push(connection);
    return connection;
  }
}

export const percentile = (answers: readonly Answer[], share: number): number => {
  const sorted = answers.map(({ milliseconds }) => milliseconds).toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
};
