import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import fc from 'fast-check';
import type { RequestEvent } from '#assistance';
import type { ContributionEvent } from '#contributions';
import type { Recorded } from '#event-sourcing';
import type { EventStore } from '#event-store';
import {
  contributionFigures,
  type Figures,
  figuresByQuarter,
  figuresByRequest,
  requestFigures,
} from './figures-from-events.js';
import { dayOf, donorOf, donorsIn, eventsOf, idsIn } from './raw-events.js';

type View = Readonly<Record<string, unknown>>;
type Parts = readonly (View & Figures)[];
type Explanation = Readonly<{ total: number; items: readonly Change[]; next: string | null }>;
type Change = Readonly<{ change: number; sum: number }>;
type Project = Readonly<{
  budget: Readonly<{ lines: Parts }> | null;
  activities: readonly Readonly<{ activityId: string; participants: Figures | null }>[];
  expenditures: Parts;
}>;
type Difference = Readonly<{ shown: unknown; expected: unknown }>;
type Source = Readonly<{ api: NestFastifyApplication; store: EventStore }>;

const LEDGER =
  'announced signed receipts interest refunded transfers reserved committed spent pscCharged pscSetAside available advanceDrawn'.split(
    ' ',
  );
const SLICE = ['reserved', 'committed', 'spent', 'pscCharged'];
const QUARTER = ['received', 'interest', 'transferred', 'refunded', 'spent', 'pscCharged'];
const REQUEST = 'budget reserved committed spent obligated heldFacts'.split(' ');
const SOURCE = [...SLICE, 'pscSetAside'];
const LINE = ['budget', 'reserved', 'committed', 'spent', 'obligated'];
const SEXES = ['female', 'male', 'notStated'];
const COVERAGE = ['requests', 'funded', 'delivered', 'evaluated'];

/** Looks at every figure of the views today, and at those of some things as at a moment. */
export class DemoFigures {
  #events: readonly Recorded[] = [];
  readonly #differences: Difference[] = [];

  constructor(private readonly source: () => Source) {}

  async moments(many: number): Promise<readonly string[]> {
    const times = (await this.#all()).map(({ metadata }) => metadata.recordedAt).toSorted();
    return fc.sample(fc.constantFrom(...times.slice(times.length / 10)), many);
  }

  /** What is not as it should be, since it was asked last. */
  get #wrong(): readonly Difference[] {
    return this.#differences.splice(0);
  }

  #same(shown: unknown, expected: unknown): void {
    if (!isDeepStrictEqual(shown, expected)) this.#differences.push({ shown, expected });
  }

  /** Today: all of them, against raw events and what explanations add up to. */
  async checkToday(): Promise<readonly Difference[]> {
    const known = await this.#all();
    const contributions = idsIn(known, 'contribution');
    for (const id of contributions) await this.#checkContribution(id, '', known);
    for (const id of donorsIn(known)) await this.#checkDonor(id, '', known);
    for (const id of idsIn(known, 'request')) await this.#checkRequest(id, '', known);
    await this.#checkCoverage('');
    return this.#wrong;
  }

  /** As at a moment: those of a few things. Lists are made of tables that are filled for that, so not for many moments. */
  async checkAsAt(moment: string, { lists }: { lists: boolean }): Promise<readonly Difference[]> {
    const known = (await this.#all()).filter(({ metadata }) => metadata.recordedAt <= moment);
    const asAt = `asAt=${moment}`;
    for (const id of anyOf(idsIn(known, 'contribution'), 2)) await this.#checkContribution(id, asAt, known);
    for (const id of anyOf(donorsIn(known), 1)) await this.#checkDonor(id, asAt, known);
    for (const id of anyOf(idsIn(known, 'request'), 2)) await this.#checkRequest(id, asAt, known);
    if (!lists) return this.#wrong;
    const contributions = await this.#list('contributions', asAt);
    this.#same(contributions.length, idsIn(known, 'contribution').length);
    for (const view of contributions) {
      const events = eventsOf<ContributionEvent>(known, `contribution-${String(view['contributionId'])}`);
      this.#same(pick(view, LEDGER), contributionFigures(events));
    }
    const requests = await this.#list('requests', asAt);
    this.#same(requests.length, idsIn(known, 'request').length);
    for (const view of requests) {
      const events = eventsOf<RequestEvent>(known, `request-${String(view['requestId'])}`);
      this.#same(pick(view, REQUEST, 0), requestFigures(events));
    }
    await this.#checkCoverage(asAt);
    return this.#wrong;
  }

  /** What happened by the end of the day, as views and explanations tell it. */
  async checkKnownNow(moment: string): Promise<readonly Difference[]> {
    const day = moment.slice(0, 10);
    const asAt = `asAt=${moment}&known=now`;
    const occurred = (await this.#all()).filter((event) => dayOf(event) <= day);
    for (const id of anyOf(idsIn(occurred, 'contribution'), 2)) {
      const events = eventsOf<ContributionEvent>(occurred, `contribution-${id}`);
      const figures = contributionFigures(events);
      const view = await this.#get(`/contributions/${id}?${asAt}`);
      // Support costs are rounded on what all events come to.
      const named = LEDGER.filter((figure) => !['pscSetAside', 'available', 'advanceDrawn'].includes(figure));
      this.#same({ id, day, ...pick(view, named) }, { id, day, ...pick(figures, named) });
      await this.#explains(`/contributions/${id}`, asAt, pick(view, LEDGER));
    }
    for (const id of anyOf(idsIn(occurred, 'request'), 2)) {
      await this.#checkRequest(id, asAt, occurred);
    }
    await this.#checkCoverage(asAt);
    return this.#wrong;
  }

  async #checkContribution(id: string, asAt: string, known: readonly Recorded[]): Promise<void> {
    const events = eventsOf<ContributionEvent>(known, `contribution-${id}`);
    const view = await this.#get(`/contributions/${id}?${asAt}`);
    this.#same({ id, asAt, ...pick(view, LEDGER) }, { id, asAt, ...contributionFigures(events) });
    await this.#explains(`/contributions/${id}`, asAt, pick(view, [...LEDGER, 'advanceShortfall', 'advanceAuthority']));
    for (const instalment of view['instalments'] as Parts) {
      const which = `${asAt}&by=instalment&key=${String(instalment['instalmentId'])}`;
      await this.#explains(`/contributions/${id}`, which, pick(instalment, ['amount', 'outstanding']));
    }
    const used = await this.#get(`/contributions/${id}/utilisation?${asAt}`);
    await this.#checkUtilisation(`/contributions/${id}`, asAt, used, events);
  }

  async #checkDonor(id: string, asAt: string, known: readonly Recorded[]): Promise<void> {
    const view = await this.#get(`/donors/${id}/utilisation?${asAt}`);
    const theirs = idsIn(
      known.filter((event) => donorOf(event) === id),
      'contribution',
    );
    for (const used of view['items'] as readonly View[]) {
      const held = theirs
        .map((one) => eventsOf<ContributionEvent>(known, `contribution-${one}`))
        .filter(([first]) => first?.type === 'ContributionPledged' && first.data.currency === used['currency']);
      const each = held.map(contributionFigures);
      this.#same(pick(used['figures'] as View, LEDGER), totals(each, LEDGER));
      const which = `${asAt}&currency=${String(used['currency'])}`;
      await this.#checkUtilisation(`/donors/${id}`, which, used, held.flat());
      // The contributions' own are looked at anyway.
      if (held.length > 1) await this.#explains(`/donors/${id}`, which, pick(used['figures'] as View, LEDGER));
    }
  }

  async #checkUtilisation(
    path: string,
    asAt: string,
    used: View,
    events: readonly Recorded<ContributionEvent>[],
  ): Promise<void> {
    const [requests, quarters] = [used['byRequest'] as Parts, used['byQuarter'] as Parts];
    const bySlice = new Map(requests.map((slice) => [String(slice['key']), pick(slice, SLICE)]));
    const fromEvents = [...figuresByRequest(events)].map(([key, figures]) => [key, pick(figures, SLICE)] as const);
    this.#same(bySlice, new Map(fromEvents));
    const byQuarter = new Map(quarters.map((quarter) => [String(quarter['quarter']), pick(quarter, QUARTER)]));
    this.#same(byQuarter, figuresByQuarter(events));
    for (const by of ['theme', 'place'] as const) {
      const slices = used[by === 'theme' ? 'byTheme' : 'byPlace'] as Parts;
      this.#same(totals(slices, SLICE), totals(requests, SLICE));
      for (const slice of anyOf(slices, 1))
        await this.#explains(path, `${asAt}&by=${by}&key=${String(slice['key'])}`, pick(slice, SLICE));
    }
    for (const [key, figures] of anyOf([...bySlice], 1))
      await this.#explains(path, `${asAt}&by=request&key=${key}`, figures);
    for (const [key, figures] of anyOf([...byQuarter], 1))
      await this.#explains(path, `${asAt}&by=quarter&key=${key}`, figures);
  }

  async #checkRequest(id: string, asAt: string, known: readonly Recorded[]): Promise<void> {
    const view = await this.#get(`/requests/${id}?${asAt}`);
    const isKnownNow = asAt.includes('known=now');
    const figures = requestFigures(eventsOf<RequestEvent>(known, `request-${id}`));
    if (!isKnownNow) this.#same({ id, asAt, ...pick(view, REQUEST, 0) }, { id, asAt, ...figures });
    // The others end with what is known when it ends.
    this.#same(
      { id, asAt, ...pick(view, ['spent', 'budget'], 0) },
      {
        id,
        asAt,
        ...pick(figures, ['spent', 'budget']),
      },
    );
    await this.#explains(`/requests/${id}`, asAt, pick(view, [...REQUEST, 'shortfall'], 0));
    await this.#checkProject(id, asAt, view);
    for (const source of view['sources'] as Parts) {
      const contributionId = String(source['contributionId']);
      const paid = figuresByRequest(eventsOf(known, `contribution-${contributionId}`)).get(id);
      // Support costs are rounded on what all events come to.
      const named = isKnownNow ? SLICE : SOURCE;
      this.#same({ id, asAt, ...pick(source, named) }, { id, asAt, ...pick(paid ?? {}, named) });
      await this.#explains(`/requests/${id}`, `${asAt}&by=source&key=${contributionId}`, pick(source, SOURCE));
    }
  }

  /** Line by line, and who took part; the lines add up to what the request's own view shows. */
  async #checkProject(id: string, asAt: string, request: View): Promise<void> {
    const { budget, activities, expenditures } = await this.#get<Project>(`/requests/${id}/project?${asAt}`);
    const lines = budget?.lines ?? [];
    const named = ['budget', 'spent', ...(asAt.includes('known=now') ? [] : ['reserved', 'committed', 'obligated'])];
    if (budget) this.#same({ id, asAt, ...totals(lines, named) }, { id, asAt, ...pick(request, named, 0) });
    const path = `/requests/${id}`;
    for (const line of lines)
      await this.#explains(path, `${asAt}&by=line&key=${String(line['lineId'])}`, pick(line, LINE));
    for (const one of anyOf(expenditures, 1)) {
      const which = `${asAt}&by=expenditure&key=${String(one['expenditureId'])}`;
      await this.#explains(path, which, pick(one, ['inBudget', 'reversedInBudget']));
    }
    const took = activities.map(({ participants }) => participants ?? {});
    await this.#explains(path, `${asAt}&by=people`, totals(took, SEXES));
    for (const { activityId, participants } of anyOf(activities, 1))
      await this.#explains(path, `${asAt}&by=activity&key=${activityId}`, pick(participants ?? {}, SEXES, 0));
  }

  async #checkCoverage(asAt: string): Promise<void> {
    const { items } = await this.#get(`/mandate-coverage?${asAt}`);
    const covered = (items as readonly View[]).filter(({ requests }) => requests !== 0);
    for (const entry of anyOf(covered, asAt === '' ? 8 : 1)) {
      const path = `/mandates/${(entry['mandate'] as { id: string }).id}`;
      await this.#explains(path, asAt, pick(entry, COVERAGE));
      for (const [currency, spent] of Object.entries(entry['spent'] as Figures))
        await this.#explains(path, `${asAt}&currency=${currency}`, { spent });
    }
  }

  /** Each of the figures, by its own name; of those that are nothing, one. */
  async #explains(path: string, query: string, figures: Figures): Promise<void> {
    const all = Object.entries(figures);
    const none = all.filter(([, shown]) => shown === 0);
    const asked = [...all.filter(([, shown]) => shown !== 0), ...anyOf(none, 1)];
    await Promise.all(asked.map(([figure, shown]) => this.#explain(`${path}/explanations/${figure}?${query}`, shown)));
  }

  async #explain(path: string, shown: number): Promise<void> {
    const items: Change[] = [];
    let total = 0;
    for (let next: string | null = ''; next !== null;) {
      const page: Explanation = await this.#get(`${path}&limit=200${next === '' ? '' : `&cursor=${next}`}`);
      ({ total, next } = page);
      items.push(...page.items);
    }
    const sums = items.map((_, last) => items.slice(0, last + 1).reduce((sum, { change }) => sum + change, 0));
    this.#same({ path, total, sums }, { path, total: shown, sums: items.map(({ sum }) => sum) });
    this.#same({ path, last: sums.at(-1) ?? 0 }, { path, last: shown });
  }

  async #all(): Promise<readonly Recorded[]> {
    if (this.#events.length > 0) return this.#events;
    const events: Recorded[] = [];
    const end = new AbortController();
    const handle = async (batch: { events: readonly Recorded[]; caughtUp: boolean }): Promise<void> => {
      events.push(...batch.events);
      if (batch.caughtUp) end.abort();
    };
    await this.source().store.subscribe({ handle, signal: end.signal });
    return (this.#events = events);
  }

  async #list(what: string, asAt: string): Promise<readonly View[]> {
    const { items } = await this.#get(`/${what}?limit=200&${asAt}`);
    return items as readonly View[];
  }

  async #get<T = View>(path: string): Promise<T> {
    for (;;) {
      const answer = await this.source().api.inject({
        method: 'GET',
        url: `/api/v1${path}`,
        headers: { authorization: 'Name auditor' },
      });
      if (answer.statusCode === 200) return JSON.parse(answer.body) as T;
      if (answer.statusCode !== 503) throw new Error(`${path}: ${answer.statusCode} ${answer.body}`);
      await pause(100); // tables as at a moment are being filled, or make room
    }
  }
}

const anyOf = <T>(all: readonly T[], many: number): readonly T[] =>
  all.length <= many
    ? all
    : (fc.sample(fc.shuffledSubarray([...all], { minLength: many, maxLength: many }), 1)[0] ?? []);

const pick = (view: View, names: readonly string[], absent?: number): Figures =>
  Object.fromEntries(names.map((name) => [name, (view[name] ?? absent) as number]));

const totals = (parts: readonly Figures[], names: readonly string[]): Figures =>
  Object.fromEntries(names.map((name) => [name, parts.reduce((sum, part) => sum + (part[name] ?? 0), 0)]));
