import type { Mandate } from '../mandate.js';
import { actions, centre, states, statesTogether } from './actions.js';

const ratification = { section: 'V', theme: 'trafficking-in-persons', objective: 1 } as const;
const trafficking = { section: 'V', theme: 'trafficking-in-persons', objective: 2 } as const;
const smuggling = { section: 'V', theme: 'smuggling-of-migrants', objective: 3 } as const;

/** Paragraphs 39-41, 44-46, 49-51. */
export const sectionV: readonly Mandate[] = [
  ...actions(ratification, states, [
    '39',
    'Sign the trafficking and smuggling protocols, and ratify them before 2003',
    { alsoTheme: 'smuggling-of-migrants', deadline: { kind: 'by-end-of', on: '2002-12-31' } },
  ]),
  ...actions(ratification, statesTogether, [
    '40',
    'Reach the forty ratifications that bring each protocol into force',
    { alsoTheme: 'smuggling-of-migrants' },
  ]),
  ...actions(ratification, centre, [
    '41',
    'Promote the Convention and its protocols by seminars, and assist States that ask',
    { alsoTheme: 'smuggling-of-migrants', uponRequest: true, subjectToResources: true },
  ]),
  ...actions(
    trafficking,
    states,
    ['44a', 'Apply the main parts of the trafficking protocol and prepare to ratify it'],
    ['44b', 'Research and publish on trafficking, traffickers and their methods'],
    ['44c', 'Strengthen trafficking laws, victim and witness protection and border controls'],
    ['44d', 'Consider measures for the safety and recovery of trafficking victims'],
    ['44e', 'Work with civil society organizations on trafficking'],
    ['44f', 'Assess the national response to trafficking and share the findings'],
    ['44g', 'Inform potential victims about trafficking'],
    ['44h', 'Build capacity for joint work with other States against trafficking'],
    ['44i', 'Consider funding the global programme against trafficking'],
    [
      '44j',
      'Support a global forum in 2002 on actions and regional strategies against trafficking',
      { deadline: { kind: 'during', on: '2002-12-31' } },
    ],
    ['44k', 'Put more resources into national and regional strategies against trafficking'],
  ),
  ...actions(trafficking, statesTogether, [
    '45',
    'Work together against trafficking through UN agencies and financial institutions',
  ]),
  ...actions(
    trafficking,
    centre,
    [
      '46a',
      'Set up projects against trafficking in selected countries and regions',
      { subjectToResources: true, eligibility: 'selected-countries-and-regions' },
    ],
    [
      '46b',
      'Build a global database on trafficking and good practice against it',
      { actorName: 'Centre for International Crime Prevention, with UNICRI' },
    ],
    ['46c', 'Help with a worldwide strategy and forum on trafficking'],
    ['46d', 'Find ways to measure whether action on trafficking works'],
    ['46e', 'Rely more on the field office network for work on trafficking'],
  ),
  ...actions(
    smuggling,
    states,
    ['49a', 'Apply the main parts of the smuggling protocol and prepare to ratify it'],
    ['49b', 'Research and publish on smuggling of migrants, smugglers and their methods'],
    ['49c', 'Strengthen smuggling laws, migrant and witness protection and border controls'],
    ['49d', 'Consider protecting the rights, safety and dignity of smuggled migrants'],
    ['49e', 'Work with civil society organizations on smuggling of migrants'],
    ['49f', 'Assess the national response to smuggling and share the findings'],
    ['49g', 'Inform officials, the public and would-be migrants about smuggling'],
    ['49h', 'Build capacity for joint work with other States against smuggling'],
  ),
  ...actions(smuggling, statesTogether, [
    '50',
    'Work together on smuggling, not migration, through UN agencies and financial institutions',
  ]),
  ...actions(
    smuggling,
    centre,
    [
      '51a',
      'Set up projects against smuggling of migrants in selected countries and regions',
      { subjectToResources: true, eligibility: 'selected-countries-and-regions' },
    ],
    ['51b', 'Rely more on the field office network for work on smuggling of migrants'],
  ),
];
