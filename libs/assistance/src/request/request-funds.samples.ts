// The money of the request by the book.

export const contributionId = 'VC-2026-000001';
const none = { reserved: 0, committed: 0, spent: 0 };
const cells = [{ lineId: 'staff', beneficiary: 'KE', amount: 4_000_000, held: 4_000_000 }];
export const added = [{ contributionId, currency: 'USD', amount: 4_000_000, held: 4_000_000, rates: [], cells }];
export const fundsAre = (figures: typeof none) => ({
  figures,
  allocations: [{ contributionId, currency: 'USD', ...figures }],
});
export const reservedFunds = fundsAre({ reserved: 4_000_000, committed: 0, spent: 0 });
export const committedFunds = fundsAre({ reserved: 0, committed: 4_000_000, spent: 0 });
export const spending = {
  expenditureId: 'expenditure-1',
  lineId: 'staff',
  amount: { minor: 100_000, currency: 'USD' },
  inBudget: 100_000,
  budgetRates: [],
  charges: [{ contributionId, currency: 'USD', original: 100_000, held: 100_000, psc: 13_000, rates: [] }],
  occurredOn: '2026-04-01',
};
export const released = { figures: none, allocations: [{ contributionId, currency: 'USD', ...none }] };
