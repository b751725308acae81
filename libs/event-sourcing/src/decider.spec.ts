import { AssertionError } from 'node:assert';
import { describe, expect, test } from '@jest/globals';
import { Command, type CommandContext, dayOf } from './command.js';
import { type Decider, stateAfter } from './decider.js';
import type { Event } from './event.js';
import { InvalidInput, NotFound, Refusal } from './refusal.js';
import { given } from './testing/given.js';

type Counted = Event<'Counted', { by: number }>;
class Count extends Command<'Count', { by: number }> {
  readonly type = 'Count';
}
const counter: Decider<number, Count, Counted> = {
  category: 'counter',
  initial: 0,
  streamOf: () => 'counter-1',
  evolve: (total, { data }) => total + data.by,
  decide: ({ data: { by } }, total) => {
    if (total + by > 10) throw new Refusal('TooMany', { total, by });
    if (by < 0) throw new TypeError('a bug');
    return by === 0 ? [] : [{ type: 'Counted', data: { by } }];
  },
};
const context: CommandContext = {
  commandId: 'c',
  requestHash: '',
  actor: 'a',
  correlationId: 'c',
  at: '2026-01-31T23:59:59.999Z',
};
const count = (by: number) => new Count({ by }, context);
const counted = (by: number): Counted => ({ type: 'Counted', data: { by } });

describe('A decider', () => {
  test('starts from nothing and takes up every event in turn', () => {
    expect(stateAfter(counter, [])).toBe(0);
    expect(stateAfter(counter, [counted(3), counted(4)])).toBe(7);
  });

  test('decides by what happened before', () => {
    given(counter, counted(3), counted(4)).when(count(3)).then(counted(3));
    given(counter, counted(3)).when(count(0)).then();
    given(counter, counted(3), counted(4)).when(count(4)).thenRefused('TooMany', { total: 7 });
  });
});

describe('given, when, then', () => {
  test('notices other events than expected', () => {
    expect(() => given(counter).when(count(3)).then(counted(4))).toThrow(AssertionError);
    expect(() => given(counter).when(count(3)).then()).toThrow(AssertionError);
    expect(() => given(counter).when(count(0)).then(counted(0))).toThrow(AssertionError);
  });

  test('notices a refusal that was not expected, and one that did not come', () => {
    expect(() => given(counter).when(count(11)).then(counted(11))).toThrow(Refusal);
    expect(() => given(counter).when(count(3)).thenRefused('TooMany')).toThrow(AssertionError);
  });

  test('notices another code, other facts, and a bug in place of a refusal', () => {
    expect(() => given(counter).when(count(11)).thenRefused('TooFew')).toThrow(AssertionError);
    expect(() => given(counter).when(count(11)).thenRefused('TooMany', { by: 12 })).toThrow(AssertionError);
    expect(() => given(counter).when(count(-1)).thenRefused('TooMany')).toThrow(/a bug/);
  });
});

describe('A refusal', () => {
  test('says its code and the facts', () => {
    const refusal = new Refusal('InsufficientFunds', { available: 1 });
    expect([refusal.name, refusal.message, refusal.code, refusal.facts]).toEqual([
      'Refusal',
      'InsufficientFunds',
      'InsufficientFunds',
      { available: 1 },
    ]);
    expect(refusal).toBeInstanceOf(Error);
  });

  test('of input names the field and the rule', () =>
    expect(new InvalidInput('title', 'must not be empty', { length: 0 })).toMatchObject({
      name: 'InvalidInput',
      code: 'InvalidInput',
      facts: { field: 'title', rule: 'must not be empty', length: 0 },
    }));

  test('of what is not known names its kind and id', () =>
    expect(new NotFound('Request', 'TA-2026-000001')).toMatchObject({
      name: 'NotFound',
      code: 'RequestNotFound',
      facts: { id: 'TA-2026-000001' },
    }));
});

test('The day of a command is the day in UTC on which it was given', () => expect(dayOf(count(1))).toBe('2026-01-31'));
