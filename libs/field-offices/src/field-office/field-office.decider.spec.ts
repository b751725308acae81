import { describe, expect, test } from '@jest/globals';
import { type CommandContext, stateAfter } from '#event-sourcing';
import { given } from '#event-sourcing/testing';
import {
  ChangeFieldOfficeCapacity,
  ChangeFieldOfficeCoverage,
  CloseFieldOffice,
  OpenFieldOffice,
  RenameFieldOffice,
  SetFieldOfficeCalendar,
} from './field-office.commands.js';
import type { OfficeCalendar, Weekday } from './calendar.js';
import { fieldOffice } from './field-office.decider.js';
import type { FieldOfficeEvent, OfficeDescription } from './field-office.events.js';
import { calendarOf } from './field-office.state.js';

describe('Field office', () => {
  test('opens with its whole description', () => given(fieldOffice).when(open()).then(opened()));

  test('has one opening in its life, and its code is not given to another', () => {
    given(fieldOffice, opened()).when(open()).thenRefused('FieldOfficeExists', { phase: 'open' });
    given(fieldOffice, opened(), closed).when(open()).thenRefused('FieldOfficeExists', { phase: 'closed' });
  });

  test('changes its name, coverage and capacity', () => {
    given(fieldOffice, opened()).when(rename('Nairobi')).then(renamed('Nairobi'));
    given(fieldOffice, opened()).when(cover(narrow)).then(covers(narrow));
    given(fieldOffice, opened()).when(setCapacity(0)).then(capacityOf(0));
  });

  test('keeps what a change does not name', () => {
    const state = stateAfter(fieldOffice, [opened(), renamed('Nairobi'), covers(narrow), capacityOf(2)]);
    const calendar = { weekend: ['saturday', 'sunday'], holidays: [] };
    expect(state).toEqual({ ...office, ...narrow, name: 'Nairobi', capacity: 2, calendar, phase: 'open' });
  });

  test('takes no change after it closed, and closing it again changes nothing', () => {
    given(fieldOffice, opened()).when(close('2026-03-01')).then(closed);
    for (const change of [rename('Nairobi'), cover(narrow), setCapacity(4), setCalendar()]) {
      given(fieldOffice, opened(), closed).when(change).thenRefused('FieldOfficeClosed', { closedOn: '2026-03-01' });
    }
    given(fieldOffice, opened(), closed).when(close('2026-03-02')).then();
  });

  test('must be known before it changes or closes', () => {
    for (const command of [rename('Nairobi'), cover(narrow), setCapacity(4), setCalendar(), close('2026-03-01')])
      given(fieldOffice).when(command).thenRefused('FieldOfficeNotFound', { id: 'ROEA' });
  });

  test('that is headquarters covers what it likes and never closes', () => {
    const headquarters: Partial<OfficeDescription> = { code: 'HQ', hostCountry: 'AT', countries: [] };
    given(fieldOffice).when(open(headquarters)).then(opened(headquarters));
    given(fieldOffice, opened(headquarters)).when(close('2026-03-01', 'HQ')).thenRefused('HeadquartersNeverClose');
  });

  test('closes on a day of the calendar that is not in the future', () => {
    for (const day of ['2026-03-16', '2026-02-30', ''])
      given(fieldOffice, opened()).when(close(day)).thenRefused('InvalidInput', { field: 'closedOn' });
  });

  test.each<[keyof OfficeDescription, Partial<OfficeDescription>]>([
    ['code', { code: 'A' }],
    ['code', { code: 'roea' }],
    ['code', { code: 'ABCDEFGHIJK' }],
    ['code', { code: 'RO-EA' }],
    ['name', { name: ' ' }],
    ['name', { name: 'x'.repeat(301) }],
    ['hostCountry', { hostCountry: 'ZZ' }],
    ['countries', { countries: [] }],
    ['countries', { countries: ['KE', 'uk'] }],
    ['countries', { countries: ['KE', 'UG', 'KE'] }],
    ['themes', { themes: ['piracy'] }],
    ['themes', { themes: ['corruption', 'corruption'] }],
    ['languages', { languages: [] }],
    ['languages', { languages: ['EN'] }],
    ['languages', { languages: ['eng'] }],
    ['languages', { languages: ['english'] }],
    ['languages', { languages: ['xx'] }],
    ['languages', { languages: ['en_GB'] }],
    ['languages', { languages: ['en-u-ca-buddhist'] }],
    ['languages', { languages: ['en', 'en'] }],
    ['capacity', { capacity: -1 }],
    ['capacity', { capacity: 1.5 }],
    ['capacity', { capacity: 10_001 }],
    ['capacity', { capacity: Number.NaN }],
  ])('is refused by its %s when it is described as %j', (field, wrong) =>
    given(fieldOffice).when(open(wrong)).thenRefused('InvalidInput', { field }),
  );

  test('sets its weekend and holidays as a whole, and headquarters its own', () => {
    given(fieldOffice, opened()).when(setCalendar()).then(calendarSet());
    expect(calendarOf(stateAfter(fieldOffice, [opened(), calendarSet(), calendarSet({ holidays: [] })]))).toEqual({
      weekend: ['friday', 'saturday'],
      holidays: [],
    });
    const headquarters = opened({ code: 'HQ', hostCountry: 'AT' });
    given(fieldOffice, headquarters)
      .when(setCalendar({ code: 'HQ' }))
      .then(calendarSet({ code: 'HQ' }));
  });

  test('may work all week, and keep its calendar when it closes', () => {
    given(fieldOffice, opened())
      .when(setCalendar({ weekend: [], holidays: [] }))
      .then(calendarSet({ weekend: [], holidays: [] }));
    expect(calendarOf(stateAfter(fieldOffice, [opened(), calendarSet(), closed])).weekend).toContain('friday');
    expect(calendarOf({ phase: 'unknown' })).toEqual({ weekend: ['saturday', 'sunday'], holidays: [] });
  });

  test.each<[string, Partial<OfficeCalendar>]>([
    ['weekend', { weekend: ['friday', 'friday'] }],
    ['weekend', { weekend: ['Friday' as Weekday] }],
    ['weekend', { weekend: ['friday', 'saturday', 'sunday', 'monday', 'tuesday', 'wednesday', 'thursday'] }],
    ['holidays', { holidays: Array.from({ length: 1_001 }, () => ({ day: '2026-12-25', name: 'Christmas' })) }],
    ['holidays.day', { holidays: [{ day: '2026-02-29', name: 'Leap day' }] }],
    ['holidays.day', { holidays: ['a', 'b'].map((name) => ({ day: '2026-12-25', name })) }],
    ['holidays.name', { holidays: [{ day: '2026-12-25', name: ' ' }] }],
    ['holidays.name', { holidays: [{ day: '2026-12-25', name: 'x'.repeat(101) }] }],
  ])('is refused by %s of its calendar %#', (field, wrong) =>
    given(fieldOffice, opened()).when(setCalendar(wrong)).thenRefused('InvalidInput', { field }),
  );

  test('is held to the same rules when it changes', () => {
    const afterwards = given(fieldOffice, opened());
    afterwards.when(rename('')).thenRefused('InvalidInput', { field: 'name' });
    afterwards.when(cover({ ...narrow, countries: [] })).thenRefused('InvalidInput', { field: 'countries' });
    afterwards.when(setCapacity(0.5)).thenRefused('InvalidInput', { field: 'capacity', value: 0.5 });
  });

  test('has a stream of its own', () => expect(fieldOffice.streamOf(open())).toBe('field-office-ROEA'));
});

const office: OfficeDescription = {
  code: 'ROEA',
  name: 'Regional Office for Eastern Africa',
  hostCountry: 'KE',
  countries: ['KE', 'UG', 'SO'],
  themes: ['corruption', 'firearms'],
  languages: ['en', 'sw', 'pt-BR', 'zh-Hant'],
  capacity: 6,
};
const narrow = { countries: ['KE'], themes: [], languages: ['en'] };

const context: CommandContext = {
  commandId: '0195a8a0-0000-7000-8000-000000000001',
  requestHash: '00',
  actor: 'manager',
  correlationId: '0195a8a0-0000-7000-8000-000000000001',
  at: '2026-03-15T09:00:00.000Z',
};
const { code } = office;
const open = (changed: Partial<OfficeDescription> = {}) => new OpenFieldOffice({ ...office, ...changed }, context);
const rename = (name: string) => new RenameFieldOffice({ code, name }, context);
const cover = (coverage: typeof narrow) => new ChangeFieldOfficeCoverage({ code, ...coverage }, context);
const setCapacity = (capacity: number) => new ChangeFieldOfficeCapacity({ code, capacity }, context);
const calendar: OfficeCalendar = {
  weekend: ['friday', 'saturday'],
  holidays: [{ day: '2026-12-12', name: 'Independence Day' }],
};
const setCalendar = (changed: Partial<OfficeCalendar & { code: string }> = {}) =>
  new SetFieldOfficeCalendar({ code, ...calendar, ...changed }, context);
const calendarSet = (changed: Partial<OfficeCalendar & { code: string }> = {}): FieldOfficeEvent => ({
  type: 'FieldOfficeCalendarSet',
  data: { code, ...calendar, ...changed },
});
const close = (closedOn: string, of = code) => new CloseFieldOffice({ code: of, closedOn }, context);

const opened = (changed: Partial<OfficeDescription> = {}): FieldOfficeEvent => ({
  type: 'FieldOfficeOpened',
  data: { ...office, ...changed },
});
const renamed = (name: string): FieldOfficeEvent => ({ type: 'FieldOfficeRenamed', data: { code, name } });
const covers = (coverage: typeof narrow): FieldOfficeEvent => ({
  type: 'FieldOfficeCoverageChanged',
  data: { code, ...coverage },
});
const capacityOf = (capacity: number): FieldOfficeEvent => ({
  type: 'FieldOfficeCapacityChanged',
  data: { code, capacity },
});
const closed: FieldOfficeEvent = { type: 'FieldOfficeClosed', data: { code, closedOn: '2026-03-01' } };
