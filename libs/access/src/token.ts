import { hash, randomBytes } from 'node:crypto';

const TOKEN_BYTES = 32;

/** A secret of 256 bits, 43 characters of Base64 for addresses. */
export const newToken = (): string => randomBytes(TOKEN_BYTES).toString('base64url');

/** SHA-256. Of a secret of 256 bits nothing slower is needed: there is nothing to guess. */
export const hashOf = (token: string): Buffer => hash('sha256', token, 'buffer');
