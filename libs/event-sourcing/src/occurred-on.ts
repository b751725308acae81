import type { Recorded } from './event.js';

/** How events name the day on which what they tell happened, the first that is there. Others are days to come, or of the books. */
const DAYS = [
  'occurredOn',
  ...['submittedOn', 'acknowledgedOn', 'askedOn', 'providedOn', 'acceptedOn', 'declinedOn', 'splitOn', 'openedOn'],
  ...['checkedOn', 'reservedOn', 'lapsedOn', 'revokedOn', 'waitlistedOn', 'confirmedOn', 'revisedOn', 'substitutedOn'],
  ...['assignedOn', 'escalatedOn', 'agreedOn', 'reportedOn', 'rechargedOn', 'raisedOn', 'liquidatedOn', 'cancelledOn'],
  ...['suspendedOn', 'resumedOn', 'completedOn', 'heldOn', 'rejectedOn', 'commissionedOn', 'waivedOn', 'recordedOn'],
  ...['closedOn', 'withdrawnOn', 'woundDownOn', 'reopenedOn', 'reviewedOn', 'notedOn', 'passedOn', 'leftOn'],
  ...['pledgedOn', 'reducedOn', 'signedOn', 'amendedOn', 'receivedOn', 'remindedOn', 'reversedOn', 'creditedOn'],
  ...['refundedOn', 'transferredOn', 'changedOn', 'releasedOn', 'committedOn', 'expiredOn', 'revaluedOn'],
] as const;

/** The day on which it happened, as the event tells; undefined: it holds for whatever day, such as how a donor is called. */
export const occurredOn = ({ data }: Pick<Recorded, 'data'>): string | undefined => {
  const told = data as Readonly<Record<string, unknown>>;
  for (const name of DAYS) {
    const day = told[name];
    if (typeof day === 'string') return day;
  }
  return undefined;
};
