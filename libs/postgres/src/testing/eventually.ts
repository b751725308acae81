import { setTimeout as pause } from 'node:timers/promises';

/** Polls: what is waited for may happen in another process, which tells nobody. */
export const eventually = async (holds: () => Promise<boolean> | boolean, withinMs = 60_000): Promise<void> => {
  const until = performance.now() + withinMs;
  while (!(await holds())) {
    if (performance.now() > until) throw new Error(`did not come true within ${withinMs / 1000} s`);
    await pause(20);
  }
};
