import { RecordInKind, RevalueInKind } from '#contributions';
import { ACTORS } from '../story/actors.js';
import type { Step } from '../story/step.js';

/** What donors give beside money: shown with them, outside every ledger. */
export const IN_KIND: readonly Step[] = [
  {
    day: -410,
    key: 'seconded-judge',
    actor: ACTORS.donorRelations,
    numbers: { kind: 'in_kind', key: 'seconded-judge' },
    command: ({ context, on, idOf }) =>
      new RecordInKind(
        {
          ...{ inKindId: idOf('seconded-judge'), donorId: 'FI', kind: 'expertise', title: 'A judge (illustrative)' },
          ...{ description: 'Seconded for a year to train judges', value: { minor: 9_600_000, currency: 'EUR' } },
          ...{ valuedBy: 'Salary and allowances', receivedOn: on(-411), requestId: null, reference: null },
        },
        context,
      ),
  },
  {
    day: -200,
    key: 'seconded-judge/valued anew',
    actor: ACTORS.finance,
    command: ({ context, on, idOf }) =>
      new RevalueInKind(
        {
          ...{ inKindId: idOf('seconded-judge'), value: { minor: 5_600_000, currency: 'EUR' } },
          ...{ valuedBy: 'Salary and allowances', revaluedOn: on(-200), reason: 'Called back after seven months' },
        },
        context,
      ),
  },
];
