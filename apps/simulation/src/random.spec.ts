import { describe, expect, test } from '@jest/globals';
import { Chance } from './random.js';

const many = (draw: () => number): readonly number[] => Array.from({ length: 2_000 }, draw);

describe('Chance', () => {
  test('is the same for the same seed and name, whatever was drawn before', () => {
    const one = new Chance(7);
    one.next();
    expect(one.of('a').of('b').next()).toBe(new Chance(7).of('a').of('b').next());
    expect(one.of('a').next()).not.toBe(one.of('b').next());
    expect(new Chance(8).of('a').next()).not.toBe(one.of('a').next());
  });

  test('is around a median, as often above as below', () => {
    const chance = new Chance(1);
    const above = many(() => chance.around(100, 0.8)).filter((amount) => amount > 100).length;
    expect(above).toBeGreaterThan(900);
    expect(above).toBeLessThan(1_100);
  });

  test('picks by weight, and between two numbers, both included', () => {
    const chance = new Chance(1);
    const rare = many(() => Number(chance.pick({ often: 9, rarely: 1 }) === 'rarely')).filter((one) => one === 1);
    expect(rare.length).toBeGreaterThan(130);
    expect(rare.length).toBeLessThan(270);
    expect(new Set(many(() => chance.between(2, 4)))).toEqual(new Set([2, 3, 4]));
  });
});
