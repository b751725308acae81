import { appendFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { type Random, seeded, upTo } from './random.js';
import { acceptanceBody, submissionBody } from '../../apps/api/src/testing/bodies.samples.js';
import type { Authorization } from '../../apps/api/src/testing/keys.js';

export type Acknowledged = Readonly<{ writer: string; key: string; position: string | null }>;

type Answer = Readonly<{ position: string | null; id?: string; outcome?: string }>;

/** Gives one command, and does not rest before it is answered. */
type Give = (path: string, body: object) => Promise<Answer>;

type Surroundings = Readonly<{
  urls: readonly string[];
  authorization: Authorization;
  seed: number;
  /** Where acknowledgements are written down before anybody relies on them. */
  file: string;
}>;

/** Clients that move money through requests from the same few contributions, and send again what was not answered. */
export class Writers {
  readonly given = new Set<string>();
  readonly acknowledged: Acknowledged[] = [];
  readonly #stopped = new AbortController();
  readonly #stories: Promise<void>[] = [];
  #contributions: readonly string[] = [];

  constructor(private readonly surroundings: Surroundings) {}

  async start(count: number): Promise<void> {
    this.#contributions = await funded(this.#giverOf('setting-up', seeded(this.surroundings.seed)));
    for (let number = 1; number <= count; number += 1) this.#stories.push(this.#write(`writer-${number}`, number));
    // What one of them meets is told to whoever waits next.
    for (const written of this.#stories) written.catch(() => undefined);
  }

  /** Wherever they are: what was not answered by then may have happened or not. Error: what one of them met. */
  async stop(): Promise<void> {
    this.#stopped.abort();
    await Promise.all(this.#stories);
  }

  /** Resolves when so many more were acknowledged. Error: as for `stop`. */
  async acknowledge(more: number): Promise<void> {
    const enough = this.acknowledged.length + more;
    while (this.acknowledged.length < enough) await Promise.race([pause(10), ...this.#stories]);
  }

  async #write(writer: string, number: number): Promise<void> {
    const random = seeded(this.surroundings.seed + number);
    const give = this.#giverOf(writer, random);
    try {
      while (!this.#stopped.signal.aborted) await story(give, this.#contributions, random);
    } catch (error) {
      if (!this.#stopped.signal.aborted) throw error;
    }
  }

  #giverOf(writer: string, random: Random): Give {
    let commands = 0;
    return async (path, body) => {
      const key = `${writer}-${(commands += 1)}`;
      this.given.add(key);
      for (;;) {
        const answer = await this.#send(path, body, key, random).catch(() => undefined);
        this.#stopped.signal.throwIfAborted();
        if (answer?.ok) return this.#acknowledge(writer, key, (await answer.json()) as Answer); // as the API documents
        const { status, text } = { status: answer?.status ?? 503, text: await answer?.text() };
        const comesAgain = status === 503 || (status === 409 && text?.includes('ConcurrencyConflict'));
        if (!comesAgain) throw new Error(`${key}: ${path} was answered ${status} ${text}`);
        await pause(upTo(random, 100));
      }
    };
  }

  /** To either process, the next time perhaps to the other. */
  async #send(path: string, body: object, key: string, random: Random): Promise<Response> {
    const { urls, authorization } = this.surroundings;
    const response = await fetch(`${urls[upTo(random, urls.length - 1)]}/api/v1${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: authorization(path),
        'idempotency-key': key,
        'x-correlation-id': key,
      },
      body: JSON.stringify(body),
      signal: AbortSignal.any([this.#stopped.signal, AbortSignal.timeout(30_000)]),
    });
    // Its end may be lost, too.
    return new Response(await response.text(), { status: response.status });
  }

  #acknowledge(writer: string, key: string, answer: Answer): Answer {
    const acknowledged = { writer, key, position: answer.position };
    appendFileSync(this.surroundings.file, `${JSON.stringify(acknowledged)}\n`, { flush: true });
    this.acknowledged.push(acknowledged);
    return answer;
  }
}

const CONTRIBUTIONS = 4;
const HELD = 500_000;
const LEAST = 10_000;

const funded = async (give: Give): Promise<readonly string[]> => {
  await give('/donors', { donorId: 'NO', name: 'Norway', type: 'government', country: 'NO' });
  const ids: string[] = [];
  for (let number = 1; number <= CONTRIBUTIONS; number += 1) {
    const amount = { minor: HELD, currency: 'USD' };
    const pledge = { donorId: 'NO', title: 'Courts', amount, pledgedOn: '2024-01-01', earmark: { level: 1 } };
    const { id = '' } = await give('/contributions', pledge);
    await give(`/contributions/${id}/agreement`, { reference: 'NO-1', signedOn: '2024-01-02', amount: HELD });
    await give(`/contributions/${id}/receipts`, { receiptId: 'R1', received: amount, receivedOn: '2024-01-03' });
    ids.push(id);
  }
  return ids;
};

/** A request from its submission to its end, or to where it is left; money comes in when it had none. */
const story = async (give: Give, contributions: readonly string[], random: Random): Promise<void> => {
  const budget = LEAST + upTo(random, 5 * LEAST);
  const { id } = await give('/requests', submission);
  await give(`/requests/${id}/accept`, acceptance(budget));
  const { outcome } = await give(`/requests/${id}/resource-checks`, { checkedOn: '2024-02-03' });
  if (outcome === 'reserved') {
    await give(`/requests/${id}/confirm-funding`, { confirmedOn: '2024-02-04' });
    await give(`/requests/${id}/assignment`, { officeCode: 'HQ', assignedOn: '2024-02-05' });
    for (const expenditureId of ['E1', 'E2']) {
      const amount = { minor: 1 + upTo(random, budget / 4), currency: 'USD' };
      await give(`/requests/${id}/expenditures`, { ...expenditure, expenditureId, amount, description: expenditureId });
      const back = { reversalId: `${expenditureId}-back`, amount, occurredOn: '2024-02-07', reason: 'Paid twice.' };
      if (random() < 0.3) await give(`/requests/${id}/expenditures/${expenditureId}/reversals`, back);
    }
  } else {
    const interest = { amount: 5 * LEAST, creditedOn: '2024-02-08' };
    await give(`/contributions/${contributions[upTo(random, CONTRIBUTIONS - 1)]}/interest`, interest);
  }
  if (outcome !== 'reserved' || random() < 0.7)
    await give(`/requests/${id}/cancel`, { cancelledOn: '2024-02-09', reason: 'No longer needed.' });
};

const expenditure = { lineId: 'training', occurredOn: '2024-02-06' };

const submission = { ...submissionBody, submittedOn: '2024-02-01' };

const acceptance = (amount: number) => ({ ...acceptanceBody(amount), acceptedOn: '2024-02-02' });
