import type { Event } from '#event-sourcing';

/**
 * Somebody was refused something, was shown what belongs to persons, or did what leaves no event of its own. Who, how that
 * is proven, for whom, from where and when is in the metadata, whose command id is that of the append.
 */
export type OperationAudited = Event<
  'OperationAudited',
  Readonly<{
    /** As the api names it: `acceptRequest`. */
    operation: string;
    /** What it was about, named as streams are: `request-TA-2026-000123`. */
    subjects: readonly string[];
    outcome: 'done' | 'refused';
    /** HTTP status that was answered. */
    status: number;
    /** Why it was refused: `InsufficientFunds`. */
    code: string | null;
    /** Of the command that was refused, where it got as far as having one. */
    commandId: string | null;
    /** More than 1: so many like it, by nobody in particular, of which this is the last. */
    times: number;
  }>
>;

/** Who is named when nobody is proven to ask. No account can have this name. */
export const NOBODY = '?';
