import { createHash, randomUUID } from 'node:crypto';
import type { CommandContext } from '#event-sourcing';

/** Who acts, in the metadata of what is imported. */
const ACTOR = 'iati-import';

/** A command of its own each time: what was done before is known from the log. `about`: what belongs together. */
export const contextOf = (about: string, now: Date): CommandContext => {
  const commandId = randomUUID();
  return {
    commandId,
    requestHash: sha256(commandId),
    actor: ACTOR,
    correlationId: uuidOf(about),
    at: now.toISOString(),
  };
};

/** UUID version 8 (RFC 9562) of a name, the same each time. */
export const uuidOf = (...names: readonly string[]): string => {
  const hex = sha256([ACTOR, ...names].join('\n'));
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
