import { daysFrom } from '../days.js';
import { median, ninetieth } from './figures.js';
import type { Life } from './life.js';

/** Days from one step to another, of the requests that made both. */
export type LeadTime = Readonly<{ step: string; requests: number; median: number | null; ninetieth: number | null }>;

type Step = 'submittedOn' | 'acceptedOn' | 'fundedOn' | 'deliveryFrom' | 'completedOn' | 'closedOn';

const STEPS: readonly (readonly [name: string, from: Step, to: Step])[] = [
  ['submitted to accepted', 'submittedOn', 'acceptedOn'],
  ['accepted to funded', 'acceptedOn', 'fundedOn'],
  ['funded to delivery', 'fundedOn', 'deliveryFrom'],
  ['delivery to completed', 'deliveryFrom', 'completedOn'],
  ['completed to closed', 'completedOn', 'closedOn'],
  ['submitted to closed', 'submittedOn', 'closedOn'],
];

export const leadTimes = (lives: readonly Life[]): readonly LeadTime[] =>
  STEPS.map(([step, from, to]) => {
    const days = lives.flatMap((life) => {
      const [begun, reached] = [life[from], life[to]];
      return begun === undefined || reached === undefined ? [] : [daysFrom(begun, reached)];
    });
    return { step, requests: days.length, median: median(days), ninetieth: ninetieth(days) };
  });
