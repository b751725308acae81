import { doersOf, type Projection, type Recorded, type RowChange, type Table } from '#event-sourcing';
import type { Origin } from '../request/intake/intake.events.js';
import type { RequestEvent } from '../request/request.events.js';

/**
 * Whose business a request is. `party`: `state:KE`, `programme:GPAC`, `programme:` while no programme has taken it,
 * `office:NBO` once it has accepted (also one that it was taken from), `evaluator:` and the person commissioned last, `submitter:` and who submitted it, or for whom.
 */
export const requestPartyTable = {
  name: 'request_party',
  key: ['request_id', 'party'],
  columns: { request_id: 'text', party: 'text', revision: 'integer' },
  indexes: [['party']],
} as const satisfies Table;

/** The parties that may leave a request again: none that `remainsParty` names. */
type Leaving = 'programme:' | `evaluator:${string}`;

/** Whether whoever is once this party of a request is it for good, so that it need not be asked again. */
export const remainsParty = (party: string): boolean => /^(state|office):/.test(party);

/** Who recorded expenditure of which month, or told what was accepted, or for whom: whoever did does not close it. */
export const expenditureRecorderTable = {
  name: 'expenditure_recorder',
  key: ['request_id', 'month', 'actor'],
  columns: { request_id: 'text', /** YYYY-MM. */ month: 'text', actor: 'text', revision: 'integer' },
  indexes: [['month', 'actor']],
} as const satisfies Table;

type PartyEvent = Extract<
  RequestEvent,
  {
    type:
      | 'RequestSubmitted'
      | 'RequestAccepted'
      | 'StageOpened'
      | 'AssignmentAccepted'
      | 'EvaluationCommissioned'
      | 'ExpenditureRecorded'
      | 'ExpenditureReversed'
      | 'ExpenditureRecharged';
  }
>;

export const requestParties: Projection<PartyEvent> = {
  name: 'request-parties',
  version: 2,
  tables: [requestPartyTable, expenditureRecorderTable],
  handles: [
    'RequestSubmitted',
    'RequestAccepted',
    'StageOpened',
    'AssignmentAccepted',
    'EvaluationCommissioned',
    'ExpenditureRecorded',
    'ExpenditureReversed',
    'ExpenditureRecharged',
  ],
  project: (event) => changes(event),
};

const changes = ({ type, data, metadata, revision }: Recorded<PartyEvent>): readonly RowChange[] => {
  const key = (party: string) => ({ request_id: data.requestId, party });
  const enters = (party: string): RowChange => ({ table: requestPartyTable.name, key: key(party), set: { revision } });
  const leaves = (party: Leaving): RowChange => ({ table: requestPartyTable.name, key: key(party), delete: true });
  const recorded = (on: string, toldBy?: readonly string[]): readonly RowChange[] =>
    [...new Set([...doersOf(metadata), ...(toldBy ?? [])])].map((actor) => {
      const recorder = { request_id: data.requestId, month: on.slice(0, 7), actor };
      return { table: expenditureRecorderTable.name, key: recorder, set: { revision } };
    });
  const asking = (origin: Origin): readonly RowChange[] =>
    origin.kind === 'state' ? [enters(`state:${origin.country}`)] : [];
  switch (type) {
    case 'RequestSubmitted':
      return [
        ...[...asking(data.origin), enters('programme:')],
        ...doersOf(metadata).map((name) => enters(`submitter:${name}`)),
      ];
    case 'StageOpened':
      return [...asking(data.submission.origin), enters(`programme:${data.acceptance.programme}`)];
    case 'RequestAccepted':
      return [leaves('programme:'), enters(`programme:${data.programme}`)];
    case 'AssignmentAccepted':
      return [enters(`office:${data.officeCode}`)];
    case 'EvaluationCommissioned': {
      const { evaluator, replaces } = data;
      const left = replaces === undefined ? [] : [leaves(`evaluator:${replaces}`)];
      return [...left, enters(`evaluator:${evaluator.personId}`)];
    }
    case 'ExpenditureRecorded':
    case 'ExpenditureReversed':
      return recorded(data.accountedOn ?? data.occurredOn, data.toldBy);
    case 'ExpenditureRecharged':
      return recorded(data.accountedOn ?? data.rechargedOn);
  }
};
