import { setTimeout as pause } from 'node:timers/promises';

const looks = 50;
const betweenMs = 20;

/** What was written a moment ago may not be readable yet: looks for it until it is there, or undefined after a second or more. */
export const onceThere = async <T>(look: () => Promise<T | undefined>): Promise<T | undefined> => {
  for (let looked = 1; ; looked++) {
    const found = await look();
    if (found !== undefined || looked === looks) return found;
    await pause(betweenMs);
  }
};
