import { hash } from 'node:crypto';

/** 132 bits of the SHA-256 of a fact: told twice it is the same, whatever the order of its fields. */
export const contentOf = (fact: unknown): string => hash('sha256', inOrder(fact), 'base64url').slice(0, 22);

const inOrder = (fact: unknown): string =>
  JSON.stringify(fact, (_, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
