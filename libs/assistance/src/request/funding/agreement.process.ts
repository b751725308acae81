import type { ContributionEvent, ExpireContribution, MarkInstalmentOverdue, RemindOfInstalment } from '#contributions';
import { asks, type Process, type Timer } from '#event-sourcing';
import { addDays, addMonths } from '../working-days.js';
import type { ReleaseExpiredCommitment } from './funding.commands.js';

/** `remindOn`: of one that is overdue. */
type Instalment = Readonly<{ dueOn: string; awaited: boolean; remindOn: string | null }>;

type State = Readonly<{
  contributionId: string;
  instalments: Readonly<Record<string, Instalment>>;
  /** Until it has expired. */
  expiresOn: string | null;
  /** Requests with a commitment that lapses when its time for liquidation is over. */
  liquidating: Readonly<{ by: string; requests: readonly string[] }> | null;
}>;

const HANDLED = [
  'AgreementSigned',
  'AgreementAmended',
  'InstalmentReceived',
  'ReceiptReversed',
  'InstalmentCancelled',
  'InstalmentOverdue',
  'InstalmentReminded',
  'ContributionExpired',
  'ContributionClosed',
] as const;

type Handled = Extract<ContributionEvent, { type: (typeof HANDLED)[number] }>;

/**
 * An instalment that does not come is overdue on the day after it was due, and reminded of monthly; a contribution
 * expires after its last day, and what is still committed of it 90 days later goes back.
 */
export const agreementProcess: Process<State, Handled> = {
  name: 'agreement',
  version: 1,
  handles: HANDLED,
  instanceOf: ({ data }) => data.contributionId,
  initial: { contributionId: '', instalments: {}, expiresOn: null, liquidating: null },
  react: (before, event) => {
    if (event.type === 'ContributionClosed') return { state: null, commands: [], timers: [] };
    const state = evolve({ ...before, contributionId: event.data.contributionId }, event);
    return { state, commands: [], timers: timersOf(state) };
  },
};

const evolve = (state: State, { type, data }: Exclude<Handled, { type: 'ContributionClosed' }>): State => {
  switch (type) {
    case 'AgreementSigned': {
      const { instalments, expiresOn } = data;
      const awaited = instalments.map(({ instalmentId, dueOn }) => [
        instalmentId,
        { dueOn, awaited: true, remindOn: null },
      ]);
      return { ...state, expiresOn, instalments: Object.fromEntries(awaited) };
    }
    case 'AgreementAmended': {
      const amended = data.instalments.map(({ instalmentId, dueOn, outstanding, isOverdue }) => {
        const remindOn = isOverdue ? (state.instalments[instalmentId]?.remindOn ?? null) : null;
        return [instalmentId, { dueOn, awaited: outstanding > 0, remindOn }];
      });
      return { ...state, expiresOn: data.expiresOn, instalments: Object.fromEntries(amended) };
    }
    case 'InstalmentReceived':
    case 'ReceiptReversed':
      return withInstalment(state, data.instalmentId, { awaited: (data.outstanding ?? 0) > 0 });
    case 'InstalmentCancelled':
      return withInstalment(state, data.instalmentId, { awaited: false });
    case 'InstalmentOverdue':
      return withInstalment(state, data.instalmentId, { remindOn: addMonths(data.notedOn, 1) });
    case 'InstalmentReminded':
      return withInstalment(state, data.instalmentId, { remindOn: addMonths(data.remindedOn, 1) });
    case 'ContributionExpired':
      return {
        ...state,
        expiresOn: null,
        instalments: {},
        liquidating: { by: data.liquidateBy, requests: data.toLiquidate },
      };
  }
};

const withInstalment = (state: State, instalmentId: string | null, change: Partial<Instalment>): State => {
  const instalment = instalmentId === null ? undefined : state.instalments[instalmentId];
  if (instalmentId === null || !instalment) return state;
  return { ...state, instalments: { ...state.instalments, [instalmentId]: { ...instalment, ...change } } };
};

const timersOf = ({ contributionId, instalments, expiresOn, liquidating }: State): readonly Timer[] => {
  const due = Object.entries(instalments).flatMap(([instalmentId, { dueOn, awaited, remindOn }]): Timer[] => {
    if (!awaited) return [];
    const key = `instalment-${instalmentId}`;
    if (remindOn === null) {
      const mark = asks<MarkInstalmentOverdue>(key, 'MarkInstalmentOverdue', { contributionId, instalmentId });
      return [{ ...mark, dueOn: addDays(dueOn, 1) }];
    }
    const data = { contributionId, instalmentId, remindedOn: remindOn };
    return [{ ...asks<RemindOfInstalment>(key, 'RemindOfInstalment', data), dueOn: remindOn }];
  });
  if (expiresOn !== null) {
    const expiredOn = addDays(expiresOn, 1);
    due.push({
      ...asks<ExpireContribution>('expire', 'ExpireContribution', { contributionId, expiredOn }),
      dueOn: expiredOn,
    });
  }
  if (liquidating === null) return due;
  const releasedOn = addDays(liquidating.by, 1);
  const releases = liquidating.requests.map((requestId): Timer => {
    const data = { requestId, contributionId, releasedOn };
    return {
      ...asks<ReleaseExpiredCommitment>(`release-${requestId}`, 'ReleaseExpiredCommitment', data),
      dueOn: releasedOn,
    };
  });
  return [...due, ...releases];
};
