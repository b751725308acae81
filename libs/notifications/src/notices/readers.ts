import type { MessageKey } from '../messages/message-keys.js';
import type { Notice, Parameters } from './notice.js';

type Reads = Readonly<Partial<Record<MessageKey, readonly (keyof Parameters)[]>>>;

/** Beside what it is about, which whoever is told of it may see. */
const ALWAYS = ['title', 'request', 'contribution'] as const satisfies readonly (keyof Parameters)[];

/**
 * What a State is told of its requests, and what of each message: what somebody wrote, where it may read the event itself.
 * What is not listed, it is not told.
 */
const STATES_READ: Reads = {
  'request-acknowledged': [],
  'information-requested': ['text'],
  'request-accepted': [],
  'request-declined': ['text'],
  'request-waitlisted': ['amount'],
  'request-split': [],
  'funding-confirmed': [],
  'assignment-accepted': ['office'],
  'delivery-suspended': ['text'],
  'delivery-resumed': [],
  'delivery-completed': [],
  'step-due': ['text', 'day'],
  'step-overdue': ['text', 'day'],
  'request-closed': [],
  'request-cancelled': ['text'],
};

/** The same of donors. Nothing of what somebody wrote is in it. */
const DONORS_READ: Reads = {
  'contribution-committed': [],
  'delivery-completed': [],
  'evaluation-submitted': [],
  'request-closed': [],
  'request-cancelled': [],
  'request-withdrawn': [],
  'contribution-pledged': ['amount'],
  'agreement-signed': [],
  'agreement-amended': [],
  'instalment-received': ['amount'],
  'instalment-overdue': ['day'],
  'instalment-cancelled': [],
  'receipt-reversed': [],
  'earmark-changed': [],
  'balance-refunded': [],
  'balance-transferred': [],
  'contribution-expired': ['day'],
  'contribution-closed': [],
};

/** From who reads most to who reads least; null: all of it. */
const READERS: readonly (readonly [is: RegExp, reads: Reads | null])[] = [
  [/^(programme|office|evaluator):|^finance-officer$/, null],
  [/^state:/, STATES_READ],
  [/^donor:/, DONORS_READ],
];

/** `as`: the parties that may read that much. */
type Told = Readonly<{ parameters: Parameters; as: readonly string[] }>;

/** What is told to somebody who is meant as these parties: as that which reads most of those that they are. Undefined: nothing. */
export const toldAs = (
  { message, parameters }: Pick<Notice, 'message' | 'parameters'>,
  meant: readonly string[],
  isHeld: (party: string) => boolean,
): Told | undefined => {
  const as: string[] = [];
  for (const [is, reads] of READERS) {
    const read = reads ? reads[message] : null;
    if (read === undefined) continue;
    const alike = meant.filter((party) => is.test(party));
    as.push(...alike);
    if (alike.some(isHeld)) return { as, parameters: read ? only(parameters, read) : parameters };
  }
  return undefined;
};

const only = (parameters: Parameters, read: readonly (keyof Parameters)[]): Parameters => {
  const kept: readonly string[] = [...ALWAYS, ...read];
  const entries = Object.entries(parameters).filter(([name]) => kept.includes(name));
  return { ...Object.fromEntries(entries), title: parameters.title };
};
