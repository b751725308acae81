import { type ApiKeyRow, type Principal, accountList, type SessionRow } from '#access';
import { PageOf } from '../views/page.js';
import { ObjectView, RowView } from '../views/row-view.js';

const moment = { type: String, format: 'date-time' } as const;
const lastDay = { type: String, format: 'date' } as const;
const grants = { type: 'array', items: { type: 'object', additionalProperties: true } } as const;

export const AccountView = RowView('Account', accountList, 'account', { grants });
export const AccountPage = PageOf(AccountView);
export const AccountPersonView = ObjectView('AccountPerson', {
  person_id: { type: String },
  display_name: { type: String, nullable: true, description: 'Null: there is none, or the person was erased' },
  email: { type: String, nullable: true },
});

const EvaluatorView = ObjectView('KnownEvaluator', {
  person_id: { type: String },
  display_name: { type: String, nullable: true, description: 'Null: the account tells none' },
});
export const EvaluatorListView = ObjectView('EvaluatorList', { items: { type: EvaluatorView, isArray: true } });

export const WhoView = ObjectView('Who', {
  name: { type: String },
  person_id: {
    type: String,
    nullable: true,
    description: 'As requests and evaluations name persons; null: nobody told',
  },
  grants,
  is_service: { type: Boolean },
});
export type Who = Omit<Principal, 'by' | 'hasAccount'>;
export const whoIs = ({ name, personId, grants: held, isService }: Principal): Who => ({
  ...{ name, personId, grants: held, isService },
});

const SessionView = ObjectView('Session', {
  id: { type: String, format: 'uuid' },
  account: { type: String },
  address: { type: String, description: 'From where it began' },
  created_at: moment,
  last_used_at: { ...moment, description: 'To within a minute' },
  expires_at: moment,
  current: { type: Boolean, description: 'Whether it is that of whoever asks' },
});
export const SessionListView = ObjectView('SessionList', { items: { type: SessionView, isArray: true } });
export type SessionShown = Readonly<Record<string, string | boolean>>;
export const sessionShown = (row: SessionRow, current: string | undefined): SessionShown => ({
  ...{ id: row.id, account: row.account, address: row.address },
  ...{ createdAt: row.created_at.toISOString(), lastUsedAt: row.last_used_at.toISOString() },
  ...{ expiresAt: row.expires_at.toISOString(), current: row.id === current },
});

const keyColumns = {
  id: { type: String, format: 'uuid' },
  account: { type: String },
  label: { type: String },
  grants,
  created_at: moment,
  expires_on: { ...lastDay, description: 'The last day on which it is good' },
  revoked_at: { ...moment, nullable: true },
  last_used_on: { ...lastDay, nullable: true },
} as const;
const ApiKeyView = ObjectView('ApiKey', keyColumns);
export const ApiKeyListView = ObjectView('ApiKeyList', { items: { type: ApiKeyView, isArray: true } });
export const NewApiKeyView = ObjectView('NewApiKey', {
  ...keyColumns,
  key: { type: String, description: 'Shown this once: `Authorization: Bearer tck_…`' },
});
export type ApiKeyShown = Readonly<Record<string, unknown>>;
export const apiKeyShown = (row: ApiKeyRow): ApiKeyShown => ({
  ...{ id: row.id, account: row.account, label: row.label, grants: row.grants },
  ...{ createdAt: row.created_at.toISOString(), expiresOn: row.expires_on },
  ...{ revokedAt: row.revoked_at?.toISOString() ?? null, lastUsedOn: row.last_used_on },
});

export const OneTimePasswordView = ObjectView('OneTimePassword', {
  password: { type: String, description: 'Shown this once; good for choosing another, and for nothing else' },
});
