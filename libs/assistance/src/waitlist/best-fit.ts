import type { ResourcePass } from '#contributions';
import { mayBePassed } from './waitlist-policy.js';
import type { WaitlistPolicy } from './waitlist.events.js';
import { type Waiting, effectivePriority } from './waitlist.state.js';

/** Neighbours in the order who are decided on together: of one priority, and all of them may be passed; or one alone. */
type Run = Readonly<{ run: readonly Waiting[]; isPassable: boolean }>;

export const runsOf = (inOrder: readonly Waiting[], policy: WaitlistPolicy, on: string): readonly Run[] => {
  const runs: { run: Waiting[]; isPassable: boolean }[] = [];
  for (const one of inOrder) {
    const isPassable = mayBePassed(one, policy, on);
    const last = runs.at(-1);
    const [first] = last?.isPassable && isPassable ? last.run : [];
    if (last && first && effectivePriority(first, on) === effectivePriority(one, on)) last.run.push(one);
    else runs.push({ run: [one], isPassable });
  }
  return runs;
};

/** So many requests are tried in a search: enough for every choice among eight. */
const MOST_TRIES = 500;

/**
 * The greatest number of a run that can be funded together, the earlier ones where the number is the same. The choices
 * grow exponentially, so where it does not come to an end of them, it takes the better of what it has found and of
 * going by cost, which is the greatest number where all want the same money.
 */
export const greatestNumber = (run: readonly Waiting[], pass: ResourcePass): ReadonlySet<Waiting> => {
  let best = takenInTurn(run, pass);
  let tries = 0;
  const search = (at: number, so: readonly Waiting[], left: ResourcePass): void => {
    if (so.length > best.length) best = so;
    const one = run[at];
    if (!one || so.length + run.length - at <= best.length || tries === MOST_TRIES) return;
    tries += 1;
    const taken = left.copy();
    if (isTaken(one, taken)) search(at + 1, [...so, one], taken);
    search(at + 1, so, left);
  };
  search(0, [], pass);
  if (tries === MOST_TRIES) {
    const cheapest = new Set(takenInTurn(run.toSorted(byCost(pass)), pass));
    const inOrder = takenInTurn(
      run.filter((one) => cheapest.has(one)),
      pass,
    );
    if (inOrder.length > best.length) best = inOrder;
  }
  return new Set(best);
};

/** Those for whom there is enough when they come one after the other, and who is short takes nothing. */
const takenInTurn = (run: readonly Waiting[], pass: ResourcePass): readonly Waiting[] => {
  const left = pass.copy();
  return run.filter((one) => isTaken(one, left));
};

const isTaken = ({ need }: Waiting, pass: ResourcePass): boolean => {
  if (pass.shortfallOf(need) > 0) return false;
  pass.holdBack(need);
  return true;
};

const byCost = (pass: ResourcePass) => {
  const costs = new Map<Waiting, number>();
  const costOf = (one: Waiting): number => {
    const known = costs.get(one) ?? pass.costOf(one.need);
    costs.set(one, known);
    return known;
  };
  return (a: Waiting, b: Waiting): number => costOf(a) - costOf(b);
};
