import { RaiseObligation, RecordExpenditure, ReverseExpenditure } from '#assistance';
import type { Money } from '#money';
import type { LineCategory } from '#contributions';
import { ACTORS } from './actors.js';
import type { Chapter } from './request-story.js';
import { uuidOf } from './uuid.js';

type Details = Readonly<{
  /** When it was spent; default: the day on which it is told. */
  occurred?: number;
  /** Passed on to another organisation. */
  passedOn?: true;
}>;

export const spent =
  (
    day: number,
    line: LineCategory,
    amount: Money,
    description: string,
    { occurred = day, passedOn }: Details = {},
  ): Chapter =>
  (story) => ({
    day,
    key: `${story.key}/spent/${line}/${day}`,
    actor: { itsOffice: story.key },
    command: ({ context, on, idOf }) => {
      const paidTo = passedOn ? ('organisation' as const) : ('supplier' as const);
      const expenditure = {
        expenditureId: expenditureId(story.key, line, day),
        lineId: line,
        amount,
        occurredOn: on(occurred),
      };
      return new RecordExpenditure({ requestId: idOf(story.key), ...expenditure, description, paidTo }, context);
    },
  });

/** More than the line has left: it is held, and nothing is charged. */
export const spentTooMuch =
  (day: number, line: LineCategory, amount: Money, description: string): Chapter =>
  (story) => ({
    ...spent(day, line, amount, description)(story),
    key: `${story.key}/spent too much/${line}/${day}`,
    expects: { held: 'OverBudgetLine' },
  });

/** A contract with a supplier, on the day on which it is told. */
export const obligated =
  (day: number, line: LineCategory, amount: Money, description: string, supplier: string): Chapter =>
  ({ key }) => ({
    day,
    key: `${key}/obligated/${line}/${day}`,
    actor: ACTORS.programmeManager,
    command: ({ context, on, idOf }) => {
      const contract = { obligationId: uuidOf(`${key}/obligated/${line}/${day}`), lineId: line, supplier, description };
      return new RaiseObligation({ requestId: idOf(key), ...contract, amount, raisedOn: on(day) }, context);
    },
  });

/** All of an expenditure, or a part of it, that was told on the day `spentOn`. */
export const spendingReversed =
  (day: number, [line, spentOn]: readonly [LineCategory, spentOn: number], amount: Money, reason: string): Chapter =>
  ({ key }) => ({
    day,
    key: `${key}/spending reversed/${line}/${day}`,
    actor: ACTORS.finance,
    command: ({ context, on, idOf }) => {
      const reversal = {
        reversalId: uuidOf(`${key}/spending reversed/${line}/${day}`),
        expenditureId: expenditureId(key, line, spentOn),
      };
      return new ReverseExpenditure(
        { requestId: idOf(key), ...reversal, amount, occurredOn: on(day), reason },
        context,
      );
    },
  });

const expenditureId = (key: string, line: LineCategory, day: number): string => uuidOf(`${key}/spent/${line}/${day}`);
