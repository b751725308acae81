import type { Mandate } from '../mandate.js';
import { actions, centre, states, statesTogether } from './actions.js';

const ratification = { section: 'III', theme: 'transnational-organized-crime', objective: 1 } as const;
const implementation = { section: 'III', theme: 'transnational-organized-crime', objective: 2 } as const;

/** Paragraphs 10-13, 16-18. */
export const sectionIII: readonly Mandate[] = [
  ...actions(
    ratification,
    states,
    [
      '10',
      'Sign the Convention and its protocols, and ratify them before 2003',
      { deadline: { kind: 'by-end-of', on: '2002-12-31' } },
    ],
    ['10a', 'Begin to draft the laws and procedures that the Convention and its protocols call for'],
    ['10b', 'Prepare authorities to give other parties the help that the instruments require'],
    ['10c', 'Give money or expertise to the ratification work of the Centre', { eligibility: 'signatories' }],
    ['10d', 'Give much more voluntary funding and win new donors for the Centre'],
  ),
  ...actions(
    ratification,
    statesTogether,
    ['11', 'Reach the forty ratifications that bring an instrument into force'],
    ['12', 'Work together against organized crime through UN agencies and financial institutions'],
  ),
  ...actions(
    ratification,
    centre,
    ['13a', 'Hold high-level seminars that make the Convention and its protocols known'],
    ['13b', 'Advise and assist States before and after ratification', { uponRequest: true, subjectToResources: true }],
  ),
  ...actions(
    implementation,
    states,
    ['16', 'Fill gaps in law and administration after ratifying an instrument'],
    ['17', 'Set priorities and carry on until every instrument is fully applied'],
    ['17a', 'Legislate on offences, powers of inquiry and criminal procedure'],
    ['17b', 'Build up justice systems and the agencies that deal with organized crime'],
    ['17c', 'Train judges, prosecutors, police and others who deal with organized crime'],
    ['17d', 'Gather and share intelligence on organized crime: its methods, trends and suspects'],
    ['17e', 'Promote crime control strategies that work'],
  ),
  ...actions(
    implementation,
    centre,
    [
      '18a',
      'Help States draft laws and apply the Convention and its protocols',
      { uponRequest: true, subjectToResources: true },
    ],
    [
      '18b',
      'Help States set up cooperation with each other, notably by modern communications',
      { uponRequest: true, subjectToResources: true },
    ],
    ['18c', 'Collect and analyse data on organized crime at regular intervals'],
    ['18d', 'Build a database on how and where organized crime works, and what works against it'],
    ['18e', 'Keep a database of national laws on organized crime'],
    ['18f', 'Help the Ad Hoc Committee draw up rules for the coming Conference'],
    ['18g', 'Serve the Conference of the Parties as its secretariat'],
    ['18h', 'Organize a world conference on how the Convention is applied'],
    ['18i', 'Rely more on the field office network for work on organized crime'],
  ),
];
