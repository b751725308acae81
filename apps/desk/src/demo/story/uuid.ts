import { createHash } from 'node:crypto';

/** The same UUID for the same name, made of its SHA-256 (RFC 9562, version 8). */
export const uuidOf = (name: string): string => {
  const hex = createHash('sha256').update(`techcoop demo ${name}`).digest('hex');
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
};

/** Stands for the fingerprint of a file that the demo does not have. */
export const sha256Of = (name: string): string => createHash('sha256').update(name).digest('hex');
