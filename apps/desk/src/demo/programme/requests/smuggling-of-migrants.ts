import { eur, kwd, usd } from '../../story/amounts.js';
import {
  type RequestStory,
  accepted,
  assigned,
  confirmed,
  held,
  measured,
  obligated,
  officeAccepted,
  reserved,
  riskRaised,
  spent,
  waitlisted,
  withdrawn,
  workplanAgreed,
} from '../../story/chapters.js';

const themes = ['smuggling-of-migrants'];
const instrument = 'Protocol against the Smuggling of Migrants';

export const smugglingOfMigrants: readonly RequestStory[] = [
  {
    key: 'tunisia-coast',
    silent: true,
    submitted: -480,
    from: {
      state: 'TN',
      ministry: 'Ministry of the Interior',
      focalPoint: 'Nejib Ben Romdhane',
      channel: 'note-verbale',
    },
    title: 'Smugglers on trial, migrants in safety',
    asks: 'Training for coast guard and prosecutors on evidence at sea, and on the duty to rescue first.',
    because: 'Boats are brought in, and the helmsman is tried, who is often a migrant himself.',
    about: {
      themes,
      kinds: ['capacity-building', 'expert-advice'],
      mandates: ['51a'],
      instrument,
      estimate: usd(210_000),
    },
    screening: {
      ...{ mandate: '51a', supports: '49d', programme: 'GPTHB', currency: 'USD', standing: 'post-ratification' },
      lines: {
        staff: ['Legal adviser and trainer', 96_000],
        travel: ['Exercises in three harbours', 48_000],
        equipment: ['Rescue and evidence kits', 40_000],
        supplies: ['Manual', 10_000],
      },
    },
    workplan: {
      activities: {
        A1: ['capacity-building', 'Exercises in three harbours', -380, -210],
        A2: ['capacity-building', 'Course for prosecutors', -120, -110],
        A3: ['seminar', 'Meeting with the States on the other shore', 30, 33],
      },
      indicators: { I1: { title: 'Coast guard and prosecutors trained', people: true, target: [40, 120] } },
    },
    happens: [
      accepted(-466),
      reserved(-456),
      confirmed(-448),
      assigned(-446, 'CAIRO'),
      officeAccepted(-441, 'CAIRO'),
      workplanAgreed(-420),
      spent(-350, 'equipment', kwd(11_420.125), 'Rescue kits, bought in the region'),
      spent(-300, 'staff', usd(44_000), 'Adviser and trainer, first half'),
      held(-204, 'A1', {
        place: 'Sfax, Zarzis and Bizerte',
        people: [19, 91],
        sectors: { police: 40, customs: 22, other: 48 },
      }),
      spent(-200, 'travel', eur(29_750), 'Exercises'),
      held(-106, 'A2', { place: 'Tunis', people: [16, 14], sectors: { prosecution: 30 } }),
      spent(-104, 'supplies', eur(7_310.2), 'Manual in two languages'),
      measured(-100, 'I1', [35, 105]),
      riskRaised(
        -40,
        'medium',
        'The meeting needs the consent of five ministries',
        'A date is kept free in two months.',
      ),
      spent(-21, 'staff', usd(41_300), 'Adviser and trainer, second half'),
    ],
  },
  {
    key: 'mexico-routes',
    submitted: -205,
    from: { state: 'MX', ministry: 'Institute of Migration', focalPoint: 'Ximena Arrieta Coss', channel: 'online' },
    title: 'A study of smuggling routes',
    asks: 'A study of routes and prices along the southern border.',
    because: 'Routes changed within a year, and patrols are where they were.',
    about: { themes, kinds: ['assessment'], mandates: ['51a'], estimate: usd(90_000) },
    screening: {
      ...{ mandate: '51a', supports: '49b', programme: 'GPTHB', currency: 'USD' },
      lines: { staff: ['Two researchers', 54_000], travel: ['Interviews on the way', 28_000] },
    },
    happens: [
      accepted(-190),
      reserved(-182),
      confirmed(-180),
      assigned(-179, 'HQ', 'The researchers report to headquarters'),
      obligated(-176, 'staff', usd(9_000), 'Design of the study', 'Colegio de la Frontera'),
      withdrawn(-170, 'A national university has offered to do the study; the Institute thanks for the offer.'),
    ],
  },
  {
    key: 'niger-desert',
    submitted: -104,
    from: { state: 'NE', ministry: 'Ministry of Justice', focalPoint: 'Hadiza Moussa Garba', channel: 'mission' },
    title: 'Mobile courts in the north',
    asks: 'A mobile bench that hears cases of smuggling in three northern towns, with defence counsel.',
    because: 'Suspects are driven a thousand kilometres to be heard, and witnesses stay behind.',
    about: { themes, kinds: ['capacity-building', 'equipment'], mandates: ['51a'], instrument, urgency: 'urgent' },
    screening: {
      ...{ mandate: '51a', supports: '49a', programme: 'GPTHB', currency: 'EUR', standing: 'post-ratification' },
      priority: [2, 'Least developed country, and suspects are in detention meanwhile.'],
      lines: {
        staff: ['Coordinator and counsel', 120_000],
        equipment: ['Two vehicles and tents', 130_000],
        travel: ['Sessions in three towns', 90_000],
      },
    },
    happens: [accepted(-92), waitlisted(-84)],
  },
];
