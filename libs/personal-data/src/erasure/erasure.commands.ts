import { Command } from '#event-sourcing';

/** What a person's erasure is about. */
export type AskedErasure = Readonly<{
  /** A pseudonym: it stays in the log. */
  personId: string;
  /** Stays in the log for ever, so it must name nobody. */
  reason: string;
  /** RFC 3339. */
  askedAt: string;
}>;

/** A person is to be forgotten: the key goes, and with it everything that was encrypted under it. */
export class ErasePerson extends Command<'ErasePerson', AskedErasure> {
  readonly type = 'ErasePerson';
}
