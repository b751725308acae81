import { sectionIII } from './catalogue/section-iii.js';
import { sectionIV } from './catalogue/section-iv.js';
import { sectionIX } from './catalogue/section-ix.js';
import { sectionV } from './catalogue/section-v.js';
import { sectionVI } from './catalogue/section-vi.js';
import { sectionVII } from './catalogue/section-vii.js';
import { sectionVIII } from './catalogue/section-viii.js';
import { sectionX } from './catalogue/section-x.js';
import { sectionXI } from './catalogue/section-xi.js';
import { sectionXII } from './catalogue/section-xii.js';
import type { Mandate } from './mandate.js';

/** The whole catalogue, in the order of the plan. */
export const mandates: readonly Mandate[] = [
  ...sectionIII,
  ...sectionIV,
  ...sectionV,
  ...sectionVI,
  ...sectionVII,
  ...sectionVIII,
  ...sectionIX,
  ...sectionX,
  ...sectionXI,
  ...sectionXII,
];

const byId: ReadonlyMap<string, Mandate> = new Map(mandates.map((mandate) => [mandate.id, mandate]));

/** Finds an action by its citation without brackets (`18a`); undefined when the plan has no such action. */
export const mandateById = (id: string): Mandate | undefined => byId.get(id);
