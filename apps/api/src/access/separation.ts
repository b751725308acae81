import { decimalsOf } from '#money';
import type { ReadModels } from '#read-models';
import { NotAllowed } from './errors.js';

type Books = Readonly<{
  readModels: ReadModels;
  /** In whole units of the currency in which a contribution is held. */
  separateReceiptsAbove: number;
}>;
type Duty = (name: string, parameters: Readonly<Record<string, string>>, books: Books) => Promise<string | undefined>;

/** Separation of duties: what nobody may do after what they did themselves, by operation. */
const DUTIES: Readonly<Record<string, Duty>> = {
  acceptRequest: async (name, { requestId }, { readModels }) => {
    const rows = await readModels.rows(`select 1 from {request_party} where request_id = $1 and party = $2`, [
      requestId,
      `submitter:${name}`,
    ]);
    return rows.length > 0 ? 'you submitted this request: somebody else accepts it' : undefined;
  },
  closePeriod: async (name, { period }, { readModels }) => {
    const rows = await readModels.rows(
      `select 1 from {expenditure_recorder}
       where actor = $1 and month <= $2 and month > coalesce((select max(period) from {closed_period}), '') limit 1`,
      [name, period],
    );
    return rows.length > 0 ? 'you recorded expenditure of this period: somebody else closes it' : undefined;
  },
  confirmFunding: async (name, { requestId }, { readModels, separateReceiptsAbove }) => {
    const rows = await readModels.rows<{ currency: string; reserved: number }>(
      `select c.currency, a.reserved from {allocation} a join {contribution} c using (contribution_id)
       where a.request_id = $1 and exists (select 1 from {contribution_movement} m
         where m.contribution_id = a.contribution_id and m.kind = 'received' and m.recorded_by = $2)`,
      [requestId, name],
    );
    const isAbove = rows.some(
      ({ currency, reserved }) => reserved > separateReceiptsAbove * 10 ** decimalsOf(currency),
    );
    return isAbove ? 'you recorded a receipt of this money: somebody else confirms funding from it' : undefined;
  },
};

/** Error: NotAllowed. */
export const requireSeparation = async (
  name: string,
  operation: string,
  parameters: Readonly<Record<string, string>>,
  books: Books,
): Promise<void> => {
  const duty = DUTIES[operation];
  if (!duty) return;
  await books.readModels.caughtUp(); // what they did a moment ago counts
  const rule = await duty(name, parameters, books);
  if (rule !== undefined) throw new NotAllowed(rule);
};
