import type { Mandate } from '../mandate.js';
import { actions, centre, states, statesTogether } from './actions.js';

const prevention = { section: 'IX', theme: 'crime-prevention', objective: 'both' } as const;

/** Paragraphs 75-77. */
export const sectionIX: readonly Mandate[] = [
  ...actions(
    prevention,
    states,
    ['75a', 'Help civil society develop and fund crime prevention'],
    ['75b', 'Encourage official and independent monitoring of crime prevention'],
    ['75c', 'Run crime prevention programmes with care for civil liberties'],
    ['75d', 'Keep in touch on initiatives that could work in other countries'],
    ['75e', 'Share crime prevention expertise with other countries'],
  ),
  ...actions(prevention, statesTogether, [
    '76',
    'Work together to prevent crime through UN agencies and financial institutions',
  ]),
  ...actions(
    prevention,
    centre,
    ['77a', 'Promote crime prevention methods adapted to local conditions'],
    ['77b', 'Follow how crime changes across the globe and spread innovative prevention'],
    [
      '77c',
      'Set up crime prevention projects in selected countries and regions',
      { subjectToResources: true, eligibility: 'selected-countries-and-regions' },
    ],
    ['77d', 'Write policy guidelines and a handbook on crime prevention', { subjectToResources: true }],
  ),
];
