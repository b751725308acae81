/** Full jitter keeps many waiting processes from coming back at the same moment. */
export const backOff = (attempt: number, firstMs: number, longestMs: number): number =>
  Math.min(longestMs, firstMs * 2 ** attempt) * (0.5 + Math.random() / 2);
