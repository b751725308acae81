import { hash } from 'node:crypto';

/**
 * The id of a command's n-th event: a UUIDv7 (RFC 9562) whose random part comes from the command, so that sending a
 * command again makes the same ids. `at`: RFC 3339.
 */
export const eventId = (commandId: string, index: number, at: string): string => {
  const time = Date.parse(at).toString(16).padStart(12, '0');
  const digest = hash('sha256', `${commandId}/${index}`, 'hex');
  const variant = ((Number.parseInt(digest.slice(3, 5), 16) & 0x3f) | 0x80).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${digest.slice(0, 3)}-${variant}${digest.slice(5, 7)}-${digest.slice(7, 19)}`;
};

/** The same UUID for the same name: version 8 (RFC 9562), of its SHA-256. */
export const uuidOf = (name: string): string => {
  const hex = hash('sha256', name, 'hex');
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};
