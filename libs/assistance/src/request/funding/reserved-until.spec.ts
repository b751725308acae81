import { beforeEach, describe, expect, test } from '@jest/globals';
import type { FieldOfficeEvent } from '#field-offices';
import type { StandardsEvent } from '../../service-standards/standards.events.js';
import { SERVICE_STANDARDS_STREAM } from '../../service-standards/standards.state.js';
import { TestCentre, line } from '../../testing/index.js';

let centre: TestCentre;
beforeEach(async () => {
  centre = new TestCentre('2026-03-01');
  await centre.hasRequest('TA-1', { lines: [line('L1', 400)] });
});

const standard = (amount: number, unit: 'days' | 'working-days', from = '2026-01-01') => {
  const event: StandardsEvent = {
    type: 'ServiceStandardSet',
    data: { step: 'confirm-funding', amount, unit, from, reason: 'As agreed' },
  };
  centre.streams.append([{ stream: SERVICE_STANDARDS_STREAM, events: [event] }]);
};

describe('The last day of a reservation', () => {
  beforeEach(() => centre.hasContribution('VC-1', { received: 1_000 }));
  const expiresOn = async (): Promise<unknown> => {
    await centre.checks('TA-1');
    const { standing } = centre.request('TA-1') as { standing: { expiresOn: string } }; // in funding
    return standing.expiresOn;
  };

  test('is thirty days after it is made', async () => expect(await expiresOn()).toBe('2026-03-31'));

  test('is as the service standard says that is in force then', async () => {
    standard(10, 'days');
    standard(90, 'days', '2026-03-02');
    expect(await expiresOn()).toBe('2026-03-11');
  });

  test('may be counted in working days of headquarters', async () => {
    const office = { code: 'HQ', name: 'HQ', hostCountry: 'AT', countries: [], themes: [], languages: [], capacity: 1 };
    const events: FieldOfficeEvent[] = [
      { type: 'FieldOfficeOpened', data: office },
      { type: 'FieldOfficeCalendarSet', data: { code: 'HQ', weekend: ['sunday'], holidays: [] } },
    ];
    centre.streams.append([{ stream: 'field-office-HQ', events }]);
    standard(10, 'working-days');
    expect(await expiresOn()).toBe('2026-03-12');
  });
});

test('A reservation of one that waited is as long', async () => {
  standard(10, 'days');
  await centre.checks('TA-1');
  await centre.hasContribution('VC-1', { received: 1_000 });
  await centre.rechecks();
  expect(centre.request('TA-1')).toMatchObject({ standing: { kind: 'reserved', expiresOn: '2026-03-11' } });
});
