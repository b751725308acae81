import { type LedgerVerification, ShowPipeline } from '#assistance';
import { ListDonors } from '#contributions';
import type { Ask } from './demo-report.js';

/** What `--json` prints, on one line. */
export type Summary = Readonly<{
  requestsByPhase: Readonly<Record<string, number>>;
  contributions: number;
  donors: number;
  events: number;
  /** After every event of every contribution, and between both streams of each allocation. */
  identityHolds: boolean;
  /** Where it does not hold. */
  broken: readonly string[];
}>;

const MOST_DONORS = 1_000;

export const summaryOf = async (ask: Ask, today: string, verified: LedgerVerification): Promise<Summary> => {
  const phases = await ask(new ShowPipeline(today, 0));
  const donors = await ask(new ListDonors(null, MOST_DONORS));
  const { contributions, events, identityHolds, broken } = verified;
  return {
    requestsByPhase: Object.fromEntries(phases.map(({ phase, count }) => [phase, count])),
    contributions,
    donors: donors.length,
    events,
    identityHolds,
    broken,
  };
};
