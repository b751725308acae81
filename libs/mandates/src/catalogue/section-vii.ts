import type { Mandate } from '../mandate.js';
import { actions, otherActor, states, statesTogether } from './actions.js';

const laundering = { section: 'VII', theme: 'money-laundering', objective: 'only' } as const;

/** Paragraphs 63-65. */
export const sectionVII: readonly Mandate[] = [
  ...actions(
    laundering,
    states,
    ['63a', 'Adopt a full response with all ministries concerned and the financial sector'],
    ['63b', 'Make hiding, converting or moving the proceeds of crime an offence'],
    ['63c', 'Give authorities the powers to watch finance and detect laundering'],
    ['63d', 'Provide powers to trace, seize and dispose of the proceeds of crime'],
    ['63e', 'Enable prompt answers to other States in laundering cases'],
    ['63f', 'Join research into laundering trends and the policies against it'],
    ['63g', 'Join projects that help other States improve laws against laundering'],
    ['63h', 'Join projects that train officials and spread expertise against laundering'],
  ),
  ...actions(laundering, statesTogether, [
    '64',
    'Work together against laundering through UN agencies and financial institutions',
  ]),
  ...actions(
    laundering,
    otherActor('Office for Drug Control and Crime Prevention'),
    ['65a', 'Help Member States draft and apply national laws against laundering'],
    ['65b', 'Align the work of the Office with national and other international measures'],
    ['65c', 'Strengthen cooperation on information exchange and sharing of confiscated assets'],
    ['65d', 'Foster good practice in financial regulation'],
    ['65e', 'Study national economies for laundering risks and new trends'],
    ['65f', 'Make officials and the public aware of laundering'],
    ['65g', 'Urge donors to keep supporting work against laundering and for the Convention'],
    ['65h', 'Widen the range of donors for work against laundering'],
  ),
];
