import { describe, expect, test } from '@jest/globals';
import { readSimulationOptions } from './options.js';

describe('The options of a simulation', () => {
  test('have defaults', () =>
    expect(readSimulationOptions([])).toEqual({
      years: 5,
      requests: 2000,
      seed: 1,
      policies: ['strict-order'],
      json: false,
    }));

  test('are what was given', () =>
    expect(readSimulationOptions('--years 2 --requests 30 --seed 0 --policy both --json'.split(' '))).toEqual({
      years: 2,
      requests: 30,
      seed: 0,
      policies: ['strict-order', 'best-fit'],
      json: true,
    }));

  test('can be asked for help', () => expect(readSimulationOptions(['-h'])).toBe('help'));

  test.each([
    ['--years 0', '--years wants a whole number from 1 to 20, not "0".'],
    ['--years 1.5', '--years wants a whole number from 1 to 20, not "1.5".'],
    ['--requests many', '--requests wants a whole number from 1 to 20000, not "many".'],
    ['--seed=-1', '--seed wants a whole number from 0 to 4294967295, not "-1".'],
    ['--policy fair', '--policy wants strict-order, best-fit or both, not "fair".'],
    ['--speed 9', "Unknown option '--speed'"],
    ['5', 'Unexpected argument'],
  ])('%s is refused with a sentence', (words, message) =>
    expect(() => readSimulationOptions(words.split(' '))).toThrow(message),
  );
});
