import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SystemClock } from '#configuration';
import { ApiUnderTest } from '../../../apps/api/src/testing/api-under-test.js';
import { submissionBody } from '../../../apps/api/src/testing/bodies.samples.js';
import { openPeople, PASSWORD, type PEOPLE } from '../../../apps/desk/src/demo/people.js';

export { PASSWORD };
/** Who may do what is asked for, of those of the demo. */
type Person = (typeof PEOPLE)[number]['name'];

/** An api with people who sign in, and a project that the office of Bogotá delivers. */
export class FieldWorld {
  readonly #cookies = new Map<Person, string>();

  private constructor(
    readonly api: ApiUnderTest,
    private readonly directory: string,
    readonly url: string,
  ) {}

  static async start(): Promise<FieldWorld> {
    const directory = await mkdtemp(join(tmpdir(), 'techcoop-field-'));
    const files = { directory, s3: undefined, largest: 40 * 1024 * 1024, virusScanner: undefined, diskFloorBytes: 0 };
    const api = await ApiUnderTest.start({ people: 'accounts', clock: new SystemClock(), files });
    await api.app.listen(0, '127.0.0.1');
    const { port } = new URL(await api.app.getUrl());
    await openPeople(api.runtime);
    return new FieldWorld(api, directory, `http://127.0.0.1:${port}`);
  }

  async stop(): Promise<void> {
    await this.api.stop();
    await rm(this.directory, { recursive: true, force: true });
  }

  /** A command, or a view where there is no body. Throws what was not answered with yes. */
  // oxlint-disable-next-line no-explicit-any -- what a test expects of it, it says itself
  async as(name: Person, path: string, body?: unknown): Promise<any> {
    const response = await fetch(`${this.url}/api/v1${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        ...{ 'content-type': 'application/json', 'idempotency-key': randomUUID(), origin: this.url },
        cookie: this.#cookies.get(name) ?? (await this.#signedIn(name)),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json();
  }

  async #signedIn(name: Person): Promise<string> {
    const response = await fetch(`${this.url}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: this.url },
      body: JSON.stringify({ name, password: PASSWORD }),
    });
    const cookie = response.headers.getSetCookie().map((one) => one.split(';')[0]);
    this.#cookies.set(name, cookie.join('; '));
    return cookie.join('; ');
  }

  /** A request that the office has accepted, with one budget line. Its id. */
  async project(): Promise<string> {
    const usd = (minor: number) => ({ minor, currency: 'USD' });
    await this.as('finance', '/donors', { donorId: 'NO', name: 'Norway', type: 'government', country: 'NO' });
    const pledge = { donorId: 'NO', title: 'Courts', amount: usd(900_000), pledgedOn: '2026-01-01' };
    const { id: contribution } = await this.as('finance', '/contributions', { ...pledge, earmark: { level: 1 } });
    const agreed = { reference: 'NO-1', signedOn: '2026-01-02', amount: 900_000 };
    await this.as('finance', `/contributions/${contribution}/agreement`, agreed);
    const received = { receiptId: 'R1', received: usd(900_000), receivedOn: '2026-01-03' };
    await this.as('finance', `/contributions/${contribution}/receipts`, received);
    const coverage = { countries: ['KE'], themes: ['corruption'], languages: ['es'] };
    const office = { code: 'BOGOTA', name: 'Bogotá', hostCountry: 'CO', capacity: 9, ...coverage };
    await this.as('administrator', '/field-offices', office);
    const origin = { kind: 'state', country: 'KG' };
    const asked = { ...submissionBody, origin, submittedOn: '2026-02-02' };
    const { id } = await this.as('kyrgyzstan', '/requests', asked);
    const lines = [{ lineId: 'training', category: 'travel', description: 'Training', amount: 100_000 }];
    const accepted = { acceptedOn: '2026-02-10', mandate: '27b', programme: 'GPAC' };
    await this.as('manager', `/requests/${id}/accept`, { ...accepted, budget: { currency: 'USD', lines } });
    await this.as('manager', `/requests/${id}/resource-checks`, { checkedOn: '2026-02-11' });
    await this.as('manager', `/requests/${id}/confirm-funding`, { confirmedOn: '2026-02-12' });
    const assigned = { officeCode: 'BOGOTA', assignedOn: '2026-02-13' };
    await this.as('manager', `/requests/${id}/assignment`, assigned);
    await this.as('bogota', `/requests/${id}/assignment/accept`, { officeCode: 'BOGOTA', acceptedOn: '2026-02-14' });
    return id;
  }
}
