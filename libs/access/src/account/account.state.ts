import type { Fold } from '#event-sourcing';
import type { Grant } from '../grant.js';
import type { AccountEvent, AccountKind, AdministratorsEvent } from './account.events.js';

type Opened = Readonly<{ kind: AccountKind; grants: readonly Grant[]; personId: string }>;

export type Account =
  | Readonly<{ phase: 'unknown' }>
  | (Readonly<{ phase: 'open' }> & Opened)
  | (Readonly<{ phase: 'closed' }> & Opened);

export const accountStream = (name: string): string => `account-${name}`;

export const accountFold: Fold<Account, AccountEvent> = {
  category: 'account',
  version: 2,
  initial: { phase: 'unknown' },
  evolve: (state, { type, data }) => {
    if (type === 'AccountOpened') {
      const { kind, grants, personId } = data;
      return { phase: 'open', kind, grants, personId };
    }
    if (state.phase === 'unknown') return state;
    switch (type) {
      case 'GrantsChanged':
        return { ...state, grants: data.grants };
      case 'AccountPersonChanged':
        return { ...state, personId: data.personId };
      case 'AccountClosed':
        return { ...state, phase: 'closed' };
    }
  },
};

/** One stream for all: so two administrators who close each other at the same moment don't both succeed. */
export const ADMINISTRATORS = 'administrators';

export const administratorsFold: Fold<readonly string[], AdministratorsEvent> = {
  category: ADMINISTRATORS,
  initial: [],
  evolve: (_, { data }) => data.names,
};

export const isAdministrator = (account: Account): boolean =>
  account.phase === 'open' && account.kind === 'person' && account.grants.some(({ role }) => role === 'administrator');
