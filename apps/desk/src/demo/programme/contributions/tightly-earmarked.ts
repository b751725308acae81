import { eur, usd } from '../../story/amounts.js';
import {
  type ContributionStory,
  contributionClosed,
  received,
  refunded,
  signed,
} from '../../story/contribution-story.js';

/** Level 4: for requests that the donor names. */
export const tightlyEarmarked: readonly ContributionStory[] = [
  {
    key: 'uk-jordan',
    donor: 'GB',
    title: 'Instruments against terrorism: Jordan (illustrative)',
    amount: usd(120_000),
    pledged: -812,
    earmark: { level: 4, requests: ['jordan-instruments'] },
    happens: [
      signed(-804, { instalments: [[-795, 120_000]], reports: [-430] }),
      received(-794, 'I1', usd(120_000)),
      refunded(-425, 21_125, 'Balance returned after the final report'),
      contributionClosed(-410),
    ],
  },
  {
    key: 'meridian-rwanda',
    donor: 'MERIDIAN',
    title: 'Advice for victims in Rwanda (illustrative)',
    amount: usd(130_000),
    pledged: -770,
    earmark: { level: 4, requests: ['rwanda-victims'] },
    happens: [
      signed(-760, { instalments: [[-750, 130_000]], psc: 0 }),
      received(-749, 'I1', usd(130_000)),
      refunded(-312, 20_000, 'First part of the balance'),
    ],
  },
  {
    key: 'germany-ghana',
    donor: 'DE',
    title: 'Forensic laboratory in Accra (illustrative)',
    amount: eur(130_000),
    pledged: -670,
    earmark: { level: 4, requests: ['ghana-forensics'] },
    happens: [signed(-660, { instalments: [[-655, 130_000]] }), received(-653, 'I1', eur(130_000))],
  },
  {
    key: 'italy-marking',
    donor: 'IT',
    title: 'Marking of firearms in Burkina Faso (illustrative)',
    amount: eur(95_000),
    pledged: -478,
    earmark: { level: 4, requests: ['burkina-marking'] },
    happens: [signed(-465, { instalments: [[-440, 95_000]] }), received(-436, 'I1', eur(95_000))],
  },
  {
    key: 'sweden-witnesses',
    donor: 'SE',
    title: 'Protection of witnesses in Albania (illustrative)',
    amount: eur(120_000),
    pledged: -362,
    earmark: { level: 4, requests: ['albania-witnesses'] },
    happens: [signed(-358, { instalments: [[-350, 120_000]] }), received(-349, 'I1', eur(120_000))],
  },
];
