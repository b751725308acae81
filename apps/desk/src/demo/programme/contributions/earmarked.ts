import { eur, usd } from '../../story/amounts.js';
import {
  type ContributionStory,
  earmarkChanged,
  received,
  reversalRefused,
  signed,
} from '../../story/contribution-story.js';

/** Level 3: for countries. */
export const earmarked: readonly ContributionStory[] = [
  {
    key: 'eu-kenya',
    donor: 'EU',
    title: 'Integrity of the judiciary in Kenya (illustrative)',
    amount: eur(260_000),
    pledged: -892,
    earmark: { level: 3, countries: ['KE'] },
    happens: [
      signed(-872, { instalments: [[-860, 260_000]], psc: 700, expires: -290, reports: [-280] }),
      received(-856, 'I1', eur(260_000)),
    ],
  },
  {
    key: 'sweden-southern-africa',
    donor: 'SE',
    title: 'Southern Africa (illustrative)',
    amount: eur(300_000),
    pledged: -775,
    earmark: { level: 3, countries: ['ZA', 'ZM', 'MZ', 'LS'] },
    happens: [signed(-755, { instalments: [[-740, 300_000]] }), received(-738, 'I1', eur(300_000))],
  },
  {
    key: 'us-central-america',
    donor: 'US',
    title: 'Central America and Mexico (illustrative)',
    amount: usd(480_000),
    pledged: -660,
    earmark: { level: 3, countries: ['GT', 'HN', 'SV', 'MX'] },
    happens: [
      signed(-640, { instalments: [[-630, 480_000]] }),
      received(-628, 'I1', usd(480_000)),
      reversalRefused(-148, 'I1', 480_000, 'Asked back for another purpose.'),
      earmarkChanged(-135, {
        earmark: { level: 3, countries: ['GT', 'HN'] },
        consent: 'Note of the Permanent Mission, no. 31 (illustrative)',
        reason: 'The donor concentrates on two countries; what is committed elsewhere stays.',
        releases: ['el-salvador-prevention'],
      }),
    ],
  },
  {
    key: 'france-sahel',
    donor: 'FR',
    title: 'Sahel (illustrative)',
    amount: eur(420_000),
    pledged: -480,
    earmark: { level: 3, countries: ['BF', 'ML', 'NE'] },
    happens: [signed(-462, { instalments: [[-450, 420_000]] }), received(-445, 'I1', eur(420_000))],
  },
  {
    key: 'canada-colombia',
    donor: 'CA',
    title: 'Young people in Colombia (illustrative)',
    amount: usd(320_000),
    pledged: -425,
    earmark: { level: 3, countries: ['CO'], themes: ['crime-prevention'], implementation: [-400, 200] },
    happens: [signed(-415, { instalments: [[-405, 320_000]] }), received(-402, 'I1', usd(320_000))],
  },
  {
    key: 'canada-haiti',
    donor: 'CA',
    title: 'Haiti (illustrative)',
    amount: usd(300_000),
    pledged: -48,
    earmark: { level: 3, countries: ['HT'] },
    happens: [signed(-12, { instalments: [[25, 300_000]] })],
  },
];
