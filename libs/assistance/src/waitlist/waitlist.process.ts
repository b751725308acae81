import type { ContributionEvent } from '#contributions';
import { asks, type Process, type Recorded, remembers } from '#event-sourcing';
import type { ExchangeRateEvent } from '#money';
import type { RecheckWaitlist } from './waitlist.commands.js';
import type { WaitlistEvent } from './waitlist.events.js';

/** `asked`: the pass that is outstanding: on which day, and up to which position of the log it has to look. */
type State = Readonly<{ waiting: number; asked: Readonly<{ checkedOn: string; requestedUpTo: string }> | null }>;

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
] as const;

type Handled = Extract<WaitlistEvent | ContributionEvent | ExchangeRateEvent, { type: (typeof HANDLED)[number] }>;

/** When there is more money, or it may be used or given otherwise, those who wait are checked again: all in one pass. */
export const waitlistProcess: Process<State, Handled> = {
  name: 'waitlist',
  version: 1,
  handles: HANDLED,
  instanceOf: () => 'waitlist',
  initial: { waiting: 0, asked: null },
  react: (state, event) => {
    const { waiting, asked } = evolve(state, event);
    if (asked === null) return remembers({ waiting, asked });
    return {
      state: { waiting, asked },
      commands: [asks<RecheckWaitlist>('recheck', 'RecheckWaitlist', asked)],
      timers: [],
    };
  },
};

const evolve = (state: State, event: Recorded<Handled>): State => {
  switch (event.type) {
    case 'WaitlistJoined':
      return { ...state, waiting: state.waiting + 1 };
    case 'WaitlistLeft':
      return unlessEmpty({ ...state, waiting: state.waiting - 1 });
    case 'WaitlistRechecked':
      return unlessEmpty({ waiting: state.waiting - event.data.funded.length, asked: stillAsked(state, event.data) });
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

/** Money may have come while the pass was on: only what it saw is done with, and only when it has gone over all of the list. */
const stillAsked = ({ asked }: State, { pass }: Rechecked): State['asked'] =>
  asked !== null && (pass?.doneUpTo ?? '') >= asked.requestedUpTo ? null : asked;

type Rechecked = Extract<WaitlistEvent, { type: 'WaitlistRechecked' }>['data'];

const unlessEmpty = (state: State): State => (state.waiting > 0 ? state : { ...state, asked: null });

/** One pass covers all that was asked for before it. */
const asking = ({ waiting, asked }: State, { position: requestedUpTo }: Recorded, day: string): State => {
  if (waiting === 0) return { waiting, asked: null };
  const checkedOn = asked !== null && asked.checkedOn > day ? asked.checkedOn : day;
  return { waiting, asked: { checkedOn, requestedUpTo } };
};
