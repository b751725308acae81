import type { ProblemBody } from '../api/problem.js';

/** A file that belongs to an entry; its content is kept beside it. */
export type Photo = Readonly<{
  evidenceId: string;
  fileName: string;
  mediaType: string;
  /** Bytes. */
  size: number;
  /** Hexadecimal. */
  sha256: string;
}>;

/** An activity as the api tells it, and as it is sent. */
export type Activity = Readonly<{
  plannedId: string | null;
  kind: string;
  title: string;
  from: string;
  to: string;
  country: string | null;
  place: string | null;
  participants: Readonly<{ female: number; male: number; notStated: number }> | null;
  sectors: Readonly<Record<string, number>>;
  outputs: readonly string[];
}>;

/** An activity that others recorded. */
export type Theirs = Readonly<{
  activityId: string;
  content: Activity;
  /** Account and moment, where they are known. */
  by: string | undefined;
  at: string | undefined;
}>;

/** What a person found about an entry that looks like what others recorded: it is sent as a correction of theirs. */
export type Decision = Readonly<{
  of: Theirs;
  /** What then counts. */
  content: Activity;
  /** It tells of the version that was not chosen. */
  reason: string;
}>;

export type Why =
  | Readonly<{
      kind: 'refused';
      code: string;
      detail: string;
      facts: Readonly<Record<string, unknown>>;
      errors?: NonNullable<ProblemBody['errors']>;
    }>
  | Readonly<{ kind: 'conflict'; theirs: Theirs }>;

export type State =
  | Readonly<{ at: 'draft' }>
  /** `notBefore`: ms since 1970, after tries in vain. */
  | Readonly<{ at: 'waiting'; tries: number; notBefore: number }>
  | Readonly<{ at: 'needs-you'; why: Why }>
  | Readonly<{ at: 'sent'; sentAt: number }>;

export type Entry = Readonly<{
  /** Of the activity or the expenditure, too: sent again, it is the same. */
  id: string;
  /** The account that wrote it: it is sent as nobody else. */
  owner: string;
  kind: 'activity' | 'expenditure';
  /** As typed; see `bodyOf`. */
  values: Readonly<Record<string, string>>;
  projectTitle: string;
  photos: readonly Photo[];
  /** Ms since 1970: the order in which they are sent. */
  savedAt: number;
  /** Made when it was saved. */
  key: string;
  /** How many of its steps are done. */
  done: number;
  decision?: Decision;
  /** Activities of others of which a person said that this one is another. */
  apart: readonly string[];
  /** The rule that it breaks, where it was sent and a manager is to decide. */
  held?: string;
  state: State;
}>;

export const requestOf = ({ values }: Entry): string => values['requestId'] ?? '';
