import { type Command, Refusal } from '#event-sourcing';
import type { Work } from '../request.state.js';

type Acting = Readonly<{ context: Pick<Command['context'], 'offices'> }>;

/** Who acts for offices answers for those. Refuses with `NotYourOffice`. */
export const requireOwnOffice = ({ context: { offices } }: Acting, officeCode: string | undefined): void => {
  if (officeCode !== undefined && offices?.includes(officeCode) === false)
    throw new Refusal('NotYourOffice', { officeCode });
};

/** Who acts for offices runs the delivery while one of them is at work. Refuses with `NotYourOffice`. */
export const requireAtWork = (command: Acting, { offices }: Work): void =>
  requireOwnOffice(command, offices.at(-1)?.officeCode);

/**
 * Who acts for offices tells of a day on which one of them was at work, the day on which another one took over included.
 * Refuses with `AnotherOfficeAtWork`.
 */
export const requireOwnTime = ({ context: { offices: own } }: Acting, { offices }: Work, day: string): void => {
  if (!own) return;
  const began = Math.max(
    offices.findLastIndex(({ from }) => from <= day),
    0,
  );
  const [atWork, before] = [offices[began], offices[began - 1]];
  const codes = [atWork, ...(atWork?.from === day ? [before] : [])].flatMap((one) => one?.officeCode ?? []);
  if (codes.some((code) => own.includes(code))) return;
  throw new Refusal('AnotherOfficeAtWork', { officeCode: codes[0] ?? null, on: day });
};
