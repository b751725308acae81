import type { Schemas } from '../api/client.js';

export const PHASES = ['intake', 'funding', 'assignment', 'delivery', 'evaluation'] as const;
type PhaseName = (typeof PHASES)[number];
/** `on`: the day on which it was over. `days`: since it began. */
export type PhasePart = Readonly<{ phase: PhaseName }> &
  (
    | Readonly<{ state: 'done'; on: string | null }>
    | Readonly<{ state: 'current'; days: number }>
    | Readonly<{ state: 'ahead' | 'left-out' }>
  );

type Row = Partial<Pick<Schemas['RequestDetails'], 'phase' | 'phaseSince' | 'acceptedOn' | 'endedOn'>>;
type Step = Pick<Schemas['RequestStep'], 'step' | 'done' | 'endedOn'>;

const DAY_MS = 86_400_000;
export const daysBetween = (from: string, to: string): number =>
  Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS));

/** The step that ends a phase. */
const ENDED_BY: Readonly<Partial<Record<PhaseName, string>>> = {
  funding: 'confirm-funding',
  assignment: 'answer-assignment',
  delivery: 'complete-delivery',
};

/** The five phases of a request, as far as it came; `steps` may be unknown to those who may not read them. */
export const phasesOf = (row: Row, steps: readonly Step[], today: string): readonly PhasePart[] => {
  const at = PHASES.findIndex((one) => one === row.phase);
  const wasOver = (phase: PhaseName): string | null => {
    if (phase === 'intake') return row.acceptedOn ?? null;
    if (phase === 'evaluation') return row.phase === 'closed' ? (row.endedOn ?? null) : null;
    return steps.findLast((one) => one.step === ENDED_BY[phase] && one.done)?.endedOn ?? null;
  };
  return PHASES.map((phase, index): PhasePart => {
    if (index === at) return { phase, state: 'current', days: daysBetween(row.phaseSince ?? today, today) };
    const on = wasOver(phase);
    if (at === -1)
      return row.phase === 'closed' || on !== null ? { phase, state: 'done', on } : { phase, state: 'left-out' };
    return index < at ? { phase, state: 'done', on } : { phase, state: 'ahead' };
  });
};
