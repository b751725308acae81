import { parseArgs } from 'node:util';

export const POLICIES = ['strict-order', 'best-fit'] as const;
export type Policy = (typeof POLICIES)[number];

export type SimulationOptions = Readonly<{
  years: number;
  requests: number;
  seed: number;
  policies: readonly Policy[];
  json: boolean;
}>;

const MOST = { years: 20, requests: 20_000, seed: 2 ** 32 - 1 } as const;

export const USAGE = `Usage: npm run simulate -- [--years N] [--requests N] [--seed N] [--policy POLICY] [--json]

  --years N        how long States ask, donors give and the Centre works (default 5, at most ${MOST.years})
  --requests N     requests that States submit in that time (default 2000, at most ${MOST.requests})
  --seed N         the same seed gives the same people, and the same result (default 1, at most ${MOST.seed})
  --policy POLICY  the waitlist's: strict-order, best-fit, or both, one after the other (default strict-order)
  --json           print the result as one line of JSON instead of tables
`;

/** The command line cannot be understood: the message says why. */
export class WrongUsage extends Error {
  override readonly name = 'WrongUsage';
}

export const readSimulationOptions = (args: readonly string[]): SimulationOptions | 'help' => {
  const values = parsed(args);
  if (values.help) return 'help';
  return {
    years: whole('years', values.years, 1),
    requests: whole('requests', values.requests, 1),
    seed: whole('seed', values.seed, 0),
    policies: policiesOf(values.policy),
    json: values.json,
  };
};

const parsed = (args: readonly string[]) => {
  try {
    return parseArgs({
      args: [...args],
      options: {
        years: { type: 'string', default: '5' },
        requests: { type: 'string', default: '2000' },
        seed: { type: 'string', default: '1' },
        policy: { type: 'string', default: 'strict-order' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values;
  } catch (error) {
    throw new WrongUsage(error instanceof Error ? error.message : String(error));
  }
};

const whole = (name: keyof typeof MOST, text: string, least: number): number => {
  const number = /^\d{1,10}$/.test(text) ? Number(text) : -1;
  if (number < least || number > MOST[name])
    throw new WrongUsage(`--${name} wants a whole number from ${least} to ${MOST[name]}, not "${text}".`);
  return number;
};

const policiesOf = (text: string): readonly Policy[] => {
  if (text === 'both') return POLICIES;
  const policy = POLICIES.find((one) => one === text);
  if (!policy) throw new WrongUsage(`--policy wants strict-order, best-fit or both, not "${text}".`);
  return [policy];
};
