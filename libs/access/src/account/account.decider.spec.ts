import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CommandContext } from '#event-sourcing';
import { given } from '#event-sourcing/testing';
import type { Grant } from '../grant.js';
import { ChangeAccountPerson, ChangeGrants, CloseAccount, type NewAccount, OpenAccount } from './account.commands.js';
import { account } from './account.decider.js';
import type { AccountEvent } from './account.events.js';
import { cover, grantsWithin } from './grants.js';

const context: CommandContext = {
  commandId: '0195a8a0-0000-7000-8000-000000000001',
  requestHash: '00',
  actor: 'admin',
  correlationId: 'c',
  at: '2026-06-15T12:00:00.000Z',
};
const manager: Grant = { role: 'programme-manager', programmes: ['GPAC'] };
const anna: NewAccount = {
  ...{ name: 'anna', kind: 'person', grants: [manager] },
  ...{ personId: 'p-1', displayName: 'Anna', email: 'anna@example.org' },
};
const opened: AccountEvent = { type: 'AccountOpened', data: anna };
const closed: AccountEvent = { type: 'AccountClosed', data: { name: 'anna', reason: 'Has left' } };
const open = (changed: Partial<NewAccount> = {}) => new OpenAccount({ ...anna, ...changed }, context);
const change = (grants: readonly Grant[], reason = 'Has another post') =>
  new ChangeGrants({ name: 'anna', grants, reason }, context);
const close = (reason = 'Has left') => new CloseAccount({ name: 'anna', reason }, context);

describe('An account', () => {
  test('is opened once, and its name is given nobody else', () => {
    given(account).when(open()).then(opened);
    given(account, opened).when(open()).thenRefused('AccountExists', { name: 'anna', phase: 'open' });
    given(account, opened, closed).when(open()).thenRefused('AccountExists', { name: 'anna', phase: 'closed' });
  });

  test.each(['', 'ab', 'Anna', 'anna@example.org', '-anna', 'a'.repeat(41), 'anna diallo'])(
    'is not opened with the name %j',
    (name) => {
      given(account).when(open({ name })).thenRefused('InvalidInput', { field: 'name' });
    },
  );

  test('is given what it may be, with a reason', () => {
    const event: AccountEvent = {
      type: 'GrantsChanged',
      data: { name: 'anna', grants: [{ role: 'auditor' }], reason: 'Has another post' },
    };
    given(account, opened)
      .when(change([{ role: 'auditor' }]))
      .then(event);
    given(account, opened)
      .when(change([]))
      .then({ ...event, data: { ...event.data, grants: [] } });
    given(account, opened)
      .when(change([manager], ' '))
      .thenRefused('InvalidInput', { field: 'reason' });
    given(account)
      .when(change([manager]))
      .thenRefused('AccountNotFound', { id: 'anna' });
    given(account, opened, closed)
      .when(change([manager]))
      .thenRefused('AccountClosed', { name: 'anna' });
  });

  test('is not given more by whose it is, nor on their behalf, but may be given less', () => {
    const own = (grants: readonly Grant[], by: Partial<CommandContext> = { actor: 'anna' }) =>
      new ChangeGrants({ name: 'anna', grants, reason: 'I need it' }, { ...context, ...by });
    for (const by of [{ actor: 'anna' }, { onBehalfOf: 'anna' }])
      given(account, opened)
        .when(own([manager, { role: 'finance-officer' }], by))
        .thenRefused('OwnGrants', { name: 'anna' });
    given(account, opened)
      .when(own([{ role: 'programme-manager', programmes: 'all' }]))
      .thenRefused('OwnGrants', { name: 'anna' });
    given(account, opened)
      .when(own([]))
      .then({ type: 'GrantsChanged', data: { name: 'anna', grants: [], reason: 'I need it' } });
    given(account, opened)
      .when(own([manager]))
      .then();
  });

  test('is told to be of another person, with a reason', () => {
    const told = { ...{ name: 'anna', personId: 'p-2', displayName: null, email: null }, reason: 'The wrong Anna' };
    const changePerson = (wrong: Partial<typeof told> = {}) => new ChangeAccountPerson({ ...told, ...wrong }, context);
    given(account, opened).when(changePerson()).then({ type: 'AccountPersonChanged', data: told });
    given(account, opened)
      .when(changePerson({ personId: ' ' }))
      .thenRefused('InvalidInput', { field: 'personId' });
    given(account, opened)
      .when(changePerson({ reason: '' }))
      .thenRefused('InvalidInput', { field: 'reason' });
    given(account).when(changePerson()).thenRefused('AccountNotFound', { id: 'anna' });
    given(account, opened, closed).when(changePerson()).thenRefused('AccountClosed', { name: 'anna' });
  });

  test('of an evaluator is not told to be of another person by whose it is, nor on their behalf', () => {
    const evaluator: AccountEvent = { type: 'AccountOpened', data: { ...anna, grants: [{ role: 'evaluator' }] } };
    const told = { ...{ name: 'anna', personId: 'p-2', displayName: null, email: null }, reason: 'It is me' };
    const own = (by: Partial<CommandContext>, personId = 'p-2') =>
      new ChangeAccountPerson({ ...told, personId }, { ...context, ...by });
    for (const by of [{ actor: 'anna' }, { onBehalfOf: 'anna' }])
      given(account, evaluator).when(own(by)).thenRefused('OwnGrants', { name: 'anna' });
    const asBefore = { ...told, personId: 'p-1' };
    given(account, evaluator)
      .when(own({ actor: 'anna' }, 'p-1'))
      .then({ type: 'AccountPersonChanged', data: asBefore });
    given(account, evaluator).when(own({})).then({ type: 'AccountPersonChanged', data: told });
    given(account, opened)
      .when(own({ actor: 'anna' }))
      .then({ type: 'AccountPersonChanged', data: told });
  });

  test('does not change when it is given what it has, in whatever order it is written', () => {
    given(account, opened)
      .when(change([{ programmes: ['GPAC'], role: 'programme-manager' }]))
      .then();
  });

  test.each<[string, Grant]>([
    ['country', { role: 'requesting-state', country: 'XX' }],
    ['country', { role: 'requesting-state', country: 'ke' }],
    ['programmes', { role: 'programme-manager', programmes: [] }],
    ['programmes', { role: 'programme-manager', programmes: ['NOPE'] }],
    ['programmes', { role: 'programme-manager', programmes: ['GPAC', 'GPAC'] }],
    ['office', { role: 'field-office', office: 'nairobi' }],
    ['donor', { role: 'donor', donor: '../NO' }],
  ])('may not be given a %s of %j', (field, grant) => {
    const refused = { field: `grants.1.${field}` };
    given(account)
      .when(open({ grants: [{ role: 'auditor' }, grant] }))
      .thenRefused('InvalidInput', refused);
    given(account, opened)
      .when(change([{ role: 'auditor' }, grant]))
      .thenRefused('InvalidInput', refused);
  });

  test('may not be given one thing twice', () => {
    given(account, opened)
      .when(change([manager, manager]))
      .thenRefused('InvalidInput', { field: 'grants' });
  });

  test('closes for good', () => {
    given(account, opened).when(close()).then(closed);
    given(account, opened, closed).when(close()).then();
    given(account).when(close()).thenRefused('AccountNotFound', { id: 'anna' });
  });
});

const aGrant: fc.Arbitrary<Grant> = fc.oneof(
  fc.constantFrom<Grant>({ role: 'finance-officer' }, { role: 'auditor' }, { role: 'administrator' }),
  fc.constantFrom('KE', 'NO').map((country): Grant => ({ role: 'requesting-state', country })),
  fc
    .oneof(fc.constant('all' as const), fc.subarray(['GPAC', 'GPML', 'CP'], { minLength: 1 }))
    .map((programmes): Grant => ({ role: 'programme-manager', programmes })),
);
const someGrants = fc.array(aGrant, { maxLength: 4 });

describe('What of some grants is covered by others', () => {
  test('is never more than those, nor more than was wanted, and all where nothing is missing', () => {
    fc.assert(
      fc.property(someGrants, someGrants, (held, wanted) => {
        const within = grantsWithin(held, wanted);
        expect(cover(held, within)).toBe(true);
        expect(cover(wanted, within)).toBe(true);
        expect(grantsWithin([...held, ...wanted], wanted)).toEqual(wanted);
      }),
    );
  });

  test('shrinks with what is held', () => {
    const all: Grant = { role: 'programme-manager', programmes: 'all' };
    expect(grantsWithin([manager], [all, { role: 'auditor' }])).toEqual([manager]);
    expect(cover([manager], [all])).toBe(false);
    expect(cover([all], [manager])).toBe(true);
    expect(cover([{ role: 'donor', donor: 'NO' }], [{ role: 'donor', donor: 'SE' }])).toBe(false);
  });
});
