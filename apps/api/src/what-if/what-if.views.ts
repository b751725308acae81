import { ObjectView } from '../views/row-view.js';

const ids = { type: 'array', items: { type: 'string' } } as const;

const AllocationView = ObjectView('WhatIfAllocation', {
  contribution_id: { type: String, description: '`what-if-n` of the n-th change, where that makes a contribution' },
  amount: { type: 'integer', description: "Minor units of the request's currency" },
  currency: { type: String, description: 'In which the contribution is held' },
  held: { type: 'integer', description: 'Minor units of `currency`' },
});
const FundedView = ObjectView('WhatIfFunded', {
  request_id: { type: String },
  allocations: { type: AllocationView, isArray: true },
});
const WaitingView = ObjectView('WhatIfWaiting', {
  request_id: { type: String },
  shortfall: { type: 'integer', description: "Minor units of the request's currency" },
});
const PassView = ObjectView('WhatIfPass', {
  funded: { type: FundedView, isArray: true, description: 'In the order in which they are funded' },
  waiting: { type: WaitingView, isArray: true, description: 'Those that stay short, in the order of their places' },
});
export const WhatIf = ObjectView('WhatIf', {
  on: { type: String, format: 'date' },
  as_it_is: { type: PassView, description: 'What a pass over the waitlist does without the changes' },
  changed: { type: PassView, description: 'And with them' },
  gained: { ...ids, description: 'Requests that are funded with the changes only' },
  lost: { ...ids, description: 'Requests that are funded without them only' },
});
