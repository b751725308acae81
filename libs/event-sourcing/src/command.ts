import type { Proof } from './event.js';
import type { StreamEvents } from './transaction.js';

/** Who asks, under which key, and what time it is: everything that `decide` must not look up for itself. */
export type CommandContext = Readonly<{
  /** UUID derived from the actor and the idempotency key: the same command twice is one command. */
  commandId: string;
  /** SHA-256 (hex) of what was asked, so that a reused key with another body is noticed. */
  requestHash: string;
  actor: string;
  /** How that is proven, and the address that it came from, of what is asked for over the network. */
  by?: Proof;
  from?: string;
  onBehalfOf?: string;
  /** The person who asks, where no account tells who is behind the name. */
  person?: string;
  /** The field offices that they act for, where they may do this for none but those. */
  offices?: readonly string[];
  correlationId: string;
  causationId?: string;
  /** The moment of the command: RFC 3339, UTC, milliseconds. */
  at: string;
  /** The revision of the stream that the person saw (`If-Match`); another one is refused. */
  ifRevision?: number;
  /**
   * Asked when it is decided, of what was loaded for that or came later, before anything is appended: throws what forbids it
   * to whoever asks. `appends`: what was decided.
   */
  requireAllowed?: (appends: readonly StreamEvents[]) => Promise<void>;
}>;

export abstract class Command<Type extends string = string, Data = unknown> {
  abstract readonly type: Type;

  constructor(
    readonly data: Readonly<Data>,
    readonly context: CommandContext,
  ) {}
}

/** The calendar day (UTC, `YYYY-MM-DD`) on which a command was given. */
export const dayOf = ({ context }: Readonly<{ context: Pick<CommandContext, 'at'> }>): string =>
  context.at.slice(0, 10);
