import { hash } from 'node:crypto';

/** 132 bits of the SHA-256 of a fact: told twice it is the same, whatever the order of its fields. */
export const contentOf = (fact: unknown): string =>
  hash('sha256', JSON.stringify(inOrder(fact)), 'base64url').slice(0, 22);

/** A copy: for JSON to ask about each value, as it can, takes several times as long. */
const inOrder = (value: unknown): unknown => {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(inOrder);
  const members = value as Readonly<Record<string, unknown>>; // it is an object
  return Object.fromEntries(
    Object.keys(members)
      .toSorted()
      .map((name) => [name, inOrder(members[name])]),
  );
};
