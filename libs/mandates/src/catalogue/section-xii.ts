import type { Mandate } from '../mandate.js';
import { actions, centre, states, statesTogether } from './actions.js';

const computerCrime = { section: 'XII', theme: 'information-technology-crime', objective: 'both' } as const;

/** Paragraphs 97-100. */
export const sectionXII: readonly Mandate[] = [
  ...actions(
    computerCrime,
    states,
    ['97', 'Fit the strategy against computer crime into wider technology policy'],
    ['98a', 'Make misuse of information technology a crime and update older offences'],
    ['98b', 'Provide the powers, jurisdiction and procedure that computer crime cases need'],
    ['98c', 'Train and equip police to answer foreign requests, such as tracing, without delay'],
    ['98d', 'Talk with the technology industry about change, regulation and built-in prevention'],
    ['98e', 'Contribute resources and expertise so that other States can control computer crime'],
  ),
  ...actions(computerCrime, statesTogether, [
    '99',
    'Work together against computer crime through UN agencies and financial institutions',
  ]),
  ...actions(
    computerCrime,
    centre,
    ['100a', 'Support research into new forms, patterns and effects of computer crime'],
    ['100b', 'Serve as secretariat for talks, including on a possible instrument'],
    ['100c', 'Prepare guidelines, manuals, standards and model laws on computer crime'],
    [
      '100d',
      'Run cooperation and assistance projects that bring experts to States that ask',
      { uponRequest: true, subjectToResources: true },
    ],
  ),
];
