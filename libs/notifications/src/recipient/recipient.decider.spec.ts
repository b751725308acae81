import { describe, expect, test } from '@jest/globals';
import type { CommandContext } from '#event-sourcing';
import { given } from '#event-sourcing/testing';
import { ChangeRecipient, RegisterRecipient } from './recipient.commands.js';
import { recipient } from './recipient.decider.js';
import type { RecipientDetails, RecipientEvent } from './recipient.events.js';

const context: CommandContext = {
  commandId: '0195a8a0-0000-7000-8000-000000000001',
  requestHash: '00',
  actor: 'administrator',
  correlationId: 'c',
  at: '2026-03-15T09:00:00.000Z',
};
const amina: { actor: string } & RecipientDetails = {
  actor: 'manager-7',
  personId: 'p-7',
  roles: [{ role: 'programme-manager', programme: 'GPAC' }],
  language: 'fr',
  email: 'amina@example.org',
  emailChoice: 'at-once',
};
const { personId: _, ...details } = amina;
const registered: RecipientEvent = { type: 'RecipientRegistered', data: amina };
const register = (changed: Partial<RecipientDetails> = {}) => new RegisterRecipient({ ...amina, ...changed }, context);
const change = (changed: Partial<RecipientDetails> = {}) => new ChangeRecipient({ ...details, ...changed }, context);

describe('A recipient', () => {
  test('is registered once', () => {
    given(recipient).when(register()).then(registered);
    given(recipient, registered).when(register()).thenRefused('RecipientExists', { actor: 'manager-7' });
  });

  test('changes after having been registered, and stays the same person', () => {
    given(recipient, registered)
      .when(change({ language: 'ar', emailChoice: 'digest' }))
      .then({ type: 'RecipientChanged', data: { ...amina, language: 'ar', emailChoice: 'digest' } });
    given(recipient).when(change()).thenRefused('RecipientNotFound', { id: 'manager-7' });
  });

  test('may have no address, and then gets no e-mail', () => {
    const none = { email: null, emailChoice: 'none' } as const;
    given(recipient)
      .when(register(none))
      .then({ type: 'RecipientRegistered', data: { ...amina, ...none } });
    given(recipient)
      .when(register({ email: null }))
      .thenRefused('InvalidInput', { field: 'emailChoice' });
  });

  test.each([
    '',
    'amina',
    'amina@',
    'Amina <amina@example.org>',
    'amina@example.org, other@example.org',
    'amina@example.org\r\nBcc: other@example.org',
    'amina@exam ple.org',
    '"a b"@example.org',
    `${'a'.repeat(64)}@${'b'.repeat(190)}.org`,
  ])('is refused the address %j', (email) => {
    given(recipient).when(register({ email })).thenRefused('InvalidInput', { field: 'email' });
    given(recipient, registered).when(change({ email })).thenRefused('InvalidInput', { field: 'email' });
  });

  test('has at least one role, and none twice', () => {
    given(recipient)
      .when(register({ roles: [] }))
      .thenRefused('InvalidInput', { field: 'roles' });
    const twice = [{ role: 'evaluator' }, { role: 'evaluator' }] as const;
    given(recipient)
      .when(register({ roles: twice }))
      .thenRefused('InvalidInput', { field: 'roles' });
  });

  test('has a stream of their own', () => expect(recipient.streamOf(register())).toBe('recipient-manager-7'));
});
