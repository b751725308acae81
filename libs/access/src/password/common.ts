import { createHash } from 'node:crypto';
import { COMMON_PASSWORDS } from './common-passwords.js';

const PREFIX_BYTES = 5;

const known = new Set<string>();

/** `password`: NFC, lower case, at least 15 characters. Once in a hundred million it is wrong to say yes. */
export const isCommon = (password: string): boolean => {
  if (known.size === 0) {
    const prefixes = Buffer.from(COMMON_PASSWORDS, 'base64');
    for (let at = 0; at < prefixes.length; at += PREFIX_BYTES)
      known.add(prefixes.toString('base64', at, at + PREFIX_BYTES));
  }
  const hash = createHash('sha256').update(password).digest();
  return known.has(hash.toString('base64', 0, PREFIX_BYTES));
};
