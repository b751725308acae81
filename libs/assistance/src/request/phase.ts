import { NotFound, Refusal } from '#event-sourcing';
import type { Request } from './request.state.js';

export type Phase = Request['phase'];

/** The request in one of these phases; refuses with `WrongPhase`, which names the phase it is in. */
export const requirePhase = <P extends Exclude<Phase, 'unknown'>>(
  state: Request,
  phases: P | readonly P[],
  requestId: string,
): Extract<Request, { phase: P }> => {
  if (state.phase === 'unknown') throw new NotFound('Request', requestId);
  const allowed: readonly string[] = typeof phases === 'string' ? [phases] : phases;
  if (!allowed.includes(state.phase)) throw new Refusal('WrongPhase', { requestId, phase: state.phase, allowed });
  return state as Extract<Request, { phase: P }>; // its phase is one of those asked for
};
