import type { Mandate } from '../mandate.js';
import { actions, otherActor, states } from './actions.js';

const prevention = { section: 'VIII', theme: 'terrorism', objective: 1 } as const;
const adherence = { section: 'VIII', theme: 'terrorism', objective: 2 } as const;

/** Paragraphs 69-72. */
export const sectionVIII: readonly Mandate[] = [
  ...actions(
    prevention,
    states,
    ['69a', 'Link counter-terrorism and crime agencies more closely'],
    ['69b', 'Join the Convention and apply its rules on laundering and confiscation'],
    ['69c', 'Research how international terrorism relates to crime'],
  ),
  ...actions(
    prevention,
    otherActor('Terrorism Prevention Branch'),
    ['70a', 'Collect information on how terrorism and crime are related'],
    ['70b', 'Keep up the terrorism databases'],
    ['70c', 'Work closely with the global programmes to join up data on terrorism and crime'],
    ['70d', 'Make the public aware of terrorism and its ties to crime'],
  ),
  ...actions(adherence, states, [
    '71',
    'Consider joining the terrorism instruments and putting them into national law and practice',
  ]),
  ...actions(adherence, otherActor('Terrorism Prevention Branch, with the Office of Legal Affairs'), [
    '72',
    'Promote the terrorism instruments and help States that ask to apply them',
    { uponRequest: true },
  ]),
];
