import { type Grant, partiesOf, type Principal } from '#access';
import { inScope, remainsParty } from '#assistance';
import { RecentlyUsed } from '#event-store';
import { AskedTogether, byNumber } from '#postgres';
import type { ReadModels } from '#read-models';

/** What an operation is about, by its parameter; `noun` as NotFound calls it. */
export type Subject = Readonly<{ parameter: keyof typeof SUBJECTS; noun: string; id: string }>;

type Held = Readonly<{ grant: Grant | null }>;

/** Parameters of paths, what they name, and the parties of that which may be somebody's. */
const SUBJECTS = {
  requestId: { noun: 'Request', parties: undefined },
  contributionId: {
    noun: 'Contribution',
    parties: `select 'donor:' || donor_id as party from {contribution} where contribution_id = $1`,
  },
  inKindId: { noun: 'InKind', parties: `select 'donor:' || donor_id as party from {in_kind} where in_kind_id = $1` },
  donorId: { noun: 'Donor', parties: `select 'donor:' || donor_id as party from {donor} where donor_id = $1` },
  actor: { noun: 'Recipient', parties: `select 'name:' || $1 as party` },
} as const;

/**
 * Requests, and for each the parties as JSON: the numbers (from 1) of those in scope, and whether by a party that was entered,
 * not by what holds now.
 */
const IN_SCOPE = `select asked.number,
    exists (select 1 from {request_party} p where p.request_id = asked.request_id and p.party = any(asked.parties)) as entered
  from (
    select number, request_id, array(select json_array_elements_text(parties::json)) as parties
    from unnest($1::text[], $2::text[]) with ordinality as one(request_id, parties, number)) asked
  join {request_overview} r using (request_id) where ${inScope('r.request_id', 'asked.parties')}`;

type Asked = Readonly<{ requestId: string; parties: readonly string[] }>;
type Found = Readonly<{ entered: boolean }>;

/** At the same time: whoever asks while it is under way shares the next, which costs as much for many as for one. */
const ROUND_TRIPS = 1;

/** Requests, each with parties of it. */
const MOST_KNOWN = 10_000;

/** Finds out whose something is. */
export class Ownership {
  readonly #inScope = new AskedTogether<Asked, Found | undefined>(async (asked) => {
    const values = [asked.map(({ requestId }) => requestId), asked.map(({ parties }) => JSON.stringify(parties))];
    const rows = await this.readModels.rows<Found & { number: string }>(IN_SCOPE, values, { prepared: true });
    return byNumber(asked, rows);
  }, ROUND_TRIPS);
  /** Requests that are somebody's for good, so that who works on one asks once. */
  readonly #known = new RecentlyUsed<true>(MOST_KNOWN);

  constructor(private readonly readModels: ReadModels) {}

  /** A request before a contribution, where a path names both. */
  subjectOf(parameters: Readonly<Record<string, string>>): Subject | undefined {
    for (const parameter of Object.keys(SUBJECTS) as (keyof typeof SUBJECTS)[]) {
      const id = parameters[parameter];
      if (id !== undefined) return { parameter, noun: SUBJECTS[parameter].noun, id };
    }
    return undefined;
  }

  /**
   * Those of the grants that the subject lies in. The views may be behind what somebody was just told of, so before the
   * answer is none, they catch up.
   */
  async fitting<H extends Held>(principal: Principal, held: readonly H[], subject: Subject): Promise<readonly H[]> {
    const found = await this.#fitting(principal, held, subject);
    if (found.length > 0) return found;
    await this.readModels.caughtUp();
    return this.#fitting(principal, held, subject);
  }

  async #fitting<H extends Held>(principal: Principal, held: readonly H[], subject: Subject): Promise<readonly H[]> {
    const isIn = await Promise.all(
      held.map(({ grant }) => this.#isAmong(grant ? partiesOf(grant, principal) : [`name:${principal.name}`], subject)),
    );
    return held.filter((_, index) => isIn[index]);
  }

  async #isAmong(parties: readonly string[], { parameter, id }: Subject): Promise<boolean> {
    const { parties: sql } = SUBJECTS[parameter];
    if (sql === undefined) return this.#isRequestOf(parties, id);
    const rows = await this.readModels.rows<{ party: string }>(sql, [id], { prepared: true });
    return rows.some(({ party }) => parties.includes(party));
  }

  async #isRequestOf(parties: readonly string[], requestId: string): Promise<boolean> {
    const name = JSON.stringify([requestId, ...parties]);
    if (this.#known.get(name)) return true;
    const found = await this.#inScope.ask({ requestId, parties });
    if (found?.entered && parties.every(remainsParty)) this.#known.set(name, true);
    return found !== undefined;
  }
}
