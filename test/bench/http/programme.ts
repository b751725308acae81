import { randomUUID } from 'node:crypto';
import { Agent, request as ask } from 'node:http';
import { acceptanceBody, submissionBody } from '../../../apps/api/src/testing/bodies.samples.js';

/** Of a request. */
const COST = 100_000;

export type Json = Readonly<Record<string, unknown>>;

const usd = (minor: number) => ({ minor, currency: 'USD' });
/** None like another: it would be held as a possible duplicate. */
export const activity = (): Json => {
  const activityId = randomUUID();
  return {
    ...{ activityId, kind: 'seminar', title: `Course ${activityId}`, from: '2026-03-01', to: '2026-03-02' },
    ...{ place: activityId, country: 'KE', participants: { female: 20, male: 20, notStated: 0 }, outputs: ['Manual'] },
  };
};

/** A client that keeps its connections, the same for both sides. */
export class Client {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 64 });

  async send(url: string, method: string, headers: Readonly<Record<string, string>>, body?: Json): Promise<Json> {
    const text = body && JSON.stringify(body);
    return new Promise((resolve, reject) => {
      const sent = ask(
        url,
        { agent: this.#agent, method, headers: { ...headers, ...(text && JSON_TYPE) } },
        (answer) => {
          const parts: Buffer[] = [];
          answer.on('data', (part: Buffer) => parts.push(part));
          answer.on('error', reject);
          answer.on('end', () => {
            const told = Buffer.concat(parts).toString();
            if ((answer.statusCode ?? 500) >= 300) reject(new Error(`${method} ${url}: ${answer.statusCode} ${told}`));
            else resolve(JSON.parse(told) as Json);
          });
        },
      );
      sent.on('error', reject);
      sent.end(text);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}

const JSON_TYPE = { 'content-type': 'application/json' };

export type Give = (path: string, body: Json) => Promise<Json>;

/** The id of a contribution that pays for so many requests, and for as many again. */
export const funded = async (give: Give, requests: number): Promise<string> => {
  await give('/donors', { donorId: 'NO', name: 'Norway', type: 'government', country: 'NO' });
  const amount = requests * COST * 2;
  const pledge = {
    donorId: 'NO',
    title: 'Courts',
    amount: usd(amount),
    pledgedOn: '2026-01-01',
    earmark: { level: 1 },
  };
  const { id } = await give('/contributions', pledge);
  const signed = { reference: 'NO-1', signedOn: '2026-01-02', amount, pscBasisPoints: 0 };
  await give(`/contributions/${String(id)}/agreement`, signed);
  await give(`/contributions/${String(id)}/receipts`, {
    receiptId: 'R1',
    received: usd(amount),
    receivedOn: '2026-01-03',
  });
  return String(id);
};

/** The id of a request that was accepted, and checked for resources. */
export const checked = async (give: Give, cost = COST): Promise<string> => {
  const { id } = await give('/requests', { ...submissionBody, submittedOn: '2026-02-02' });
  const step = (path: string, body: Json) => give(`/requests/${String(id)}/${path}`, body);
  await step('accept', { ...acceptanceBody(cost), acceptedOn: '2026-02-10' });
  await step('resource-checks', { checkedOn: '2026-02-11' });
  return String(id);
};

/** The id of a request whose delivery has begun. */
export const delivering = async (give: Give): Promise<string> => {
  const id = await checked(give);
  await give(`/requests/${id}/confirm-funding`, { confirmedOn: '2026-02-12' });
  await give(`/requests/${id}/assignment`, { officeCode: 'HQ', assignedOn: '2026-02-14' });
  return id;
};
