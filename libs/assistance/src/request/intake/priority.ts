import { isLeastDeveloped } from '#countries';
import type { AcceptRequest } from './intake.commands.js';
import type { Priority, PriorityReason, Submission } from './intake.events.js';

const STARTING_POINT = 4;

/**
 * What the system proposes, and why; the manager decides. It starts at 4 and moves up for urgency, for a least
 * developed country, and while an instrument waits for ratification, and down after much earlier assistance.
 */
export const proposedPriority = (
  submission: Submission,
  { data }: AcceptRequest,
): Readonly<{ priority: Priority; reasons: readonly PriorityReason[] }> => {
  const { beneficiaries, urgency } = submission;
  const leastDeveloped = beneficiaries.filter(
    ({ kind, code }) => kind === 'country' && isLeastDeveloped(code, data.acceptedOn),
  );
  const earlier = data.earlierAssistance ?? 0;
  const all: readonly PriorityReason[] = [
    { because: 'urgency', steps: { routine: 0, urgent: 1, emergency: 2 }[urgency], facts: { urgency } },
    {
      because: 'least-developed-country',
      steps: leastDeveloped.length > 0 ? 1 : 0,
      facts: { countries: leastDeveloped.map(({ code }) => code) },
    },
    {
      because: 'ratification',
      steps: data.ratification === 'pre-ratification' ? 1 : 0,
      facts: { standing: data.ratification ?? 'not-concerned' },
    },
    { because: 'earlier-assistance', steps: earlier >= 3 ? -1 : 0, facts: { requests: earlier } },
  ];
  const reasons = all.filter(({ steps }) => steps !== 0);
  const steps = reasons.reduce((sum, reason) => sum + reason.steps, 0);
  return { priority: withinScale(STARTING_POINT - steps), reasons };
};

const SCALE = [1, 2, 3, 4, 5] as const;

/** The nearest priority on the scale from 1 (most urgent) to 5. */
export const withinScale = (steps: number): Priority => SCALE[Math.min(5, Math.max(1, steps)) - 1] ?? 5;
