import type { ClientBase } from 'pg';
import { type AnyProjection, schema } from './tables.js';

/** By what a lock on a version of a projection is known: two numbers. */
export const leaderLock = `hashtext('${schema}.leader')`;
export const readerLock = `hashtext('${schema}.reader')`;
export const lockKey = (projection: string): string => `hashtext(${projection}.name || ' ' || ${projection}.version)`;

/**
 * What a connection leads: of all that work on a version of a projection, one writes. The lock is the connection's, so
 * it ends with it. By version, because two releases may run at once, each with its own.
 */
export class Leadership {
  readonly #led = new Set<AnyProjection>();

  constructor(
    private readonly client: Pick<ClientBase, 'query'>,
    private readonly projections: readonly AnyProjection[],
  ) {}

  get led(): readonly AnyProjection[] {
    return [...this.#led];
  }

  /** Takes what nobody else leads; true when that was anything. The server also hears that we are there. */
  async claim(): Promise<boolean> {
    const others = this.projections.filter((projection) => !this.#led.has(projection));
    const { rows } = await this.client.query<{ name: string }>({
      name: 'claim',
      text: `select p.name from unnest($1::text[], $2::integer[]) as p(name, version)
             where pg_try_advisory_lock(${leaderLock}, ${lockKey('p')})`,
      values: [others.map(({ name }) => name), others.map(({ version }) => version)],
    });
    for (const { name } of rows) {
      const claimed = others.find((projection) => projection.name === name);
      if (claimed) this.#led.add(claimed);
    }
    return rows.length > 0;
  }
}
