import { hash } from 'node:crypto';
import { type CommandContext } from '#event-sourcing';
import type { Outcome } from '#event-store';
import { RecheckWaitlist } from './waitlist.commands.js';

/** Each part does something, and what comes between does little: so many never come together by themselves. */
const MOST_PARTS = 1_000;

type PassAnswer = Readonly<{ funded: readonly unknown[]; waiting: readonly unknown[]; complete: boolean }>;

/**
 * A pass in as many appends as it takes, each decided on what there is then. Its parts are commands of their own whose
 * ids follow from the first, so that one which was broken off goes on where it was when it is given again.
 */
export const wholePass = async (
  command: RecheckWaitlist,
  run: (part: RecheckWaitlist) => Promise<Outcome>,
): Promise<Outcome> => {
  const funded: unknown[] = [];
  for (let part = 0; ; part += 1) {
    const outcome = await run(part === 0 ? command : partOf(command, part));
    const answer = outcome.answer as PassAnswer; // as the transaction answers
    funded.push(...answer.funded);
    if (answer.complete || part + 1 === MOST_PARTS) return { ...outcome, answer: { ...answer, funded } };
  }
};

const partOf = ({ data, context }: RecheckWaitlist, part: number): RecheckWaitlist => {
  const { ifRevision: _, ...rest } = context; // it was about the list as it was before the first
  return new RecheckWaitlist(data, { ...rest, commandId: idOfPart(context, part) } satisfies CommandContext);
};

/** UUID version 8 (RFC 9562). */
const idOfPart = ({ commandId }: CommandContext, part: number): string => {
  const hex = hash('sha256', `${commandId}/part ${part}`, 'hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};
