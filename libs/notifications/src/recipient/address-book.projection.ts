import type { Projection, Table } from '#event-sourcing';
import type { PersonErased } from '#personal-data';
import type { RecipientEvent } from './recipient.events.js';

export const recipientTable = {
  name: 'recipient',
  key: ['actor'],
  columns: {
    actor: 'text',
    person_id: 'text',
    roles: 'jsonb',
    language: 'text',
    has_email: 'boolean',
    email_choice: 'text',
    revision: 'integer',
  },
} as const satisfies Table;

const erasedTable = {
  name: 'erased_person',
  key: ['person_id'],
  columns: { person_id: 'text', erased_at: 'timestamptz' },
} as const satisfies Table;

/** Who is told what happens, without their addresses; and who was erased, and is told nothing any more. */
export const addressBook: Projection<RecipientEvent | PersonErased> = {
  name: 'address-book',
  version: 1,
  tables: [recipientTable, erasedTable],
  handles: ['RecipientRegistered', 'RecipientChanged', 'PersonErased'],
  project: ({ type, data, revision, metadata }) => {
    if (type === 'PersonErased')
      return [{ table: erasedTable.name, key: { person_id: data.personId }, set: { erased_at: metadata.recordedAt } }];
    const { actor, personId, roles, language, email, emailChoice } = data;
    const set = {
      ...{ person_id: personId, roles, language, has_email: email !== null },
      ...{ email_choice: emailChoice, revision },
    };
    return [{ table: recipientTable.name, key: { actor }, set }];
  },
};
