import type { Need, ResourceCheck, ResourcePass } from '#contributions';
import { greatestNumber, runsOf } from './best-fit.js';
import { StagesInTurn, heldUpCheck } from './stages-in-turn.js';
import { mayBePassed } from './waitlist-policy.js';
import type { WaitlistEvent, WaitlistPolicy } from './waitlist.events.js';
import { type Place, type Waiting, inStrictOrder } from './waitlist.state.js';

/** Those before a request for whom money is held back, the first of them by name. */
export type Ahead = Readonly<{ ahead: readonly string[]; aheadUnlisted: number }>;
export type Funded<One extends Place = Waiting> = Readonly<{ one: One; check: ResourceCheck; before: Ahead }>;
/** `check`: where the shortfall is new. `awaits`: the stage before it, without which it gets nothing. */
export type Short = Readonly<{
  one: Waiting;
  shortfall: number;
  check: ResourceCheck | null;
  before: Ahead;
  awaits?: string;
}>;
/** One that others were funded before, with money that it could have used; `by`: the first of them. */
export type PassedOver = Readonly<{ one: Waiting; by: readonly string[] }>;
/** `isWhole`: false where there was no room for all of it; what is left is to be decided on again. */
export type PassOutcome = Readonly<{
  funded: readonly Funded[];
  short: readonly Short[];
  passedOver: readonly PassedOver[];
  isWhole: boolean;
}>;

/** Whether what a check of a request leads to still fits into the append. */
export type HasRoom = (need: Need, check: ResourceCheck) => boolean;

/** What those who may be passed lacked in their place, before those behind them were given anything. */
type InTheirPlace = ReadonlyMap<Waiting, number>;

const AHEAD_LISTED = 50;
const BY_LISTED = 20;

export const NOBODY: Ahead = { ahead: [], aheadUnlisted: 0 };

const withOneMore = ({ ahead, aheadUnlisted }: Ahead, { requestId }: Place): Ahead =>
  ahead.length < AHEAD_LISTED
    ? { ahead: [...ahead, requestId], aheadUnlisted }
    : { ahead, aheadUnlisted: aheadUnlisted + 1 };

/**
 * Goes over those who wait, in the order of their places: who is funded, and what the others lack. Under `strict-order`
 * each that stays short holds back what it could be paid with. Under `best-fit` those do that nothing passes any more; of
 * the others the greatest number is funded, one priority after the other. A stage that is held up holds nothing back; it
 * takes its turn right after the stage that it waited for.
 */
export const passOver = (
  inOrder: readonly Waiting[],
  policy: WaitlistPolicy,
  pass: ResourcePass,
  on: string,
  hasRoom: HasRoom = () => true,
  stages = new StagesInTurn(),
): PassOutcome => {
  const fresh = pass.copy();
  const funded = new Map<Waiting, Funded>();
  const short = new Map<Waiting, Short>();
  const heldUp: Short[] = [];
  const inTheirPlace = new Map<Waiting, number>();
  let isWhole = true;
  for (const step of stepsOver(inOrder, policy, pass, on, stages)) {
    const { one } = step;
    if ('lacking' in step) inTheirPlace.set(one, step.lacking);
    else if (step.check && !hasRoom(one.need, step.check)) {
      isWhole = false;
      break;
    } else if ('awaits' in step) heldUp.push(step);
    else if ('shortfall' in step) short.set(one, step);
    else {
      inTheirPlace.delete(one);
      funded.set(one, step);
    }
  }
  if (inTheirPlace.size === 0)
    return { funded: [...funded.values()], short: [...short.values(), ...heldUp], passedOver: [], isWhole };
  const others = inOrder.filter((one) => short.has(one) || inTheirPlace.has(one));
  const end = settled(others, [...funded.values()], inTheirPlace, fresh, on);
  const told = end.short.filter(({ one, check }) => short.has(one) || !check || (isWhole &&= hasRoom(one.need, check)));
  return { funded: [...funded.values()], short: [...told, ...heldUp], passedOver: end.passedOver, isWhole };
};

type Step = Funded | Short | Readonly<{ one: Waiting; lacking: number }>;

/** One after the other, as long as it is asked. Who may be passed may come again, funded. */
function* stepsOver(
  inOrder: readonly Waiting[],
  policy: WaitlistPolicy,
  pass: ResourcePass,
  on: string,
  stages: StagesInTurn,
): Generator<Step> {
  let before = NOBODY;
  function* inTurn(run: readonly Waiting[], isPassable: boolean): Generator<Step> {
    const chosen = isPassable ? greatestNumber(run, pass) : null;
    const passed: Waiting[] = [];
    for (const one of run) {
      const lacking = pass.shortfallOf(one.need);
      if (chosen ? chosen.has(one) : lacking === 0) yield funding(one);
      else if (chosen) {
        passed.push(one);
        yield { one, lacking };
      } else {
        yield holdingBack(one, lacking, pass, before);
        before = withOneMore(before, one);
      }
    }
    // After the chosen ones have taken their money from here rather than from there, it may suffice for another.
    for (const one of passed) if (pass.shortfallOf(one.need) === 0) yield funding(one);
  }
  const funding = (one: Waiting): Funded => {
    stages.fund(one);
    return { one, check: pass.check(one.need), before };
  };
  const heldUp: Waiting[] = [];
  for (const { run, isPassable } of runsOf(inOrder, policy, on)) {
    heldUp.push(...run.filter((one) => stages.awaitedBy(one) !== undefined));
    yield* inTurn(
      run.filter((one) => !heldUp.includes(one)),
      isPassable,
    );
    for (const one of stages.freed(heldUp)) yield* inTurn([one], mayBePassed(one, policy, on));
  }
  for (const one of heldUp) yield waitingFor(stages.awaitedBy(one) ?? '', one);
}

const waitingFor = (awaits: string, one: Waiting): Short => {
  const check = heldUpCheck(one.need);
  const { shortfall } = check;
  return { one, shortfall, check: shortfall === one.shortfall ? null : check, before: NOBODY, awaits };
};

/** What those lack in the end who were not funded, and who of them was passed over. `fresh`: before anybody was given anything. */
const settled = (
  others: readonly Waiting[],
  funded: readonly Funded<Place>[],
  inTheirPlace: InTheirPlace,
  fresh: ResourcePass,
  on: string,
): Pick<PassOutcome, 'short' | 'passedOver'> => {
  const order = inStrictOrder(on);
  const short: Short[] = [];
  const passedOver: PassedOver[] = [];
  for (const { one, check } of funded) fresh.take(check.allocations, one.requestId);
  let before = NOBODY;
  for (const one of others) {
    const shortfall = fresh.shortfallOf(one.need);
    const lacked = inTheirPlace.get(one);
    if (lacked === undefined) {
      short.push(holdingBack(one, shortfall, fresh, before));
      before = withOneMore(before, one);
      continue;
    }
    const check = shortfall === one.shortfall ? null : fresh.copy().check(one.need);
    short.push({ one, shortfall, check, before });
    if (shortfall > lacked) {
      const payers = fresh.payersOf(one.need);
      const by = funded.filter(
        (other) =>
          order(one, other.one) < 0 && other.check.allocations.some(({ contributionId }) => payers.has(contributionId)),
      );
      passedOver.push({ one, by: by.slice(0, BY_LISTED).map((other) => other.one.requestId) });
    }
  }
  return { short, passedOver };
};

const holdingBack = (one: Waiting, shortfall: number, pass: ResourcePass, before: Ahead): Short => {
  if (shortfall !== one.shortfall) return { one, shortfall, check: pass.check(one.need), before };
  pass.holdBack(one.need);
  return { one, shortfall, check: null, before };
};

/**
 * Checks one request behind those who wait before it. Whoever of them could be funded comes first; of those who are short,
 * under `best-fit` only those hold back that nothing passes any more.
 */
export const checkBehind = (
  one: Place & Pick<Waiting, 'need'>,
  inOrder: readonly Waiting[],
  policy: WaitlistPolicy,
  pass: ResourcePass,
  on: string,
  stages: StagesInTurn,
): Readonly<{ check: ResourceCheck; before: Ahead; passedOver: readonly PassedOver[] }> => {
  const fresh = pass.copy();
  const inTheirPlace = new Map<Waiting, number>();
  const others: Waiting[] = [];
  let before = NOBODY;
  for (const other of stages.inTurn(inOrder)) {
    others.push(other);
    const isPassable = mayBePassed(other, policy, on);
    const lacking = isPassable || stages.isAwaited(other) ? pass.shortfallOf(other.need) : 0;
    if (lacking === 0) stages.fund(other);
    if (isPassable && lacking > 0) inTheirPlace.set(other, lacking);
    else {
      pass.holdBack(other.need);
      before = withOneMore(before, other);
    }
  }
  const check = pass.check(one.need);
  if (check.shortfall > 0 || inTheirPlace.size === 0) return { check, before, passedOver: [] };
  const { passedOver } = settled(others, [{ one, check, before }], inTheirPlace, fresh, on);
  return { check, before, passedOver };
};

/** Each time counts: after the third nothing passes it any more. */
export const passedOverEvents = (passedOver: readonly PassedOver[], on: string): readonly WaitlistEvent[] =>
  passedOver.map(({ one: { requestId, passes }, by }) => ({
    type: 'RequestPassedOver',
    data: { requestId, passedOn: on, passes: passes + 1, by },
  }));
