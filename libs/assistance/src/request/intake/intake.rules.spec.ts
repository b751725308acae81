import { describe, expect, test } from '@jest/globals';
import { given } from '#event-sourcing/testing';
import { request } from '../request.decider.js';
import type { RequestEvent } from '../request.events.js';
import { commands } from '../request-commands.samples.js';
import { events, until } from '../request-events.samples.js';
import { acceptance, on, requestId, submission, today } from '../request.samples.js';
import {
  AcceptRequest,
  AcknowledgeRequest,
  DeclineRequest,
  ProvideInformation,
  RequestInformation,
  SubmitRequest,
} from './intake.commands.js';
import type { Submission } from './intake.events.js';

const context = on(today);
const submit = (changed: Partial<Submission>) => new SubmitRequest({ ...submission, ...changed }, context);
const submitted = (changed: Partial<Submission>): RequestEvent => ({
  type: 'RequestSubmitted',
  data: { ...submission, ...changed },
});
const ask = (askedOn: string, question = 'Which courts?') =>
  new RequestInformation({ requestId, question, askedOn }, context);
const answer = (providedOn: string, text = 'All') =>
  new ProvideInformation({ requestId, answer: text, providedOn }, context);
const decline = (declinedOn: string, reason = 'No mandate') =>
  new DeclineRequest({ requestId, reason, declinedOn }, context);
const country = (code: string, share: number) => ({ kind: 'country' as const, code, share });

describe('A submission', () => {
  test('is recorded as it was made', () => given(request).when(submit({})).then(submitted({})));

  test.each<[string, Partial<Submission>]>([
    ['one State for itself', { beneficiaries: [country('KE', 10_000)] }],
    [
      'three States with equal shares',
      { beneficiaries: [country('KE', 3_334), country('UG', 3_333), country('TZ', 3_333)] },
    ],
    ['a region', { beneficiaries: [{ kind: 'region', code: '014', share: 10_000 }] }],
    ['all States', { beneficiaries: [{ kind: 'global', code: '001', share: 10_000 }] }],
    ['a regional body', { origin: { kind: 'regional-body', name: 'Eastern African police chiefs' } }],
    ['the Centre itself', { origin: { kind: 'centre' }, focalPoint: null, ministry: null }],
    ['a State that knows neither cost nor start', { estimatedCost: null, wantedStart: null }],
    ['a State that names no mandate and no kind yet', { mandates: [], kinds: [] }],
    ['a State that asks today', { submittedOn: today }],
  ])('may be of %s', (_, changed) => given(request).when(submit(changed)).then(submitted(changed)));

  test.each<[string, string, Partial<Submission>]>([
    ['without a title', 'title', { title: ' ' }],
    ['with an endless title', 'title', { title: 'x'.repeat(301) }],
    ['with control characters in its title', 'title', { title: 'law\u0007' }],
    ['with half a character in its title', 'title', { title: 'law \ud83d' }],
    ['without a description', 'description', { description: '' }],
    ['with an endless description', 'description', { description: 'x'.repeat(20_001) }],
    ['without a justification', 'justification', { justification: '' }],
    ['of an endless ministry', 'ministry', { ministry: 'x'.repeat(301) }],
    ['of a nameless ministry', 'ministry', { ministry: '' }],
    ['with an endless reference', 'externalReference', { externalReference: 'x'.repeat(501) }],
    ['about an endless instrument', 'instrument', { instrument: 'x'.repeat(101) }],
    ['by a focal point without a name', 'focalPoint.name', { focalPoint: { ...focalPoint(), name: '' } }],
    ['by a focal point without an id', 'focalPoint.personId', { focalPoint: { ...focalPoint(), personId: '' } }],
    [
      'by a focal point with endless mail',
      'focalPoint.email',
      { focalPoint: { ...focalPoint(), email: 'x'.repeat(255) } },
    ],
    [
      'by a focal point with an endless number',
      'focalPoint.telephone',
      { focalPoint: { ...focalPoint(), telephone: '1'.repeat(51) } },
    ],
    ['by no country', 'origin.country', { origin: { kind: 'state', country: 'XX' } }],
    ['by a country in small letters', 'origin.country', { origin: { kind: 'state', country: 'ke' } }],
    ['by a nameless regional body', 'origin.name', { origin: { kind: 'regional-body', name: '' } }],
    ['for nobody', 'beneficiaries', { beneficiaries: [] }],
    ['for more than can be', 'beneficiaries', { beneficiaries: Array.from({ length: 251 }, () => country('KE', 1)) }],
    ['for an unknown country', 'beneficiaries.code', { beneficiaries: [country('ZZ', 10_000)] }],
    [
      'for an unknown region',
      'beneficiaries.code',
      { beneficiaries: [{ kind: 'region', code: '999', share: 10_000 }] },
    ],
    [
      'for a country called a region',
      'beneficiaries.code',
      { beneficiaries: [{ kind: 'region', code: 'KE', share: 10_000 }] },
    ],
    ['for the same country twice', 'beneficiaries', { beneficiaries: [country('KE', 5_000), country('KE', 5_000)] }],
    [
      'with shares that leave something over',
      'beneficiaries.share',
      { beneficiaries: [country('KE', 6_000), country('UG', 3_999)] },
    ],
    [
      'with shares beyond the whole',
      'beneficiaries.share',
      { beneficiaries: [country('KE', 6_000), country('UG', 4_001)] },
    ],
    ['with a share of nothing', 'beneficiaries.share', { beneficiaries: [country('KE', 10_000), country('UG', 0)] }],
    ['with a negative share', 'beneficiaries.share', { beneficiaries: [country('KE', 10_001), country('UG', -1)] }],
    [
      'with a share in fractions',
      'beneficiaries.share',
      { beneficiaries: [country('KE', 9_999.5), country('UG', 0.5)] },
    ],
    ['with a share that is no number', 'beneficiaries.share', { beneficiaries: [country('KE', Number.NaN)] }],
    ['without a theme', 'themes', { themes: [] }],
    ['on an unknown theme', 'themes', { themes: ['piracy'] }],
    ['on one theme twice', 'themes', { themes: ['corruption', 'corruption'] }],
    ['for one kind of assistance twice', 'kinds', { kinds: ['seminar', 'seminar'] }],
    ['under an unknown mandate', 'mandates', { mandates: ['99z'] }],
    ['under one mandate twice', 'mandates', { mandates: ['18a', '18a'] }],
    ['that costs nothing', 'estimatedCost.minor', { estimatedCost: { minor: 0, currency: 'USD' } }],
    ['that costs less than nothing', 'estimatedCost.minor', { estimatedCost: { minor: -1, currency: 'USD' } }],
    ['that costs half a cent', 'estimatedCost.minor', { estimatedCost: { minor: 0.5, currency: 'USD' } }],
    [
      'that costs more than can be counted',
      'estimatedCost.minor',
      { estimatedCost: { minor: 2 ** 53, currency: 'USD' } },
    ],
    ['in an unknown currency', 'estimatedCost.currency', { estimatedCost: { minor: 1, currency: 'XXQ' } }],
    ['of tomorrow', 'submittedOn', { submittedOn: '2026-09-02' }],
    ['of a day that no calendar has', 'submittedOn', { submittedOn: '2026-02-29' }],
    ['to start on a day that no calendar has', 'wantedStart', { wantedStart: '2026-04-31' }],
  ])('%s is refused, and %s named', (_, field, changed) =>
    given(request).when(submit(changed)).thenRefused('InvalidInput', { field }),
  );

  test('for all States is for the world, whatever else it is called', () => {
    const everywhere = {
      kind: 'global',
      code: 'everywhere',
      share: 10_000,
    } as unknown as Submission['beneficiaries'][number]; // as JavaScript may send it
    given(request)
      .when(submit({ beneficiaries: [everywhere] }))
      .thenRefused('InvalidInput', { field: 'beneficiaries.code' });
  });
});

describe('The acknowledgement of a request', () => {
  const acknowledge = (acknowledgedOn: string, day = today) =>
    new AcknowledgeRequest({ requestId, acknowledgedOn }, on(day));
  const { RequestAcknowledged, InformationRequested } = events;

  test('is told from its submission until today', () => {
    given(request, ...until.intake)
      .when(acknowledge('2026-01-06'))
      .then(RequestAcknowledged);
    given(request, ...until.intake, InformationRequested)
      .when(acknowledge('2026-01-06'))
      .then(RequestAcknowledged);
    for (const day of ['2026-01-04', '2026-09-02', '2026-02-30'])
      given(request, ...until.intake)
        .when(acknowledge(day))
        .thenRefused('InvalidInput', { field: 'acknowledgedOn' });
  });

  test('is told once: again changes nothing', () =>
    given(request, ...until.intake, RequestAcknowledged)
      .when(acknowledge('2026-01-07'))
      .then());

  test('comes before the decision', () =>
    given(request, ...until.funding)
      .when(acknowledge('2026-01-06'))
      .thenRefused('WrongPhase', { phase: 'funding' }));
});

describe('Information that the Centre lacks', () => {
  const asked: RequestEvent = events.InformationRequested;
  const informed: RequestEvent = events.InformationProvided;

  test('is asked for, and given', () => {
    given(request, ...until.intake)
      .when(commands.RequestInformation)
      .then(asked);
    given(request, ...until.intake, asked)
      .when(commands.ProvideInformation)
      .then(informed);
  });

  test('is asked for once at a time', () =>
    given(request, ...until.intake, asked)
      .when(ask('2026-01-08'))
      .thenRefused('InformationAlreadyRequested', { since: '2026-01-07' }));

  test('may be asked for again after it was given', () =>
    given(request, ...until.intake, asked, informed)
      .when(ask('2026-01-12', 'And the lower courts?'))
      .then({
        type: 'InformationRequested',
        data: { requestId, question: 'And the lower courts?', askedOn: '2026-01-12' },
      }));

  test('comes in order: nothing that follows is dated before it', () => {
    const before = given(request, ...until.intake, asked, informed);
    before.when(ask('2026-01-08', 'And the lower courts?')).thenRefused('InvalidInput', { field: 'askedOn' });
    before.when(decline('2026-01-08')).thenRefused('InvalidInput', { field: 'declinedOn' });
    const early = new AcceptRequest({ ...commands.AcceptRequest.data, acceptedOn: '2026-01-08' }, context);
    before.when(early).thenRefused('InvalidInput', { field: 'acceptedOn', rule: 'must not be before providedOn' });
  });

  test('is not given unasked', () => {
    given(request, ...until.intake)
      .when(answer('2026-01-09'))
      .thenRefused('NoInformationRequested');
    given(request, ...until.intake, asked, informed)
      .when(answer('2026-01-09'))
      .thenRefused('NoInformationRequested');
  });

  test('is awaited before the request is accepted, but not before it is declined', () => {
    given(request, ...until.intake, asked)
      .when(commands.AcceptRequest)
      .thenRefused('InformationAwaited', { since: '2026-01-07' });
    given(request, ...until.intake, asked)
      .when(commands.DeclineRequest)
      .then(events.RequestDeclined);
    given(request, ...until.intake, asked, informed)
      .when(commands.AcceptRequest)
      .then(events.RequestAccepted);
  });

  test('is given on the day of the question at the earliest', () => {
    given(request, ...until.intake, asked)
      .when(answer('2026-01-07'))
      .then({ type: 'InformationProvided', data: { requestId, answer: 'All', providedOn: '2026-01-07' } });
    given(request, ...until.intake, asked)
      .when(answer('2026-01-06'))
      .thenRefused('InvalidInput', { field: 'providedOn', rule: 'must not be before askedOn' });
  });

  test('is put in words, in a reasonable number of them, and by today', () => {
    const before = given(request, ...until.intake);
    before.when(ask('2026-01-08', '')).thenRefused('InvalidInput', { field: 'question' });
    before.when(ask('2026-01-08', 'x'.repeat(5_001))).thenRefused('InvalidInput', { field: 'question' });
    before.when(ask('2026-09-02')).thenRefused('InvalidInput', { field: 'askedOn' });
    before.when(ask('2026-01-04')).thenRefused('InvalidInput', { field: 'askedOn' });
    const awaiting = given(request, ...until.intake, asked);
    awaiting.when(answer('2026-01-09', '\n')).thenRefused('InvalidInput', { field: 'answer' });
    awaiting.when(answer('2026-01-09', 'x'.repeat(20_001))).thenRefused('InvalidInput', { field: 'answer' });
    awaiting.when(answer('2026-09-02')).thenRefused('InvalidInput', { field: 'providedOn' });
  });
});

describe('A request that is declined', () => {
  test('is told why', () => {
    given(request, ...until.intake)
      .when(commands.DeclineRequest)
      .then(events.RequestDeclined);
    given(request, ...until.intake)
      .when(decline('2026-01-12', ' '))
      .thenRefused('InvalidInput', { field: 'reason' });
    given(request, ...until.intake)
      .when(decline('2026-01-12', 'x'.repeat(5_001)))
      .thenRefused('InvalidInput', { field: 'reason' });
  });

  test('is so from its submission until today', () => {
    for (const day of ['2026-01-04', '2026-09-02', 'yesterday'])
      given(request, ...until.intake)
        .when(decline(day))
        .thenRefused('InvalidInput', { field: 'declinedOn' });
  });
});

describe('A request that is accepted', () => {
  type Screening = ConstructorParameters<typeof AcceptRequest>[0];
  const accept = (changed: Partial<Screening>) =>
    new AcceptRequest({ ...commands.AcceptRequest.data, ...changed }, context);
  const accepted = (changed: Partial<typeof acceptance>): RequestEvent => ({
    type: 'RequestAccepted',
    data: { ...acceptance, ...changed },
  });
  const { budget } = acceptance;
  const [line] = budget.lines as [(typeof budget.lines)[number]]; // the sample's first line
  const withLine = (changed: Partial<typeof line>) => ({ budget: { ...budget, lines: [{ ...line, ...changed }] } });

  test('has its mandate, programme, budget and priority, and starts when the State wanted', () =>
    given(request, ...until.intake)
      .when(accept({}))
      .then(accepted({})));

  test('need not support an action of States', () =>
    given(request, ...until.intake)
      .when(accept({ stateAction: null }))
      .then(accepted({ stateAction: null })));

  test('starts on another day where the Centre says so, or on the day of acceptance where nobody did', () => {
    given(request, ...until.intake)
      .when(accept({ startsOn: '2026-03-01' }))
      .then(accepted({ startsOn: '2026-03-01' }));
    given(request, submitted({ wantedStart: null }))
      .when(accept({}))
      .then(accepted({ startsOn: '2026-01-12' }));
  });

  test.each<[string, string, Partial<Screening>]>([
    ['under an unknown mandate', 'mandate', { mandate: '18z' }],
    ['under an action of States', 'mandate', { mandate: '17a' }],
    ['in support of an unknown action', 'stateAction', { stateAction: '17z' }],
    ['in support of the Centre itself', 'stateAction', { stateAction: '18a' }],
    ['within an unknown programme', 'programme', { programme: 'XYZ' }],
    ['without a budget', 'budget.lines', { budget: { ...budget, lines: [] } }],
    [
      'with an endless budget',
      'budget.lines',
      { budget: { ...budget, lines: Array.from({ length: 101 }, (_, n) => ({ ...line, lineId: String(n) })) } },
    ],
    ['with one line twice', 'budget.lines', { budget: { ...budget, lines: [line, line] } }],
    ['in an unknown currency', 'budget.currency', { budget: { ...budget, currency: 'XXQ' } }],
    ['in a currency in small letters', 'budget.currency', { budget: { ...budget, currency: 'usd' } }],
    ['with a line of nothing', 'budget.lines.amount', withLine({ amount: 0 })],
    ['with a negative line', 'budget.lines.amount', withLine({ amount: -100 })],
    ['with a line in fractions of a cent', 'budget.lines.amount', withLine({ amount: 10.5 })],
    [
      'with lines that nobody can add up',
      'budget.lines.amount',
      { budget: { ...budget, lines: budget.lines.map((one) => ({ ...one, amount: Number.MAX_SAFE_INTEGER })) } },
    ],
    ['with a nameless line', 'budget.lines.lineId', withLine({ lineId: '' })],
    ['with a line for no purpose', 'budget.lines.description', withLine({ description: '' })],
    ['with an endless line', 'budget.lines.description', withLine({ description: 'x'.repeat(501) })],
    ['before it was submitted', 'acceptedOn', { acceptedOn: '2026-01-04' }],
    ['tomorrow', 'acceptedOn', { acceptedOn: '2026-09-02' }],
    ['to start on a day that no calendar has', 'startsOn', { startsOn: '2026-02-30' }],
  ])('%s is not, and %s named', (_, field, changed) =>
    given(request, ...until.intake)
      .when(accept(changed))
      .thenRefused('InvalidInput', { field }),
  );

  test('has a budget in categories of the United Nations', () => {
    const sweets = { ...line, category: 'sweets' } as unknown as typeof line; // as JavaScript may send it
    given(request, ...until.intake)
      .when(accept({ budget: { ...budget, lines: [sweets] } }))
      .thenRefused('InvalidInput', { field: 'budget.lines.category', value: 'sweets' });
  });

  describe('by priority', () => {
    const proposes = (
      changed: Partial<Submission>,
      priority: number,
      because: string[],
      screening: Partial<Screening> = {},
    ) => {
      const history = submitted({ beneficiaries: [country('KE', 10_000)], ...changed });
      const [event] = request.decide(accept(screening), request.evolve(request.initial, history));
      const proposed = event?.type === 'RequestAccepted' ? event.data.proposedPriority : undefined;
      expect(event?.data).toMatchObject({ priority });
      expect([proposed?.priority, proposed?.reasons.map((one) => one.because)]).toEqual([priority, because]);
    };

    test('is 4 where nothing speaks for haste', () => proposes({}, 4, []));
    test('rises with urgency', () => {
      proposes({ urgency: 'urgent' }, 3, ['urgency']);
      proposes({ urgency: 'emergency' }, 2, ['urgency']);
    });
    test('rises for a least developed country, as of the day of acceptance', () => {
      proposes({ beneficiaries: [country('KE', 9_999), country('UG', 1)] }, 3, ['least-developed-country']);
      proposes({ beneficiaries: [country('BT', 10_000)] }, 4, []); // graduated in 2023
    });
    test('rises before ratification, not after', () => {
      proposes({}, 3, ['ratification'], { ratification: 'pre-ratification' });
      proposes({}, 4, [], { ratification: 'post-ratification' });
    });
    test('falls after much earlier assistance', () => {
      proposes({}, 4, [], { earlierAssistance: 2 });
      proposes({}, 5, ['earlier-assistance'], { earlierAssistance: 3 });
    });
    test('stays on the scale', () =>
      proposes(
        { urgency: 'emergency', beneficiaries: [country('UG', 10_000)] },
        1,
        ['urgency', 'least-developed-country', 'ratification'],
        { ratification: 'pre-ratification' },
      ));

    test('that the manager sets says why, in words, what was proposed being kept beside it', () => {
      const set = { priority: 1 as const, priorityReason: 'The Minister leaves in May' };
      given(request, ...until.intake)
        .when(accept(set))
        .then(accepted(set));
      given(request, ...until.intake)
        .when(accept({ priority: 1 }))
        .thenRefused('InvalidInput', { field: 'priorityReason' });
    });

    test('that agrees with the proposal needs no words, and not too many', () => {
      given(request, ...until.intake)
        .when(accept({ priority: 3 }))
        .then(accepted({}));
      given(request, ...until.intake)
        .when(accept({ priorityReason: 'Indeed' }))
        .then(accepted({ priorityReason: 'Indeed' }));
      given(request, ...until.intake)
        .when(accept({ priorityReason: 'x'.repeat(2_001) }))
        .thenRefused('InvalidInput', { field: 'priorityReason' });
    });

    test('is none but 1 to 5', () => {
      for (const priority of [0, 6, 1.5, Number.NaN])
        given(request, ...until.intake)
          .when(accept({ priority: priority as 1, priorityReason: 'Because' })) // as JavaScript may send it
          .thenRefused('InvalidInput', { field: 'priority' });
    });
  });
});

function focalPoint(): NonNullable<Submission['focalPoint']> {
  return { personId: 'person-1', name: 'A. Wanjiru', email: null, telephone: null };
}
