import { InvalidInput, requireDay, requireOrder, requirePositive } from '#event-sourcing';
import { CHARGING_RULES, type ChargingRule, type Instalment } from './contribution.events.js';

/** What an agreement says beside its amount. */
export type Terms = Readonly<{
  pscBasisPoints: number;
  expiresOn: string | null;
  reportsDueOn: readonly string[];
  advanceAuthority: number;
  chargingRule: ChargingRule;
}>;

/** The rules of an agreement that hold whatever has happened under it. */
export const requireTerms = (
  { pscBasisPoints, expiresOn, reportsDueOn, advanceAuthority, chargingRule }: Terms,
  signedOn: string,
  instalments: readonly Instalment[],
): void => {
  if (expiresOn !== null) requireOrder(['signedOn', signedOn], ['expiresOn', expiresOn]);
  for (const day of reportsDueOn) requireDay('reportsDueOn', day);
  if (new Set(reportsDueOn).size < reportsDueOn.length)
    throw new InvalidInput('reportsDueOn', 'must each be a day of its own');
  if (!Number.isInteger(pscBasisPoints) || pscBasisPoints < 0 || pscBasisPoints > 10_000)
    throw new InvalidInput('pscBasisPoints', 'must be whole basis points from 0 to 10000', { value: pscBasisPoints });
  if (!CHARGING_RULES.includes(chargingRule))
    throw new InvalidInput('chargingRule', `must be one of ${CHARGING_RULES.join(', ')}`, { value: chargingRule });
  const scheduled = totalOf(instalments);
  if (!Number.isSafeInteger(advanceAuthority) || advanceAuthority < 0 || advanceAuthority > scheduled)
    throw new InvalidInput('advanceAuthority', 'must be minor units from 0 to what the instalments add up to', {
      value: advanceAuthority,
      scheduled,
    });
};

/**
 * Instalments with ids and due dates of their own, which add up to the amount agreed; none at all is a schedule, too.
 * `settled`: what of the amount came for instalments that are in the schedule no more.
 */
export const requireSchedule = (instalments: readonly Instalment[], agreed: number, settled = 0): void => {
  const days = new Map<string, string>();
  const ids = new Set<string>();
  for (const { instalmentId, dueOn, amount } of instalments) {
    requireDay('instalments.dueOn', dueOn);
    requirePositive('instalments.amount', amount);
    if (ids.has(instalmentId))
      throw new InvalidInput('instalments.instalmentId', 'must each have an id of its own', { instalmentId });
    const other = days.get(dueOn);
    if (other !== undefined)
      throw new InvalidInput('instalments.dueOn', 'must each be due on a day of its own: those of one day are one', {
        dueOn,
        instalments: [other, instalmentId],
      });
    ids.add(instalmentId);
    days.set(dueOn, instalmentId);
  }
  const total = totalOf(instalments) + settled;
  if (instalments.length > 0 && total !== agreed)
    throw new InvalidInput('instalments', 'must add up to the amount of the agreement', { total, agreed });
};

const totalOf = (instalments: readonly Instalment[]): number =>
  instalments.reduce((sum, { amount }) => sum + amount, 0);
