/** Everything that people are told. */
export const MESSAGE_KEYS = [
  'request-submitted',
  'request-acknowledged',
  'information-requested',
  'information-provided',
  'request-accepted',
  'request-declined',
  'resources-reserved',
  'reservation-lapsed',
  'reservation-revoked',
  'request-waitlisted',
  'request-split',
  'funding-confirmed',
  'contribution-committed',
  'budget-revised',
  'office-assigned',
  'office-replaced',
  'assignment-accepted',
  'assignment-declined',
  'assignment-escalated',
  'risk-raised',
  'progress-reported',
  'delivery-suspended',
  'delivery-resumed',
  'delivery-completed',
  'evaluation-commissioned',
  'evaluation-submitted',
  'management-response-recorded',
  'step-due',
  'step-overdue',
  'request-closed',
  'request-cancelled',
  'request-withdrawn',
  'contribution-pledged',
  'agreement-signed',
  'agreement-amended',
  'advance-shortfall-raised',
  'instalment-received',
  'instalment-overdue',
  'instalment-cancelled',
  'receipt-reversed',
  'earmark-changed',
  'balance-refunded',
  'balance-transferred',
  'contribution-expired',
  'contribution-closed',
] as const;
export type MessageKey = (typeof MESSAGE_KEYS)[number];

/** One language. A message is one sentence; `{request}` and the like stand for its parameters. */
export type Catalogue = Readonly<
  Record<MessageKey, string> & {
    /** Of an e-mail that tells several things: `{count}` of them, of a `{day}`. */
    digest: string;
    /** Below each e-mail. */
    footer: string;
  }
>;
