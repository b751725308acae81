import { cad, chf, eur, nok, usd } from '../../story/amounts.js';
import { type ContributionStory, interest, received, signed } from '../../story/contribution-story.js';

/** Level 1: for whatever the Centre finds most urgent. */
export const unearmarked: readonly ContributionStory[] = [
  {
    key: 'norway-core',
    donor: 'NO',
    title: 'Core support to technical assistance (illustrative)',
    amount: usd(200_000),
    pledged: -898,
    earmark: { level: 1 },
    happens: [
      signed(-890, {
        instalments: [
          [-880, 100_000],
          [-480, 100_000],
        ],
        reports: [-530, -165, 200],
      }),
      received(-878, 'I1', nok(1_050_000)),
      received(-476, 'I2', nok(1_070_000)),
    ],
  },
  {
    key: 'sweden-core',
    donor: 'SE',
    title: 'Unearmarked support (illustrative)',
    amount: eur(100_000),
    pledged: -720,
    earmark: { level: 1 },
    happens: [
      signed(-705, { instalments: [[-690, 100_000]] }),
      received(-688, 'I1', eur(100_000)),
      interest(-330, 842.17),
    ],
  },
  {
    key: 'switzerland-core',
    donor: 'CH',
    title: 'Unearmarked support, one year (illustrative)',
    amount: usd(60_000),
    pledged: -240,
    earmark: { level: 1 },
    happens: [
      signed(-228, { instalments: [[-215, 60_000]], psc: 800, expires: 140 }),
      received(-214, 'I1', usd(60_000)),
    ],
  },
  {
    key: 'austria-core',
    donor: 'AT',
    title: 'Announced at the pledging conference (illustrative)',
    amount: eur(100_000),
    pledged: -32,
    earmark: { level: 1 },
    happens: [],
  },
  {
    key: 'switzerland-next-year',
    donor: 'CH',
    title: 'Unearmarked support, the next year (illustrative)',
    amount: chf(80_000),
    pledged: -14,
    earmark: { level: 1 },
    happens: [],
  },
  {
    key: 'canada-next-year',
    donor: 'CA',
    title: 'Announced in Canadian dollars (illustrative)',
    amount: cad(150_000),
    pledged: -11,
    earmark: { level: 1 },
    happens: [],
  },
];
