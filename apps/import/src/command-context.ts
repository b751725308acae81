import { createHash, randomUUID } from 'node:crypto';
import type { CommandContext } from '#event-sourcing';
import { uuidOf as uuidOfName } from '#event-store';

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

/** Of a name, the same each time. */
export const uuidOf = (...names: readonly string[]): string => uuidOfName([ACTOR, ...names].join('\n'));

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
