import {
  type PipelinePhase,
  ShowPipeline,
  ShowRequest,
  ShowTimeline,
  ShowWaitlist,
  type WaitlistRow,
} from '#assistance';
import { type DonorRow, ListDonors, ShowDonorUtilisation, type Utilisation } from '#contributions';
import type { Query } from '@nestjs/cqrs';
import { formatMoney, toDecimal } from '#money';
import { timelineTable } from './timeline-table.js';
import { table } from './table.js';

/** Asks the read models: what the api answers with, too. */
export type Ask = <Answer>(query: Query<Answer>) => Promise<Answer>;

const ALL = 1_000;

/** The programme as it stands: pipeline, waitlist, donors and one request's history, in at most a hundred columns. */
export const demoReport = async (ask: Ask, today: string, requestId: string): Promise<string> => {
  const request = await ask(new ShowRequest(requestId));
  const sections = [
    ['', 'An illustrative programme: the donors exist, what they are said to give here does not.'],
    [`PIPELINE on ${today}, ages in days`, pipelineTable(await ask(new ShowPipeline(today, ALL)))],
    ['WAITLIST in strict order: who is funded next', waitlistTable((await ask(new ShowWaitlist(today))).items)],
    [
      'DONORS’ UTILISATION by currency held, in thousands; spent with its programme support costs',
      donorTable(await utilisations(ask)),
    ],
    [`${requestId}: ${request.title}`, timelineTable(await ask(new ShowTimeline(requestId, 0, ALL)))],
  ];
  return sections.map(([title, text]) => (title === '' ? text : `${title}\n\n${text}`)).join('\n\n\n');
};

const pipelineTable = (phases: readonly PipelinePhase[]): string =>
  table(
    [
      { title: 'phase', of: ({ phase }) => phase },
      { title: 'requests', of: ({ count }) => count, align: 'right' },
      { title: 'late', of: ({ late }) => late || '', align: 'right' },
      { title: 'oldest', of: ({ oldest_age }) => oldest_age ?? '', align: 'right' },
      { title: 'median', of: ({ median_age }) => median_age ?? '', align: 'right' },
      { title: 'of these', of: ({ requests }) => standings(requests), widest: 52 },
    ],
    phases,
  );

const standings = (requests: PipelinePhase['requests']): string => {
  const counts = new Map<string, number>();
  for (const { standing } of requests) counts.set(standing, (counts.get(standing) ?? 0) + 1);
  return [...counts].map(([standing, count]) => (count === 1 ? standing : `${count} ${standing}`)).join(', ');
};

const waitlistTable = (rows: readonly WaitlistRow[]): string =>
  table(
    [
      { title: '#', of: ({ position }) => position, align: 'right' },
      { title: 'request', of: ({ request_id }) => request_id },
      { title: 'title', of: ({ title }) => title, widest: 34 },
      { title: 'priority', of: ({ effective_priority }) => effective_priority, align: 'right' },
      { title: 'days', of: ({ days_waiting }) => days_waiting, align: 'right' },
      { title: 'shortfall', of: ({ shortfall: minor, currency }) => formatMoney({ minor, currency }), align: 'right' },
    ],
    rows,
  );

type DonorLedger = Utilisation & Pick<DonorRow, 'name'>;

const utilisations = async (ask: Ask): Promise<readonly DonorLedger[]> => {
  const donors = await ask(new ListDonors(null, ALL));
  const all = donors.map(async ({ donor_id, name }) =>
    (await ask(new ShowDonorUtilisation(donor_id))).map((utilisation) => ({ ...utilisation, name })),
  );
  return (await Promise.all(all)).flat().toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
};

const donorTable = (rows: readonly DonorLedger[]): string =>
  table(
    [
      { title: 'donor', of: ({ name }) => name, widest: 18 },
      { title: '', of: ({ currency }) => currency },
      { title: 'announced', of: inThousands(({ announced }) => announced), align: 'right' },
      {
        title: 'received',
        of: inThousands(({ receipts, interest, refunded }) => receipts + interest - refunded),
        align: 'right',
      },
      { title: 'reserved', of: inThousands(({ reserved }) => reserved), align: 'right' },
      { title: 'committed', of: inThousands(({ committed }) => committed), align: 'right' },
      { title: 'spent', of: inThousands(({ spent, psc_charged }) => spent + psc_charged), align: 'right' },
      { title: 'available', of: inThousands(({ available }) => available), align: 'right' },
      { title: 'used', of: ({ utilisation_rate: rate }) => `${(rate / 100).toFixed(1)} %`, align: 'right' },
    ],
    rows,
  );

const oneDecimal = new Intl.NumberFormat('en', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** Rounded for the eye: the api has the exact figures. */
const inThousands =
  (figure: (figures: Utilisation['figures']) => number) =>
  ({ figures, currency }: DonorLedger): string =>
    oneDecimal.format(Number(toDecimal({ minor: figure(figures), currency })) / 1_000);
