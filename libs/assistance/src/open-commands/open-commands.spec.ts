import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Decision, type Load, Refusal, stateAfter } from '#event-sourcing';
import { Streams, obey, storyOfCommands, tell } from '../testing/index.js';
import { commands as samples } from '../request/request-commands.samples.js';
import { events, until } from '../request/request-events.samples.js';
import type { RequestEvent } from '../request/request.events.js';
import { loadFrom, on, requestId, today } from '../request/request.samples.js';
import { requestFold } from '../request/request.evolve.js';
import { requestStream } from '../request/request.state.js';
import { type OpenCommands, STANDING_REFUSALS, openCommands } from './open-commands.js';
import { onward } from './onward.js';
import { type CommandOfRequest, transactionOf } from './request-transactions.js';

/** About one thing or one day: other commands of the type may not be refused for it. */
const OF_ONE_THING: ReadonlySet<string> = new Set([
  ...['ActivityNotFound', 'MilestoneNotFound', 'IndicatorNotFound', 'ObligationNotFound', 'ExpenditureNotFound'],
  ...['HeldFactNotFound', 'ObligationNotOpen', 'ObligationsOpen', 'NothingCommitted', 'NothingToRecharge'],
  ...['ReversalExceedsExpenditure', 'ReservationNotExpired', 'OfficeStillHasTime', 'TooLargeToWaive'],
]);

/** Whether another fact is applied where it is accepted is up to that fact. */
const OF_A_FACT: ReadonlySet<string> = new Set(['AcceptFact', 'RejectFact']);

type Outcome = Readonly<{ code: string } | { decision: Decision }>;

const outcomeOf = async (decided: Promise<Decision>): Promise<Outcome> => {
  try {
    return { decision: await decided };
  } catch (error) {
    if (error instanceof Refusal) return { code: error.code };
    throw error;
  }
};

/** What was shown of a command and does not agree with what came of another one of its type, in words. */
const untrue = (
  { commands }: OpenCommands,
  { type }: Pick<CommandOfRequest, 'type'>,
  outcome: Outcome,
): string | undefined => {
  const shown = commands.find((one) => one.type === type);
  if (!shown) return undefined;
  const { refusal, held } = shown;
  if ('code' in outcome) {
    const isStanding = STANDING_REFUSALS.has(outcome.code) && !OF_ONE_THING.has(outcome.code) && !OF_A_FACT.has(type);
    if (isStanding && refusal?.code !== outcome.code)
      return `${type} is refused ${outcome.code}, and was shown ${refusal?.code ?? 'open'}`;
    return undefined;
  }
  const { appends, answer } = outcome.decision;
  if (appends.every((one) => one.events.length === 0)) return undefined; // told again
  if (refusal) return `${type} is done, and was shown ${refusal.code}`;
  return held && answer?.['held'] !== true ? `${type} is not held, and was shown ${held.code}` : undefined;
};

const lookingAt = (history: readonly RequestEvent[]): Load => loadFrom({ [requestStream(requestId)]: history });
const shownAfter = (history: readonly RequestEvent[]): Promise<OpenCommands> =>
  openCommands(lookingAt(history), requestId, on(today));

const codeOf = ({ commands }: OpenCommands, type: CommandOfRequest['type']): string | undefined =>
  commands.find((one) => one.type === type)?.refusal?.code;

/** The phases, and where a request may stand within them. */
const { unknown: _, ...phases } = until;
const standings: Readonly<Record<string, readonly RequestEvent[]>> = {
  ...phases,
  asked: [...until.intake, events.InformationRequested],
  reserved: [...until.funding, events.ResourcesReserved],
  assigned: [...until.assignment, events.FieldOfficeAssigned],
  suspended: [...until.delivery, events.DeliverySuspended],
  commissioned: [...until.evaluation, events.EvaluationCommissioned],
  submitted: [...until.evaluation, events.EvaluationCommissioned, events.EvaluationSubmitted],
};

describe('Commands that are open', () => {
  test.each(Object.keys(standings))('are shown as they would be answered: %s', async (standing) => {
    const history = standings[standing] ?? [];
    const shown = await shownAfter(history);
    const { SubmitRequest: _submit, ...commands } = samples;
    for (const command of Object.values(commands)) {
      const transaction = transactionOf(command.type, async () => []);
      const outcome = await outcomeOf(transaction(command, lookingAt(history)));
      expect(untrue(shown, command, outcome)).toBeUndefined();
    }
  });

  test('are shown as they would be answered, whatever was asked before', async () => {
    const seen = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(storyOfCommands(), async (story) => {
        const streams = new Streams();
        await tell(story, streams, async (command) => {
          const { type, data, context } = command;
          const shown: OpenCommands[] = [];
          if ('requestId' in data && streams.eventsOf(requestStream(data.requestId)).length > 0)
            await streams.decide(async (_command, load) => {
              shown.push(await openCommands(load, data.requestId, context));
              return { appends: [] };
            }, command);
          const decided = obey(command, streams.candidates, (transaction, one) => streams.run(transaction, one));
          const outcome = await outcomeOf(decided);
          const [open] = shown;
          const refusal = open?.commands.find((one) => one.type === type)?.refusal;
          if (refusal) seen.set(refusal.code, (seen.get(refusal.code) ?? 0) + 1);
          // Of one type with `type`, where it is a command of a request.
          const wrong = open && untrue(open, command as CommandOfRequest, outcome);
          if (wrong !== undefined) throw new Error(wrong);
          return decided;
        });
      }),
      { numRuns: 60 },
    );
    expect([...seen.keys()]).toEqual(expect.arrayContaining(['WrongPhase', 'OnRegularBudget']));
  }, 120_000);

  test('say what is missing', async () => {
    expect(codeOf(await shownAfter(until.intake), 'ProvideInformation')).toBe('NoInformationRequested');
    expect(codeOf(await shownAfter(standings['asked'] ?? []), 'AcceptRequest')).toBe('InformationAwaited');
    expect(codeOf(await shownAfter(until.funding), 'ConfirmFunding')).toBe('NothingReserved');
    expect(codeOf(await shownAfter(until.funding), 'ApproveRegularBudget')).toBe('OnVoluntaryContributions');
    expect(codeOf(await shownAfter(standings['suspended'] ?? []), 'CompleteDelivery')).toBe('DeliverySuspended');
    expect(codeOf(await shownAfter(until.delivery), 'CancelObligation')).toBe('ObligationNotFound');
    expect(codeOf(await shownAfter(until.evaluation), 'CloseRequest')).toBe('WrongEvaluationStep');
    expect(codeOf(await shownAfter(until.closed), 'CancelRequest')).toBe('WrongPhase');
    expect(codeOf(await shownAfter(until['winding-down']), 'CancelObligation')).toBeUndefined();
  });

  test('say what would be held, and what has been done', async () => {
    const closed = (await shownAfter(until.closed)).commands.find(({ type }) => type === 'LogActivity');
    expect(closed).toMatchObject({ refusal: null, held: { code: 'WrongPhase' } });
    const acknowledged = (await shownAfter([...until.intake, events.RequestAcknowledged])).commands;
    expect(acknowledged.find(({ type }) => type === 'AcknowledgeRequest')).toMatchObject({ changesNothing: true });
  });

  test('take every request further, until it has ended', () => {
    for (const [standing, history] of Object.entries(standings)) {
      const state = stateAfter(requestFold, history);
      const hasEnded = ['declined', 'closed', 'cancelled', 'withdrawn'].includes(state.phase);
      expect({ standing, hasEnded }).toEqual({ standing, hasEnded: onward(state).length === 0 });
    }
  });
});
