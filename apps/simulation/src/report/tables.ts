import { type Column, table } from '../../../desk/src/demo/report/table.js';
import type { Policy } from '../options.js';
import type { Result } from './chronicle.js';
import type { Fairness } from './fairness.js';
import type { LeadTime } from './lead-times.js';
import type { MoneyOfYear } from './money-by-year.js';

/** The results of the policies, one after the other, to be read by people. */
export const inTables = (results: Readonly<Partial<Record<Policy, Result>>>): string =>
  Object.entries(results)
    .map(([policy, result]) => `${[`POLICY ${policy}`, ...sections(result)].join('\n\n')}\n`)
    .join('\n');

const sections = (result: Result): readonly string[] => {
  const { requests, commands, events, fairness, refusals } = result;
  return [
    [
      `${requests.submitted} requests, ${requests.accepted} accepted, ${requests.funded} funded, ${requests.closed} closed, ` +
        `${requests.endedEarly} declined, withdrawn or cancelled`,
      `${result.lapses} reservations lapsed, ${result.escalations} assignments were escalated, ${result.overdueInstalments} instalments were overdue`,
      `${commands.byPeople} commands by people, ${commands.byProcesses} by processes, ${events} events; ` +
        `invariants held at the end of each of ${result.invariantsChecked} months`,
    ].join('\n'),
    `MONEY (thousand US dollars; direct cost, but received: with support costs)\n${table(MONEY, result.moneyByYear)}`,
    `LEAD TIMES (days)\n${table(LEAD_TIMES, result.leadTimes)}`,
    `THE WAITLIST (days; Gini: 0, all wait alike, near 1, a few wait for all)\n${table(FAIRNESS, [
      fairness.all,
      ...fairness.byPriority.map((one) => ({ ...one, group: `priority ${one.group}` })),
      ...fairness.byAge.map((one) => ({ ...one, group: `accepted ${one.group}` })),
    ])}`,
    `OVERDUE BY THE SERVICE STANDARDS\n${table(COUNTS, Object.entries(result.overdue))}`,
    `REFUSED\n${table(COUNTS, Object.entries(refusals))}`,
  ];
};

const figure = <Row>(title: string, of: (row: Row) => number | null): Column<Row> => ({
  title,
  of: (row) => of(row) ?? '–',
  align: 'right',
});
const thousands = (cents: number): number => Math.round(cents / 100_000);

const MONEY: readonly Column<MoneyOfYear>[] = [
  { title: 'year', of: ({ year }) => year },
  figure('asked', ({ asked }) => thousands(asked)),
  figure('pledged', ({ pledged }) => thousands(pledged)),
  figure('received', ({ received }) => thousands(received)),
  figure('committed', ({ committed }) => thousands(committed)),
  figure('spent', ({ spent }) => thousands(spent)),
  figure('short at its end', ({ waitingShortfall }) => thousands(waitingShortfall)),
  figure('waiting', ({ waiting }) => waiting),
];

const LEAD_TIMES: readonly Column<LeadTime>[] = [
  { title: 'from … to', of: ({ step }) => step },
  figure('requests', ({ requests }) => requests),
  figure('median', (row) => row.median),
  figure('90th percentile', (row) => row.ninetieth),
];

const FAIRNESS: readonly Column<Fairness>[] = [
  { title: '', of: ({ group }) => group },
  figure('accepted', ({ accepted }) => accepted),
  figure('funded %', ({ fundedPercent }) => fundedPercent),
  figure('waited', ({ waited }) => waited),
  figure('still', ({ stillWaiting }) => stillWaiting),
  figure('median', ({ medianWait }) => medianWait),
  figure('90th', ({ ninetiethWait }) => ninetiethWait),
  figure('longest', ({ longestWait }) => longestWait),
  figure('Gini', ({ waitGini }) => waitGini),
  figure('passed over', ({ passedOver }) => passedOver),
];

const COUNTS: readonly Column<readonly [string, number]>[] = [
  { title: 'what', of: ([what]) => what },
  figure('times', ([, times]) => times),
];
