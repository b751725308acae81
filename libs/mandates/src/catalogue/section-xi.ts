import type { Mandate } from '../mandate.js';
import { actions, centre, states, statesTogether } from './actions.js';

const offenders = { section: 'XI', theme: 'treatment-of-offenders', objective: 'only' } as const;

/** Paragraphs 88-90. */
export const sectionXI: readonly Mandate[] = [
  ...actions(
    offenders,
    states,
    ['88a', 'Offer suitable alternatives to prison'],
    ['88b', 'Keep fewer people in detention before trial'],
    ['88c', 'Settle petty offences by custom, with consent and respect for human rights'],
    ['88d', 'Settle petty offences amicably: mediation, reparation or compensation'],
    ['88e', 'Prefer community service and other measures outside prison'],
    ['88f', 'Educate the public about alternatives to prison'],
    ['88g', 'Win police, courts and communities over to mediation and restorative justice'],
    ['88h', 'Train those who work in restorative justice'],
    ['88i', 'Act on prison overcrowding, with dated targets'],
    ['88j', 'Promote ways to hold fewer prisoners on remand'],
    ['88k', 'Run prisons well, by international standards'],
    ['88l', 'Rehabilitate young people by mediation rather than trial and custody'],
  ),
  ...actions(offenders, statesTogether, [
    '89',
    'Work together on dealing with offenders through UN agencies and financial institutions',
  ]),
  ...actions(offenders, { ...centre, actorName: 'Centre for International Crime Prevention and States' }, [
    '90a',
    'Urge financial institutions to act on prison overcrowding in their programmes',
  ]),
  ...actions(offenders, { ...statesTogether, actorName: 'States, with international organizations' }, [
    '90b',
    'Exchange experience of mediation and restorative justice',
  ]),
  ...actions(offenders, centre, [
    '90c',
    'Set up projects on prisons, rehabilitation and juveniles in selected countries and regions',
    { subjectToResources: true, eligibility: 'selected-countries-and-regions' },
  ]),
];
