const isFull = process.env['RUNS'] === 'full';

/** How often a random test runs: half as often, but with `RUNS=full` (`npm run test:runs`). */
export const runs = (inFull: number): number => (isFull ? inFull : Math.ceil(inFull / 2));
