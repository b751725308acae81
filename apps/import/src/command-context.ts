import { createHash } from 'node:crypto';
import type { CommandContext } from '#event-sourcing';

/** Who acts, in the metadata of what is imported. */
const ACTOR = 'iati-import';

/**
 * The same activity and step are the same command in every import, so that it happens once; `published` tells whether
 * the publication has changed since.
 */
export const contextOf = (activity: string, step: string, published: unknown, now: Date): CommandContext => {
  const correlationId = uuidOf(`${ACTOR}\n${activity}`);
  return {
    commandId: uuidOf(`${ACTOR}\n${activity}\n${step}`),
    requestHash: sha256(JSON.stringify(published ?? null)),
    actor: ACTOR,
    correlationId,
    at: now.toISOString(),
  };
};

/** UUID version 8 (RFC 9562). */
const uuidOf = (text: string): string => {
  const hex = sha256(text);
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
