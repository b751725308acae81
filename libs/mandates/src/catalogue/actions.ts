import type { Mandate } from '../mandate.js';

type Heading = Pick<Mandate, 'section' | 'theme' | 'objective'>;
type Actor = Pick<Mandate, 'scope' | 'actor' | 'actorName'>;
type Particulars = Partial<
  Pick<Mandate, 'actorName' | 'alsoTheme' | 'uponRequest' | 'subjectToResources' | 'eligibility' | 'deadline'>
>;

export const states: Actor = { scope: 'national', actor: 'states', actorName: 'States' };
export const statesTogether: Actor = { scope: 'international', actor: 'states', actorName: 'States, collectively' };
export const centre: Actor = {
  scope: 'international',
  actor: 'centre',
  actorName: 'Centre for International Crime Prevention',
};
export const otherActor = (actorName: string): Actor => ({ scope: 'international', actor: 'other', actorName });

/** Rows of [id, title, what is particular]. What a row leaves out is not said in the plan, so the defaults grant nothing. */
export const actions = (
  heading: Heading,
  actor: Actor,
  ...rows: readonly (readonly [id: string, title: string, particulars?: Particulars])[]
): Mandate[] =>
  rows.map(([id, title, particulars]) => ({
    kind: 'action',
    id,
    ...heading,
    alsoTheme: null,
    paragraph: Number.parseInt(id, 10),
    subparagraph: id.replace(/^\d+/, '') || null,
    ...actor,
    title,
    uponRequest: false,
    subjectToResources: false,
    eligibility: 'any-state',
    deadline: null,
    isCentreMandate: actor.actor !== 'states',
    ...particulars,
  }));
