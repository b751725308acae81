import { type Grant, partiesOf, type Principal } from '#access';
import { NotFound } from '#event-sourcing';
import { NotAllowed, NotSignedIn } from './errors.js';
import { requireOwnWords } from './own-words.js';
import { Ownership } from './ownership.js';
import { type Reach, RIGHTS, type Rights } from './rights.js';
import { EVERYTHING, type Scope, widest } from './scope.js';
import { type Books, namesOf, type Separation, separationOf } from './separation.js';

/** What an operation is asked with; `onBehalfOf`: for whom, where a service says so. */
export type Asked = Readonly<{ parameters: Readonly<Record<string, string>>; body: unknown; onBehalfOf?: string }>;

type Held = Readonly<{ grant: Grant | null; reach: Reach }>;

/**
 * Whether somebody may do what they ask for, and what of it they may see. What is not theirs is answered as what does not
 * exist.
 */
export class Clearance {
  readonly #ownership: Ownership;

  constructor(private readonly books: Books) {
    this.#ownership = new Ownership(books.readModels);
  }

  /** Undefined: public. Errors: NotSignedIn, NotAllowed, NotFound. */
  async of(principal: Principal | undefined, operation: string, asked: Asked): Promise<Scope | undefined> {
    const rights = RIGHTS[operation];
    if (rights === 'public') return undefined;
    if (!principal) throw new NotSignedIn();
    const held = rights ? rightsOf(principal, rights) : [];
    if (held.length === 0) throw new NotAllowed('none of your roles allows this');
    const subject = this.#ownership.subjectOf(asked.parameters);
    // No name of anything: whoever may ask about all of them is told so by what reads it.
    if (!Object.values(asked.parameters).every(isName)) {
      if (subject && held.every(isBound)) throw new NotFound(subject.noun, subject.id);
      return scopeOf(principal, held);
    }
    const fitting = subject && held.every(isBound) ? await this.#ownership.fitting(principal, held, subject) : held;
    if (subject && fitting.length === 0) throw new NotFound(subject.noun, subject.id);
    if (fitting.every(isBound)) requireOwnWords(grantsOf(fitting), operation, asked.body);
    await this.separation(principal, operation, asked)?.();
    return scopeOf(principal, fitting);
  }

  /**
   * To be asked again when it is decided: what the same person does at the same moment counts, too. Undefined: nothing needs
   * to be. Error: NotAllowed.
   */
  separation(principal: Principal, operation: string, asked: Asked): Separation | undefined {
    return separationOf({ principal, operation, ...asked }, this.books);
  }

  /**
   * Of these operations on one thing, those that somebody's roles allow. The rule, where a separation of duties forbids
   * it to them.
   */
  async allowed(
    principal: Principal,
    operations: readonly string[],
    parameters: Asked['parameters'],
  ): Promise<ReadonlyMap<string, NotAllowed | null>> {
    const held = operations.map((operation) => ({ operation, held: this.#held(principal, operation) }));
    const subject = this.#ownership.subjectOf(parameters);
    const bound = [
      ...new Set(
        held
          .flatMap((one) => one.held)
          .filter(isBound)
          .flatMap(({ grant }) => grant ?? []),
      ),
    ];
    const own = bound.map((grant) => ({ grant, reach: 'own' as const }));
    const fitting = subject && own.length > 0 ? await this.#ownership.fitting(principal, own, subject) : own;
    const isTheirs = (one: Held): boolean => !isBound(one) || fitting.some(({ grant }) => grant === one.grant);
    const allowed = held.filter((one) => one.held.some(isTheirs));
    return new Map(
      await Promise.all(
        allowed.map(
          async ({ operation }) => [operation, await this.#separated(principal, operation, parameters)] as const,
        ),
      ),
    );
  }

  /** Of all accounts of whoever asks, who may have done things under each, and of whom they ask for. */
  namesOf(principal: Principal, onBehalfOf?: string): Promise<readonly string[]> {
    return namesOf({ principal, onBehalfOf }, this.books.readModels);
  }

  /** What of a list somebody may see; null: it is not for them. */
  scopeOf(principal: Principal, operation: string): Scope | null {
    const held = this.#held(principal, operation);
    return held.length > 0 ? scopeOf(principal, held) : null;
  }

  #held(principal: Principal, operation: string): readonly Held[] {
    const rights = RIGHTS[operation];
    return rights === undefined || rights === 'public' ? [] : rightsOf(principal, rights);
  }

  async #separated(
    principal: Principal,
    operation: string,
    parameters: Asked['parameters'],
  ): Promise<NotAllowed | null> {
    try {
      await this.separation(principal, operation, { parameters, body: undefined })?.();
      return null;
    } catch (error) {
      if (error instanceof NotAllowed) return error;
      throw error;
    }
  }
}

const isName = (text: string): boolean => /^[\x20-\x7e]{1,300}$/.test(text);

/** What of the rights somebody holds. */
const rightsOf = ({ grants }: Principal, rights: Rights): readonly Held[] => [
  ...(rights.anyone ? [{ grant: null, reach: rights.anyone }] : []),
  ...grants.flatMap((grant): Held[] => {
    const reach = rights[grant.role];
    if (reach === undefined) return [];
    const isOfAll = grant.role === 'programme-manager' && grant.programmes === 'all';
    if (reach === 'every-programme') return isOfAll ? [{ grant, reach: 'all' }] : [];
    return [{ grant, reach: isOfAll ? 'all' : reach }];
  }),
];

const isBound = ({ reach }: Held): boolean => reach === 'own';

const grantsOf = (held: readonly Held[]): readonly Grant[] => held.flatMap(({ grant }) => grant ?? []);

const scopeOf = (principal: Principal, held: readonly Held[]): Scope => {
  if (!held.every(isBound)) return EVERYTHING;
  const grants = grantsOf(held);
  return {
    requests: grants.flatMap((grant) => partiesOf(grant, principal)),
    donors: grants.flatMap((grant) => (grant.role === 'donor' ? [grant.donor] : [])),
    offices: grants.flatMap((grant) => (grant.role === 'field-office' ? [grant.office] : [])),
    as: widest(grants.map(({ role }) => role)),
  };
};
