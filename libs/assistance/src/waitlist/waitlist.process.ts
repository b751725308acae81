import type { ContributionEvent } from '#contributions';
import { asks, type Process, type Recorded, remembers } from '#event-sourcing';
import type { ExchangeRateEvent } from '#money';
import type { RequestEvent } from '../request/request.events.js';
import type { RecheckWaitlist } from './waitlist.commands.js';
import type { WaitlistEvent } from './waitlist.events.js';

/**
 * `asked`: the pass that is outstanding: on which day, and up to which position of the log it has to look. `news`: the
 * last event after which somebody may be funded, whether anybody waited then or not. `awaited`: stages without money, or
 * with a reservation only, that later ones may wait for.
 */
type State = Readonly<{
  waiting: number;
  asked: Readonly<{ checkedOn: string; requestedUpTo: string }> | null;
  news: Readonly<{ position: string; day: string }> | null;
  awaited: readonly string[];
}>;

const HANDLED = [
  'WaitlistJoined',
  'WaitlistLeft',
  'WaitlistRechecked',
  'WaitlistPolicySet',
  'InstalmentReceived',
  'InterestCredited',
  'ReservationReleased',
  'CommitmentReleased',
  'ExpenditureChargeReversed',
  'EarmarkChanged',
  'AgreementSigned',
  'AgreementAmended',
  'BalanceTransferred',
  'RateLoaded',
  'RequestSplit',
  'ResourcesReserved',
  'FundingConfirmed',
  'RequestCancelled',
  'RequestWithdrawn',
] as const;

type Handled = Extract<
  WaitlistEvent | ContributionEvent | ExchangeRateEvent | RequestEvent,
  { type: (typeof HANDLED)[number] }
>;

/**
 * When there is more money, or it may be used or given otherwise, or a stage need not wait for an earlier one any more,
 * those who wait are checked again: all in one pass.
 */
export const waitlistProcess: Process<State, Handled> = {
  name: 'waitlist',
  version: 3,
  handles: HANDLED,
  instanceOf: () => 'waitlist',
  initial: { waiting: 0, asked: null, news: null, awaited: [] },
  react: (before, event) => {
    const state = evolve(before, event);
    const { asked } = state;
    if (asked === null) return remembers(state);
    return {
      state,
      commands: [asks<RecheckWaitlist>('recheck', 'RecheckWaitlist', asked)],
      timers: [],
    };
  },
};

const evolve = (state: State, event: Recorded<Handled>): State => {
  switch (event.type) {
    case 'WaitlistJoined':
      return afterJoining({ ...state, waiting: state.waiting + 1 }, event);
    case 'WaitlistLeft':
      return afterLeaving({ ...state, waiting: state.waiting - 1 }, event);
    case 'WaitlistRechecked': {
      const waiting = state.waiting - event.data.funded.length;
      return unlessEmpty({ ...state, waiting, asked: stillAsked(state, event.data) });
    }
    case 'RequestSplit': {
      const stages = event.data.stages.slice(0, -1).map(({ requestId }) => requestId);
      return { ...state, awaited: [...state.awaited, ...stages] };
    }
    case 'ResourcesReserved':
      return isAwaited(state, event) ? asking(state, event, event.data.reservedOn) : state;
    case 'FundingConfirmed':
      return withoutAwaiting(state, event);
    case 'RequestCancelled':
      return isAwaited(state, event) ? asking(withoutAwaiting(state, event), event, event.data.cancelledOn) : state;
    case 'RequestWithdrawn':
      return isAwaited(state, event) ? asking(withoutAwaiting(state, event), event, event.data.withdrawnOn) : state;
    case 'InstalmentReceived':
      return asking(state, event, event.data.receivedOn);
    case 'InterestCredited':
      return asking(state, event, event.data.creditedOn);
    case 'ReservationReleased':
    case 'CommitmentReleased':
      return asking(state, event, event.data.releasedOn);
    case 'ExpenditureChargeReversed':
      return asking(state, event, event.data.occurredOn);
    case 'AgreementSigned':
      // Money comes later, but it may be committed in advance.
      return (event.data.advanceAuthority ?? 0) > 0 ? asking(state, event, event.data.signedOn) : state;
    case 'AgreementAmended':
      return asking(state, event, event.data.amendedOn);
    case 'BalanceTransferred':
      return asking(state, event, event.data.transferredOn);
    case 'EarmarkChanged':
      return asking(state, event, event.data.changedOn);
    case 'WaitlistPolicySet':
      return asking(state, event, event.metadata.recordedAt.slice(0, 10));
    case 'RateLoaded':
      // A rate is known from when it is recorded, whenever it takes effect.
      return asking(state, event, event.metadata.recordedAt.slice(0, 10));
  }
};

type Joined = Extract<Handled, { type: 'WaitlistJoined' }>;

/** What came while its check was under way, that check may not have seen; one whose reservation was revoked was not checked. */
const afterJoining = (state: State, event: Recorded<Joined>): State => {
  const { news } = state;
  const hasSeen = news === null || (event.data.seenUpTo ?? '') >= news.position;
  return hasSeen ? state : asking(state, event, news.day);
};

type Left = Extract<Handled, { type: 'WaitlistLeft' }>;

/** What was held back for one that ended is free. A split one leaves for a moment: its stages join in the same append. */
const afterLeaving = (state: State, event: Recorded<Left>): State => {
  const { because, leftOn } = event.data;
  if (because === 'reserved') return unlessEmpty(state);
  return because === 'split'
    ? { ...asking({ ...state, waiting: state.waiting + 1 }, event, leftOn), waiting: state.waiting }
    : asking(state, event, leftOn);
};

type OfRequest = Readonly<{ data: Readonly<{ requestId: string }> }>;

const isAwaited = ({ awaited }: State, { data }: OfRequest): boolean => awaited.includes(data.requestId);

const withoutAwaiting = (state: State, { data }: OfRequest): State => ({
  ...state,
  awaited: state.awaited.filter((id) => id !== data.requestId),
});

/** Money may have come while the pass was on: only what it saw is done with, and only when it has gone over all of the list. */
const stillAsked = ({ asked }: State, { pass }: Rechecked): State['asked'] =>
  asked !== null && (pass?.doneUpTo ?? '') >= asked.requestedUpTo ? null : asked;

type Rechecked = Extract<WaitlistEvent, { type: 'WaitlistRechecked' }>['data'];

const unlessEmpty = (state: State): State => (state.waiting > 0 ? state : { ...state, asked: null });

/** One pass covers all that was asked for before it. */
const asking = (state: State, { position }: Recorded, day: string): State => {
  const { waiting, asked } = state;
  const news = { position, day };
  if (waiting === 0) return { ...state, asked: null, news };
  const checkedOn = asked !== null && asked.checkedOn > day ? asked.checkedOn : day;
  return { ...state, asked: { checkedOn, requestedUpTo: position }, news };
};
