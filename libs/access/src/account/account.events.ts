import type { Event, PersonalFields } from '#event-sourcing';
import type { Grant } from '../grant.js';

/** People sign in by password; services by API key. */
export const ACCOUNT_KINDS = ['person', 'service'] as const;
export type AccountKind = (typeof ACCOUNT_KINDS)[number];

export type AccountEvent =
  | Event<
      'AccountOpened',
      {
        /** As events and the audit name who acts, for ever: a function or a pseudonym, not a person's name. */
        name: string;
        kind: AccountKind;
        grants: readonly Grant[];
        /**
         * The person, or who answers for the service, as requests and evaluations name persons. The two below are encrypted
         * under their key.
         */
        personId: string;
        /** Null when there is none, or (opened) when the person was erased. */
        displayName: string | null;
        email: string | null;
      }
    >
  /** `grants`: all that it has from now on. */
  | Event<'GrantsChanged', { name: string; grants: readonly Grant[]; reason: string }>
  /** Another person than was told before is behind it: all of what is told of them, as when it was opened. */
  | Event<
      'AccountPersonChanged',
      { name: string; personId: string; displayName: string | null; email: string | null; reason: string }
    >
  | Event<'AccountClosed', { name: string; reason: string }>;

/** Who the open accounts of people are that are administrators, after each change of that. */
export type AdministratorsEvent = Event<'AdministratorsChanged', { names: readonly string[] }>;

export const accountPersonalFields: PersonalFields = {
  AccountOpened: [{ person: 'personId', fields: ['displayName', 'email'] }],
  AccountPersonChanged: [{ person: 'personId', fields: ['displayName', 'email'] }],
};
