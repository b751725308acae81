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
export const released = { figures: none, allocations: [{ contributionId, currency: 'USD', ...none }] };
