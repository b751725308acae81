import type { Grant, Principal } from '#access';
import { whoDelivered } from '#assistance';
import { asDoer, type StreamEvents } from '#event-sourcing';
import type { EventStore } from '#event-store';
import type { ReadModels } from '#read-models';
import { NotAllowed } from './errors.js';
import { committedBy, reservedBy, takesOwnReceipts } from './own-receipts.js';

/** Where it is written who did what. */
export type Books = Readonly<{
  readModels: ReadModels;
  store: EventStore;
  /** In whole units of the currency in which a contribution is held. */
  separateReceiptsAbove: number;
}>;
/** Who asks, and for whom, where a service says so: what is done for somebody is done by them, too. */
export type Asking = Readonly<{ principal: Principal; onBehalfOf?: string | undefined }>;
/** What somebody is about to do. */
export type Deed = Asking &
  Readonly<{
    operation: string;
    parameters: Readonly<Record<string, string>>;
    body: unknown;
  }>;
/** What is to be appended for it. Undefined: nothing is decided yet. */
type Decided = readonly StreamEvents[] | undefined;
type Duty = (deed: Deed, books: Books, decided: Decided) => Promise<NotAllowed | undefined>;

/** `before`: what it would take of which contribution, as far as that is known before it is decided. */
const takesNoOwnReceipts =
  (rule: string, before: typeof reservedBy = async () => []): Duty =>
  async (deed, { readModels, separateReceiptsAbove: most }, decided) => {
    const { requestId = '' } = deed.parameters;
    const taken = decided ? committedBy(requestId, decided) : await before(requestId, readModels);
    if (taken.length === 0) return undefined;
    const names = await namesOf(deed, readModels);
    return (await takesOwnReceipts(requestId, taken, names, { readModels, most })) ? new NotAllowed(rule) : undefined;
  };

const commitsNoOwnReceipts = takesNoOwnReceipts('you recorded a receipt of this money: somebody else commits it');

/** Separation of duties: what nobody may do after what they did themselves, under whatever account, by operation. */
const DUTIES: Readonly<Record<string, Duty>> = {
  acceptRequest: async (deed, { readModels }) => {
    const submitters = (await namesOf(deed, readModels)).map((name) => `submitter:${name}`);
    const rows = await readModels.rows(`select 1 from {request_party} where request_id = $1 and party = any($2)`, [
      deed.parameters['requestId'],
      submitters,
    ]);
    return rows.length > 0 ? new NotAllowed('you submitted this request: somebody else accepts it') : undefined;
  },
  closePeriod: async (deed, { readModels }) => {
    const rows = await readModels.rows(
      `select 1 from {expenditure_recorder}
       where actor = any($1) and month <= $2 and month > coalesce((select max(period) from {closed_period}), '') limit 1`,
      [await namesOf(deed, readModels), deed.parameters['period']],
    );
    return rows.length > 0
      ? new NotAllowed('you recorded expenditure of this period: somebody else closes it')
      : undefined;
  },
  confirmFunding: takesNoOwnReceipts(
    'you recorded a receipt of this money: somebody else confirms funding from it',
    reservedBy,
  ),
  substituteFunding: commitsNoOwnReceipts,
  reviseBudget: commitsNoOwnReceipts,
  reopenRequest: commitsNoOwnReceipts,
  commissionEvaluation: async ({ parameters, body }, books) => {
    const personId = personIn(body);
    if (personId === undefined) return undefined; // what is missing is told by whoever reads it
    const delivered = await hasDelivered(await beingOf(personId, books.readModels), parameters, books);
    return delivered
      ? new NotAllowed('this person delivered what is to be evaluated: commission somebody else')
      : undefined;
  },
  submitEvaluation: async (deed, books) => {
    const { principal, parameters } = deed;
    const { evaluator } = await whoDelivered(books.store, parameters['requestId'] ?? '');
    if (evaluator === null || evaluator !== principal.personId)
      return new NotAllowed('somebody else is commissioned with this evaluation');
    const delivered = await hasDelivered(await behind(deed, books.readModels), parameters, books);
    return delivered ? new NotAllowed('you delivered what is to be evaluated: somebody else evaluates it') : undefined;
  },
};

/** Who did what, and what they are about to do. Error: NotAllowed. */
export type Separation = (decided?: Decided) => Promise<void>;

/** Undefined: nobody needs to be separated from themselves for it. */
export const separationOf = (deed: Deed, books: Books): Separation | undefined => {
  const duty = DUTIES[deed.operation];
  return (
    duty &&
    (async (decided) => {
      await books.readModels.caughtUp(); // what they did a moment ago counts
      const refused = await duty(deed, books, decided);
      if (refused) throw refused;
    })
  );
};

/** Somebody, under whatever accounts. */
type Being = Readonly<{ names: readonly string[]; grants: readonly Grant[] }>;
type Account = Readonly<{ name: string; grants: readonly Grant[] }>;

const beingOf = async (personId: string, readModels: ReadModels): Promise<Being> => {
  const accounts = await readModels.rows<Account>('select a.name, a.grants from {account} a where a.person_id = $1', [
    personId,
  ]);
  return {
    names: [asDoer(personId), ...accounts.map(({ name }) => name)],
    grants: accounts.flatMap(({ grants }) => grants),
  };
};

/** Whoever asks, together with whom they ask for, which may be a name that has no account. */
const behind = async ({ principal, onBehalfOf }: Asking, readModels: ReadModels): Promise<Being> => {
  const personIds = [principal.personId, await personBehind(onBehalfOf, readModels)].filter((id) => id !== null);
  const beings = await Promise.all(personIds.map((personId) => beingOf(personId, readModels)));
  const names = [principal.name, ...(onBehalfOf === undefined ? [] : [onBehalfOf])];
  return {
    names: [...new Set([...names, ...beings.flatMap((being) => being.names)])],
    grants: [...principal.grants, ...beings.flatMap(({ grants }) => grants)],
  };
};

const personBehind = async (name: string | undefined, readModels: ReadModels): Promise<string | null> => {
  if (name === undefined) return null;
  const [account] = await readModels.rows<{ person_id: string }>(
    'select a.person_id from {account} a where a.name = $1',
    [name],
  );
  return account?.person_id ?? null;
};

/** All under which somebody may have acted. */
export const namesOf = async (asking: Asking, readModels: ReadModels): Promise<readonly string[]> =>
  (await behind(asking, readModels)).names;

const hasDelivered = async (
  { names, grants }: Being,
  { requestId = '' }: Deed['parameters'],
  { store }: Books,
): Promise<boolean> => {
  const { actors, offices } = await whoDelivered(store, requestId);
  const isOf = (grant: Grant): boolean => grant.role === 'field-office' && offices.has(grant.office);
  return names.some((name) => actors.has(name)) || grants.some(isOf);
};

const personIn = (body: unknown): string | undefined => {
  const { evaluator } = objectOf(body);
  const { personId } = objectOf(evaluator);
  return typeof personId === 'string' ? personId : undefined;
};

const objectOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {};
