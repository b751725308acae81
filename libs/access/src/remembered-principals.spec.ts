import { describe, expect, test } from '@jest/globals';
import { eventually } from '#postgres/testing';
import type { Principal } from './principal.js';
import { RememberedPrincipals } from './remembered-principals.js';
import { Revocations } from './revocations.js';

const who = { name: 'anna', personId: null, hasAccount: true, grants: [] } as const;
const principal: Principal = { ...who, by: 'session', isService: false };

describe('Who was found behind a token', () => {
  const start = (keptForMs: number) => {
    const revocations = new Revocations();
    let asked = 0;
    const remembered = new RememberedPrincipals(revocations, keptForMs);
    const find = () => remembered.find('hash', async () => ((asked += 1), principal));
    return { revocations, remembered, find, asked: () => asked };
  };

  test('is remembered until something is revoked in this process', async () => {
    const { revocations, find, asked } = start(60_000);
    for (let n = 0; n < 3; n += 1) expect(await find()).toBe(principal);
    expect(asked()).toBe(1);
    revocations.announce();
    await find();
    expect(asked()).toBe(2);
  });

  test('is looked for again after a while, in which another process may have revoked it', async () => {
    const { find, asked } = start(50);
    await find();
    await eventually(async () => {
      await find();
      return asked() > 1;
    });
  });

  test('is not remembered from before a revocation', async () => {
    const { revocations, remembered, find, asked } = start(60_000);
    await remembered.find('hash', async () => {
      revocations.announce();
      return principal;
    });
    await find();
    expect(asked()).toBe(1);
  });

  test('is not remembered where there is nobody', async () => {
    const { remembered, find } = start(60_000);
    expect(await remembered.find('hash', async () => undefined)).toBeUndefined();
    expect(await find()).toBe(principal);
  });
});
