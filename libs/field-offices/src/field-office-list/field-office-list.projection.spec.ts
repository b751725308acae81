import { describe, expect, test } from '@jest/globals';
import type { Recorded } from '#event-sourcing';
import type { FieldOfficeEvent } from '../field-office/field-office.events.js';
import { fieldOfficeList } from './field-office-list.projection.js';

describe('Field office list', () => {
  test('shows an office from its opening', () =>
    expect(rowsAfter(opened)).toEqual([
      {
        code: 'ROEA',
        name: 'Regional Office for Eastern Africa',
        host_country: 'KE',
        countries: ['KE', 'UG'],
        themes: ['corruption'],
        languages: ['en', 'sw'],
        capacity: 6,
        weekend: ['saturday', 'sunday'],
        holidays: [],
        open: true,
        revision: 0,
      },
    ]));

  test('shows the latest name, coverage and capacity, and the revision to edit from', () =>
    expect(rowsAfter(opened, renamed, covers, smaller)).toEqual([
      expect.objectContaining({ name: 'Nairobi', countries: ['KE'], themes: [], languages: ['en'], revision: 3 }),
    ]));

  test('keeps a closed office, marked as closed', () =>
    expect(rowsAfter(opened, smaller, closed)).toEqual([
      expect.objectContaining({ code: 'ROEA', capacity: 2, open: false, revision: 2 }),
    ]));

  test('shows the weekend and the holidays that were set last', () =>
    expect(rowsAfter(opened, calendar, { ...calendar, data: { ...calendar.data, holidays: [] } })).toEqual([
      expect.objectContaining({ weekend: ['friday', 'saturday'], holidays: [], revision: 2 }),
    ]));

  test('looks at every event of an office, and fills the columns of its table', () => {
    const events = [opened, renamed, covers, smaller, calendar, closed];
    expect([...fieldOfficeList.handles].toSorted()).toEqual(events.map(({ type }) => type).toSorted());
    const [row = {}] = rowsAfter(...events);
    expect(Object.keys(row).toSorted()).toEqual(Object.keys(fieldOfficeList.tables[0]?.columns ?? {}).toSorted());
  });

  test('is the same when an event is applied twice', () => {
    const changes = recorded([opened, covers]).flatMap(fieldOfficeList.project);
    const again = recorded([opened, covers]).flatMap(fieldOfficeList.project);
    expect(applied([...changes, ...changes])).toEqual(applied(again));
  });
});

const code = 'ROEA';
const opened: FieldOfficeEvent = {
  type: 'FieldOfficeOpened',
  data: {
    code,
    name: 'Regional Office for Eastern Africa',
    hostCountry: 'KE',
    countries: ['KE', 'UG'],
    themes: ['corruption'],
    languages: ['en', 'sw'],
    capacity: 6,
  },
};
const renamed: FieldOfficeEvent = { type: 'FieldOfficeRenamed', data: { code, name: 'Nairobi' } };
const covers: FieldOfficeEvent = {
  type: 'FieldOfficeCoverageChanged',
  data: { code, countries: ['KE'], themes: [], languages: ['en'] },
};
const smaller: FieldOfficeEvent = { type: 'FieldOfficeCapacityChanged', data: { code, capacity: 2 } };
const calendar = {
  type: 'FieldOfficeCalendarSet',
  data: { code, weekend: ['friday', 'saturday'], holidays: [{ day: '2026-12-12', name: 'Independence Day' }] },
} as const satisfies FieldOfficeEvent;
const closed: FieldOfficeEvent = { type: 'FieldOfficeClosed', data: { code, closedOn: '2026-03-01' } };

const recorded = (events: readonly FieldOfficeEvent[]): Recorded<FieldOfficeEvent>[] =>
  events.map((event, revision) => ({
    ...event,
    id: `0195a8a0-0000-7000-8000-00000000000${revision}`,
    stream: `field-office-${code}`,
    revision,
    version: 1,
    metadata: { actor: 'manager', commandId: 'c', correlationId: 'c', recordedAt: '2026-03-15T09:00:00.000Z' },
    position: String(revision),
  }));

type Change = ReturnType<typeof fieldOfficeList.project>[number];
const applied = (changes: readonly Change[]): readonly Record<string, unknown>[] => {
  const rows = new Map<unknown, Record<string, unknown>>();
  for (const change of changes) {
    const { key } = change;
    if ('set' in change) rows.set(key['code'], { ...rows.get(key['code']), ...key, ...change.set });
  }
  return [...rows.values()];
};
const rowsAfter = (...events: FieldOfficeEvent[]) => applied(recorded(events).flatMap(fieldOfficeList.project));
