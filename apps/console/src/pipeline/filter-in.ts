import type { Filter } from '../requests/filters.js';

const NAMES = ['country', 'programme', 'turn', 'phase'] as const;

/** Of an address: codes of lists. */
export const filterIn = (search: Record<string, unknown>): Filter =>
  Object.fromEntries(NAMES.map((name) => [name, search[name]]).filter((pair) => typeof pair[1] === 'string'));
