import { Query } from '@nestjs/cqrs';
import { NotFound } from '#event-sourcing';
import { type Holiday, type OfficeStanding, type RankedOffice, type Weekday, rankOffices } from '#field-offices';
import { queryHandler, type Rows } from '#read-models';
import type { Beneficiary } from '#contributions';

export type OfficeWorkload = Readonly<{
  code: string;
  name: string;
  host_country: string;
  countries: readonly string[];
  themes: readonly string[];
  languages: readonly string[];
  /** Concurrent projects. */
  capacity: number;
  weekend: readonly Weekday[];
  holidays: readonly Holiday[];
  open: boolean;
  revision: number;
  /** Requests that wait for its answer. */
  to_answer: number;
  /** Requests that it delivers. */
  delivering: number;
  suspended: number;
  free: number;
}>;

export class ShowOfficeWorkload extends Query<readonly OfficeWorkload[]> {}

/** The offices as they suit a request, the best first, with the reasons. */
export class RankOfficesFor extends Query<readonly RankedOffice[]> {
  constructor(readonly requestId: string) {
    super();
  }
}

export const officeWorkloadQueries = [
  queryHandler(ShowOfficeWorkload, (_, models) => workload(models)),
  queryHandler(RankOfficesFor, async ({ requestId }, models) => {
    const [request] = await models.rows<{ beneficiaries: readonly Beneficiary[]; themes: readonly string[] }>(
      `select beneficiaries, themes from {request_overview} where request_id = $1`,
      [requestId],
    );
    if (!request) throw new NotFound('Request', requestId);
    const offices = await workload(models);
    return rankOffices({ ...request, languages: [] }, offices.map(standingOf));
  }),
];

const workload = (models: Rows): Promise<readonly OfficeWorkload[]> =>
  models.rows<OfficeWorkload>(
    `select o.*, r.to_answer, r.delivering, r.suspended, greatest(0, o.capacity - r.to_answer - r.delivering) as free
     from {field_office} o, lateral (
       select (count(*) filter (where phase = 'assignment'))::integer as to_answer,
         (count(*) filter (where phase = 'delivery'))::integer as delivering,
         (count(*) filter (where standing = 'suspended'))::integer as suspended
       from {request_overview} where office_code = o.code and phase in ('assignment', 'delivery')) r
     order by o.code`,
  );

const standingOf = ({
  code,
  name,
  host_country,
  countries,
  themes,
  languages,
  capacity,
  open,
  to_answer,
  delivering,
}: OfficeWorkload): OfficeStanding => ({
  ...{ code, name, hostCountry: host_country, countries, themes, languages, capacity, open },
  running: to_answer + delivering,
});
