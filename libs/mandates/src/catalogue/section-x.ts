import type { Mandate } from '../mandate.js';
import { actions, centre, states, statesTogether } from './actions.js';

const victims = { section: 'X', theme: 'witnesses-and-victims', objective: 'only' } as const;

/** Paragraphs 82-84. */
export const sectionX: readonly Mandate[] = [
  ...actions(
    victims,
    states,
    ['82a', 'Ratify the Convention and its trafficking protocol; apply what protects victims'],
    ['82b', 'Study how victims fare in national justice systems'],
    ['82c', 'Apply the UN declaration of principles on justice for victims'],
    ['82d', 'Take account of the UN principles on restorative justice'],
    ['82e', 'Consider telling other States what works for victims and witnesses'],
  ),
  ...actions(victims, statesTogether, [
    '83',
    'Work together for victims and witnesses through UN agencies and financial institutions',
  ]),
  ...actions(
    victims,
    centre,
    ['84a', 'Prepare an international victims fund', { eligibility: 'victims-of-transnational-crime' }],
    ['84b', 'Attend to sex tourism and trafficking, and to the women and children they harm'],
    ['84c', 'Exchange experience with restorative justice programmes'],
    ['84d', 'Promote good practice in crime prevention, for instance online'],
  ),
];
