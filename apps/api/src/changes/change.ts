import type { Recorded } from '#event-sourcing';

export const KINDS = ['request', 'contribution'] as const;

/** Something is not as it was: at which revision it is now. */
export type Change = Readonly<{ kind: (typeof KINDS)[number]; id: string; revision: number }>;

/** What changed by these events, each thing once. */
export const changesIn = (events: readonly Pick<Recorded, 'stream' | 'revision'>[]): readonly Change[] => {
  const changes = new Map<string, Change>();
  for (const { stream, revision } of events) {
    const kind = KINDS.find((one) => stream.startsWith(`${one}-`));
    if (kind) changes.set(stream, { kind, id: stream.slice(kind.length + 1), revision });
  }
  return [...changes.values()];
};
