import { type Decision, Refusal, type Transaction, dayOf, doersOf, noteOf } from '#event-sourcing';
import { acceptedOf } from '../accepted.js';
import { requireOwnTime } from '../assignment/own-office.js';
import { contentOf } from '../delivery/content.js';
import type { FactCommand } from '../delivery/delivery.commands.js';
import { notingWhoCharges } from '../delivery/note-who-charges.js';
import type { RequestEvent } from '../request.events.js';
import { requestFold } from '../request.evolve.js';
import { type Request, type Work, requestStream } from '../request.state.js';
import { APPLIED } from './facts.js';
import { likenessOf } from './likeness.js';

/** Rules that what has happened may break: it is then held. All others are about how it is told, and refuse. */
const HELD: ReadonlySet<string> = new Set([
  'WrongPhase',
  'OccurredInFuture',
  'OccurredWhileSuspended',
  'OccurredAfterCompletion',
  'OccurredAfterReassignment',
  'OverBudgetLine',
  'OverBudget',
  'InsufficientCommitment',
  'InsufficientCash',
  'LineExcluded',
  'OutsideAgreedDates',
  'RateMissing',
  'RateStale',
  'FactIdReused',
  'PossibleDuplicate',
  'PeriodClosed',
]);

/** Applies a fact; where it breaks a rule it is held until a person decides. Held, or decided on, it is told again in vain. */
const holding =
  <C extends FactCommand>(apply: Transaction<C>): Transaction<C> =>
  async (command, load): Promise<Decision> => {
    const stream = requestStream(command.data.requestId);
    const state = await load.state(requestFold, stream);
    const work = mayHold(state) ? acceptedOf(state)?.work : undefined;
    if (!work) return apply(command, load);
    const factId = `F-${contentOf({ ...command.data, type: command.type })}`;
    const known = work.heldFacts.get(factId);
    if (known) return { appends: [], answer: { held: true, factId, because: known.because, facts: known.facts } };
    const outcome = noteOf(work.judgedFacts, factId);
    if (outcome) return { appends: [], answer: { held: false, factId, outcome } };
    for (const day of daysOf(command, work)) requireOwnTime(command, work, day);
    try {
      const decision = await apply(command, load);
      if (decision.appends.some(({ events }) => events.length > 0)) requireNoLikeness(command, state, work);
      return decision;
    } catch (error) {
      if (!(error instanceof Refusal) || !HELD.has(error.code)) throw error;
      const { code: because, facts } = error;
      const held: RequestEvent = {
        type: 'FactHeld',
        data: {
          ...{ requestId: command.data.requestId, factId, kind: command.type, fact: command.data },
          ...{ occurredOn: occurredOn(command), heldOn: dayOf(command), because, facts },
          held: work.heldFacts.size + 1,
          toldBy: doersOf(command.context),
        },
      };
      return { appends: [{ stream, events: [held] }], answer: { held: true, factId, because, facts } };
    }
  };

/** Only a request that was funded has somebody who could deliver. */
const mayHold = (state: Request): boolean => 'work' in state || ('accepted' in state && state.accepted !== null);

const occurredOn = ({ data }: FactCommand): string => ('occurredOn' in data ? data.occurredOn : data.to);

/** Of what it tells, and of what it corrects. */
const daysOf = (command: FactCommand, { activities }: Work): readonly string[] => {
  const corrected = command.type === 'CorrectActivity' ? noteOf(activities, command.data.activityId)?.[3] : undefined;
  return [occurredOn(command), ...(corrected === undefined ? [] : [corrected])];
};

/** The same under another id: told twice, or happened twice. What was taken back entirely does not count. */
const requireNoLikeness = (command: FactCommand, state: Request, work: Work): void => {
  const likeness = likenessOf(command);
  const like = likeness === null ? undefined : noteOf(work.alike, likeness);
  if (like === undefined) return;
  const ledger = acceptedOf(state)?.ledger;
  const expenditure = command.type === 'RecordExpenditure' && ledger ? noteOf(ledger.expenditures, like) : undefined;
  if (expenditure && expenditure.reversed.amount === expenditure.amount.minor) return;
  throw new Refusal('PossibleDuplicate', { of: like });
};

/** The commands that tell facts, each as the product runs it. */
export const factTransactions: {
  readonly [Kind in FactCommand['type']]: Transaction<Extract<FactCommand, { type: Kind }>>;
} = {
  LogActivity: holding(APPLIED.LogActivity(null)),
  CorrectActivity: holding(APPLIED.CorrectActivity(null)),
  ReachMilestone: holding(APPLIED.ReachMilestone(null)),
  MeasureIndicator: holding(APPLIED.MeasureIndicator(null)),
  AttachEvidence: holding(APPLIED.AttachEvidence(null)),
  RaiseRisk: holding(APPLIED.RaiseRisk(null)),
  RecordExpenditure: notingWhoCharges(holding(APPLIED.RecordExpenditure(null))),
  ReverseExpenditure: notingWhoCharges(holding(APPLIED.ReverseExpenditure(null))),
};
