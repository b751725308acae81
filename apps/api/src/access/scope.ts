import type { Grant, Principal } from '#access';
import type { RequestScope } from '#assistance';

/** What of the things of a list may be seen. Null: all. */
export type Scope = Readonly<{
  /** Parties of requests; see RequestScope. */
  requests: RequestScope;
  /** Donors, by their ids, whose contributions these are. */
  donors: readonly string[] | null;
  /** Field offices, by their codes, whose own work this is. */
  offices: readonly string[] | null;
  /** Of a request, no more than this: by what the one who asks is to it, if they are nothing else. */
  as: 'donor' | 'requesting-state' | null;
}>;

export const EVERYTHING: Scope = { requests: null, donors: null, offices: null, as: null };
export const NOTHING: Scope = { requests: [], donors: [], offices: [], as: 'donor' };

/** The field offices that somebody acts for, where they act for nobody else. */
export const officesOf = ({ requests, offices }: Scope): readonly string[] | null =>
  requests?.every((party) => party.startsWith('office:')) ? offices : null;

/** What parties a grant makes of somebody; none, where it is not for anything in particular. */
export const partiesOf = (grant: Grant, { personId }: Pick<Principal, 'personId'>): readonly string[] => {
  switch (grant.role) {
    case 'requesting-state':
      return [`state:${grant.country}`];
    case 'programme-manager':
      // What no programme has taken yet, any manager may screen.
      return grant.programmes === 'all' ? [] : ['programme:', ...grant.programmes.map((code) => `programme:${code}`)];
    case 'field-office':
      return [`office:${grant.office}`];
    case 'donor':
      return [`donor:${grant.donor}`];
    case 'evaluator':
      return personId === null ? [] : [`evaluator:${personId}`];
    case 'finance-officer':
    case 'auditor':
    case 'administrator':
      return [];
  }
};
