import type { Mandate } from '../mandate.js';
import { actions, centre, otherActor, states } from './actions.js';

const firearms = { section: 'VI', theme: 'firearms', objective: 'both' } as const;

/** Paragraphs 55-60. */
export const sectionVI: readonly Mandate[] = [
  ...actions(
    firearms,
    states,
    ['55', 'Staff and fund the lawmaking, policing and border control that the protocol needs'],
    [
      '56',
      'Put national laws and controls on the illicit firearms trade in place by 2005',
      { deadline: { kind: 'by', on: '2005-12-31' } },
    ],
    ['57a', 'Create the offences that the protocol names, and others that support them'],
    ['57b', 'Define firearms, parts and ammunition in law'],
    ['57c', 'License everyone who makes firearms or moves them across borders'],
    ['57d', 'Provide in law for seizing and disposing of illicit firearms'],
    ['57e', 'Require records of firearms made, marked and moved across borders'],
    ['57f', 'Require firearms to be marked when made or, if still unmarked, when sent abroad'],
    ['57g', 'Require safeguards against firearms being lost, stolen or diverted'],
    ['57h', 'Set standards so that a firearm put out of use or destroyed never works again'],
    ['57i', 'Name authorities that answer information requests from other States'],
    ['57j', 'Keep information that helps other States with laws, inquiries and cases'],
    ['57k', 'Gather, analyse and share data on firearms offences, enforcement and seizures'],
    ['57l', 'Publish periodic national reports on efforts against the illicit firearms trade'],
  ),
  ...actions(firearms, otherActor('International and regional bodies'), [
    '58',
    'Coordinate, study and support State action on firearms, with advice for those who ask',
    { uponRequest: true },
  ]),
  ...actions(
    firearms,
    centre,
    ['59a', 'Keep a world record of firearms rules and enforcement practice'],
    ['59b', 'Share good practice on the firearms protocol and on domestic control'],
    [
      '59c',
      'Assist developing and transition countries in curbing the illicit firearms trade',
      { subjectToResources: true, eligibility: 'developing-and-transition' },
    ],
    ['59d', 'Assist signatories in applying the Convention and its protocol', { eligibility: 'signatories' }],
    ['59e', 'Promote training and exchange among countries on firearms offences'],
    ['59f', 'Spread good practice in marking firearms and protecting the marks'],
    ['59g', 'Bring States parties and the lawful firearms trade together', { eligibility: 'states-parties' }],
    ['59h', 'Analyse what the Conference receives and report back to it'],
    ['59i', 'Coordinate international efforts against illicit firearms'],
  ),
  ...actions(
    firearms,
    { ...centre, actorName: 'Centre for International Crime Prevention and institutes of the Programme network' },
    ['60', 'Make the public aware of illicit firearms, together with other organizations'],
  ),
];
