import {
  type Candidates,
  ReceiveInstalment,
  contributionFold,
  contributionStream,
  receiveInstalment,
} from '#contributions';
import { InvalidInput, type Load, requireOrder } from '#event-sourcing';
import { exchangeRates } from '#money';
import { addDays, daysBetween } from '../request/working-days.js';
import { recheckWaitlist } from '../waitlist/recheck-waitlist.transaction.js';
import { RecheckWaitlist } from '../waitlist/waitlist.commands.js';
import { WAITLIST, waitlistFold } from '../waitlist/waitlist.state.js';
import { wholePass } from '../waitlist/whole-pass.js';
import { type WhatIfChange, apply, contextOn } from './changes.js';
import { Sandbox } from './sandbox.js';

export const MOST_CHANGES = 20;

/** What a pass over the waitlist would do: the answer of `RecheckWaitlist`. Minor units of the request's currency. */
export type PassResult = Readonly<{
  /** In the order in which they are funded. */
  funded: readonly Readonly<{ requestId: string; allocations: readonly GivenAllocation[] }>[];
  waiting: readonly Readonly<{ requestId: string; shortfall: number }>[];
}>;
/** `held`: minor units of `currency`, in which the contribution is held. */
export type GivenAllocation = Readonly<{ contributionId: string; amount: number; currency: string; held: number }>;

export type WhatIfAnswer = Readonly<{
  on: string;
  /** Without and with the changes. */
  asItIs: PassResult;
  changed: PassResult;
  /** Requests that are funded with the changes only, and without them only. */
  gained: readonly string[];
  lost: readonly string[];
}>;

/**
 * Tries changes on a copy of the state, and goes over the waitlist there as the real pass does. The n-th change makes
 * `what-if-n`, where it makes a contribution. On a later day than today, instalments that fall due until then count as
 * received on their day, and rates as they are now. Refusals are those of the real commands; `NotWaiting` of a request
 * that is not on the waitlist. Nothing is recorded.
 */
export const whatIf = async (
  base: Load,
  candidates: Candidates,
  { changes, on, today }: Readonly<{ changes: readonly WhatIfChange[]; on: string; today: string }>,
): Promise<WhatIfAnswer> => {
  requireOrder(['today', today], ['on', on]);
  if (changes.length > MOST_CHANGES) throw new InvalidInput('changes', `must be at most ${MOST_CHANGES}`);
  const known = await candidates();
  const asItIs = new Sandbox(base, async () => known);
  if (on > today) await keepRates(asItIs, daysBetween(today, on));
  const changed = asItIs.copy();
  for (const [index, change] of changes.entries()) await apply(changed, change, `what-if-${index + 1}`, on);
  const [without, withChanges] = [await passIn(asItIs, on, today), await passIn(changed, on, today)];
  return {
    on,
    asItIs: without,
    changed: withChanges,
    gained: fundedOnlyIn(withChanges, without),
    lost: fundedOnlyIn(without, withChanges),
  };
};

/** The requests that an answer tells of. */
export const requestsOf = ({ asItIs, changed }: WhatIfAnswer): readonly string[] => [
  ...new Set([asItIs, changed].flatMap(({ funded, waiting }) => [...funded, ...waiting].map((one) => one.requestId))),
];

/** No more of an answer than is about these requests. */
export const answerAbout = (
  requestIds: ReadonlySet<string>,
  { asItIs, changed, gained, lost, ...answer }: WhatIfAnswer,
): WhatIfAnswer => {
  const isAbout = ({ requestId }: Readonly<{ requestId: string }>): boolean => requestIds.has(requestId);
  const ofThese = ({ funded, waiting }: PassResult): PassResult => {
    return { funded: funded.filter(isAbout), waiting: waiting.filter(isAbout) };
  };
  const among = (ids: readonly string[]): readonly string[] => ids.filter((id) => requestIds.has(id));
  return {
    ...answer,
    asItIs: ofThese(asItIs),
    changed: ofThese(changed),
    gained: among(gained),
    lost: among(lost),
  };
};

const fundedOnlyIn = ({ funded }: PassResult, other: PassResult): readonly string[] => {
  const there = new Set(other.funded.map(({ requestId }) => requestId));
  return funded.map(({ requestId }) => requestId).filter((requestId) => !there.has(requestId));
};

const passIn = async (sandbox: Sandbox, on: string, today: string): Promise<PassResult> => {
  if (on > today) await receiveWhatFallsDue(sandbox, on, today);
  const pass = new RecheckWaitlist({ checkedOn: on }, contextOn(on));
  const { answer } = await wholePass(pass, async (part) => {
    const decision = await sandbox.run(recheckWaitlist(sandbox.candidates), part);
    return { revision: -1, position: undefined, answer: decision.answer ?? {} };
  });
  const { funded, waiting } = answer as PassResult; // as the transaction answers
  return { funded, waiting };
};

const receiveWhatFallsDue = async (sandbox: Sandbox, on: string, today: string): Promise<void> => {
  const ids = (await sandbox.candidates()).map(({ contributionId }) => contributionId);
  const states = await Promise.all(ids.map((id) => sandbox.load.state(contributionFold, contributionStream(id))));
  for (const [index, state] of states.entries()) {
    if (state.phase !== 'signed') continue;
    const contributionId = ids[index] ?? '';
    const { currency } = state.balance;
    for (const { instalmentId, dueOn, outstanding: minor } of state.instalments.values()) {
      if (minor === 0 || dueOn <= today || dueOn > on) continue;
      const receiptId = `what-if ${instalmentId}`;
      const receipt = { contributionId, receiptId, instalmentId, received: { minor, currency }, receivedOn: dueOn };
      await sandbox.run(receiveInstalment, new ReceiveInstalment(receipt, contextOn(on)));
    }
  }
};

/** The newest rates are no older then than they are today. */
const keepRates = async (sandbox: Sandbox, days: number): Promise<void> => {
  const { waiting } = await sandbox.load.state(waitlistFold, WAITLIST);
  const needed = [...waiting.values()].map(({ need }) => need.currency);
  const held = (await sandbox.candidates()).map(({ currency }) => currency);
  for (const currency of new Set([...needed, ...held]))
    await sandbox.edit(exchangeRates, `exchange-rate-${currency}`, (rates) => {
      const newest = rates.at(-1);
      return newest ? [...rates, { ...newest, effectiveOn: addDays(newest.effectiveOn, days) }] : rates;
    });
};
