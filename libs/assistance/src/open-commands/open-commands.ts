import { type CommandContext, type Load, NotFound, Refusal } from '#event-sourcing';
import { requestFold } from '../request/request.evolve.js';
import { requestStream } from '../request/request.state.js';
import { likelyCommands } from './likely-commands.js';
import { onward } from './onward.js';
import { type CommandOfRequest, type TypeOfCommand, transactionOf } from './request-transactions.js';

/** Refusals that are about where a request stands, not about what a command says of it. */
export const STANDING_REFUSALS: ReadonlySet<string> = new Set([
  'WrongPhase',
  'WrongEvaluationStep',
  'InformationAlreadyRequested',
  'NoInformationRequested',
  'InformationAwaited',
  'NoAnswerAwaited',
  'NotYourOffice',
  'OfficeStillHasTime',
  'DeliverySuspended',
  'DeliveryNotSuspended',
  'NothingReserved',
  'ReservationNotExpired',
  'EarlierStageUnfunded',
  'AlreadyReserved',
  'AlreadySplit',
  'OnRegularBudget',
  'OnVoluntaryContributions',
  'NothingCommitted',
  'NothingToRecharge',
  'ReversalExceedsExpenditure',
  'ObligationsOpen',
  'ObligationNotOpen',
  'FactsHeld',
  'TooLargeToWaive',
  'OnlyTheRequesterWithdraws',
  // It has none of them.
  'ActivityNotFound',
  'MilestoneNotFound',
  'IndicatorNotFound',
  'ObligationNotFound',
  'ExpenditureNotFound',
  'HeldFactNotFound',
]);

/**
 * What would come of a command now, whatever it says within the rules of its fields. `refusal`: where the request stands,
 * it is refused. `held`: it tells a fact, which would be held until a person decides. `changesNothing`: it has been done.
 */
export type OpenCommand = Readonly<{
  type: TypeOfCommand;
  refusal: Refusal | null;
  held: Refusal | null;
  changesNothing: boolean;
}>;

/** `onward`: what would take the request further, the most fitting first. */
export type OpenCommands = Readonly<{ commands: readonly OpenCommand[]; onward: readonly TypeOfCommand[] }>;

/** Tries on the streams as they are what would come of each command about a request. Error: NotFound. */
export const openCommands = async (load: Load, requestId: string, context: CommandContext): Promise<OpenCommands> => {
  const once = loadingOnce(load);
  const state = await once.state(requestFold, requestStream(requestId));
  if (state.phase === 'unknown') throw new NotFound('Request', requestId);
  const likely = likelyCommands(requestId, state, context);
  const commands = await Promise.all(
    // The keys of a record by type are types.
    (Object.entries(likely) as [TypeOfCommand, CommandOfRequest | null][]).map(
      async ([type, command]): Promise<OpenCommand> => ({
        type,
        ...(command ? await tried(command, once) : NOTHING_AGAINST),
      }),
    ),
  );
  return { commands, onward: onward(state) };
};

const NOTHING_AGAINST = { refusal: null, held: null, changesNothing: false };

const tried = async (command: CommandOfRequest, load: Load): Promise<Omit<OpenCommand, 'type'>> => {
  try {
    // Whether there is money is another question: it is asked by the command itself.
    const { appends, answer } = await transactionOf(command.type, async () => [])(command, load);
    const changesNothing = appends.every(({ events }) => events.length === 0);
    return { refusal: null, held: heldIn(answer), changesNothing };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { ...NOTHING_AGAINST, refusal: ofStanding(error) };
  }
};

const heldIn = (answer: Readonly<Record<string, unknown>> = {}): Refusal | null =>
  answer['held'] === true
    ? ofStanding(new Refusal(String(answer['because']), answer['facts'] as Refusal['facts'])) // as holding answers it
    : null;

/** That there is none of something says nothing of an id. */
const ofStanding = (refusal: Refusal): Refusal | null => {
  if (!STANDING_REFUSALS.has(refusal.code)) return null;
  return refusal instanceof NotFound ? new Refusal(refusal.code) : refusal;
};

/** Each stream once, for all of the commands. */
const loadingOnce = (load: Load): Load => {
  const known = new Map<string, Promise<unknown>>();
  const state: Load['state'] = (fold, stream) => {
    const found = known.get(stream) ?? load.state(fold, stream);
    known.set(stream, found);
    return found as ReturnType<typeof load.state<(typeof fold)['initial'], never>>; // a stream is folded in one way only
  };
  return { state, revisionOf: (stream) => load.revisionOf(stream) };
};
