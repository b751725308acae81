import { createHash, randomUUID } from 'node:crypto';
import type { CommandContext } from '#event-sourcing';

/** Of a command that the machine, or whoever sits at it, gives once: nobody sends it again. `told`: what it says, as JSON. */
export const contextOnce = (actor: string, told: unknown, at: Date): CommandContext => {
  const commandId = randomUUID();
  const requestHash = createHash('sha256').update(JSON.stringify(told)).digest('hex');
  return { commandId, requestHash, actor, correlationId: commandId, at: at.toISOString() };
};
