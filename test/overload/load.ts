import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

export type Answer = Readonly<{
  donorId: string;
  /** 0: there was none. */
  status: number;
  retryAfter: string | undefined;
  milliseconds: number;
}>;

/** Sends commands, each about a donor of its own. */
export class Load {
  readonly #agent = new Agent({ keepAlive: true });

  constructor(private readonly url: string) {}

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

  send(): Promise<Answer> {
    const donorId = `D-${randomUUID()}`;
    const body = JSON.stringify({ donorId, name: 'Norway', type: 'government', country: 'NO' });
    const begun = performance.now();
    return new Promise((resolve) => {
      const done = (status: number, retryAfter?: string): void =>
        resolve({ donorId, status, retryAfter, milliseconds: performance.now() - begun });
      const headers = {
        authorization: 'Name anna',
        'content-type': 'application/json',
        'content-length': body.length,
        'idempotency-key': randomUUID(),
      };
      request(`${this.url}/api/v1/donors`, { method: 'POST', agent: this.#agent, headers }, (response) => {
        response.resume().once('close', () => done(response.statusCode ?? 0, response.headers['retry-after']));
      })
        .on('error', () => done(0))
        .end(body);
    });
  }

  stop(): void {
    this.#agent.destroy();
  }
}

export const percentile = (answers: readonly Answer[], share: number): number => {
  const sorted = answers.map(({ milliseconds }) => milliseconds).toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
};
