import type { Mandate } from '../mandate.js';
import { actions, centre, states, statesTogether } from './actions.js';

const preparation = { section: 'IV', theme: 'corruption', objective: 1 } as const;
const negotiation = { section: 'IV', theme: 'corruption', objective: 2 } as const;
const programmes = { section: 'IV', theme: 'corruption', objective: 3 } as const;

/** Paragraphs 22-23, 26-27, 29-33. */
export const sectionIV: readonly Mandate[] = [
  ...actions(
    preparation,
    { ...states, actorName: 'States, individually and collectively' },
    ['22a', 'Support a study of the anti-corruption instruments that exist'],
    ['22b', 'Support an open expert group that drafts the terms for negotiating a new instrument'],
    [
      '22c',
      'Have the General Assembly adopt those terms at its session of 2001-2002',
      { deadline: { kind: 'at', on: '2002-09-09', occasion: 'fifty-sixth session of the General Assembly' } },
    ],
    ['22d', 'Pay for developing countries to take full part', { eligibility: 'developing-countries' }],
  ),
  ...actions(
    preparation,
    centre,
    [
      '23a',
      'Study the anti-corruption instruments that exist and report to the Commission',
      { deadline: { kind: 'before', on: '2001-05-07', occasion: 'tenth session of the Commission, in May 2001' } },
    ],
    ['23b', 'Serve the expert group on terms of reference as secretariat and adviser'],
    ['23c', 'Serve the negotiating committee as secretariat and adviser while it prepares'],
  ),
  ...actions(
    negotiation,
    states,
    ['26a', 'Take part in the expert group that drafts the terms of reference'],
    ['26b', 'Take full part in the committee that negotiates the convention against corruption'],
    ['26c', 'Help developing countries take full part in that committee', { eligibility: 'developing-countries' }],
    ['26d', 'Conclude the convention against corruption without delay'],
    ['26e', 'Start to prepare national law for the coming convention against corruption'],
  ),
  ...actions(
    negotiation,
    centre,
    ['27a', 'Serve the negotiating committee as full secretariat and adviser during its work'],
    [
      '27b',
      'Help requesting States ratify and apply the convention against corruption',
      { uponRequest: true, subjectToResources: true },
    ],
    ['27c', 'Help States cooperate with each other in what the convention against corruption covers'],
    ['27d', 'Help States meet further duties that the convention against corruption may create'],
  ),
  ...actions(
    programmes,
    states,
    ['29', 'Root out corruption at home and build capacity to act on it across borders'],
    ['30a', 'Assess what corruption at home looks like, why it occurs and what it costs'],
    ['30b', 'Plan against corruption together with government bodies and civil society'],
    ['30c', 'Keep offences, powers and procedures adequate to corruption'],
    ['30d', 'Make government and courts more independent and resistant to corrupt influence'],
    ['30e', 'Keep institutions that make government and business transparent and accountable'],
    ['30f', 'Train officials to recognize corruption and act against it'],
    ['31a', 'Join and apply the anti-corruption instruments that exist'],
    ['31b', 'Apply international anti-corruption recommendations at home'],
    ['31c', 'Build capacity for joint work with other States and the return of stolen assets'],
    ['31d', 'Make ministries aware of the harm that transnational corruption does'],
    ['31e', 'Support other States and the global programme against corruption'],
    ['31f', 'Make corrupt gains harder to move or hide and easier to return'],
  ),
  ...actions(programmes, statesTogether, [
    '32',
    'Work together against corruption through UN agencies and financial institutions',
  ]),
  ...actions(
    programmes,
    { ...centre, actorName: 'Centre for International Crime Prevention, with field offices and other organizations' },
    ['33a', 'Keep national corruption assessments in a database; publish a good-practice kit and manual'],
    [
      '33b',
      'Guide and assist States that ask for help against corruption',
      { uponRequest: true, subjectToResources: true },
    ],
    ['33c', 'Help put good practices, norms and standards in place'],
    ['33d', 'Help States share what they know about fighting corruption'],
    ['33e', 'Bring the existing manual on practical measures up to date'],
    ['33f', 'Rely more on the field office network for work against corruption'],
  ),
];
