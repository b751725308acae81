import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ApiUnderTest } from '../testing/api-under-test.js';

const office = {
  code: 'CAIRO',
  name: 'Middle East and North Africa',
  hostCountry: 'EG',
  countries: ['EG'],
  themes: [],
  languages: ['ar'],
  capacity: 2,
};
const calendar = { weekend: ['friday', 'saturday'], holidays: [{ day: '2026-04-25', name: 'Sinai Liberation Day' }] };

describe('The calendar of a field office over HTTP', () => {
  let api: ApiUnderTest;
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    expect(await api.command('/field-offices', office)).toMatchObject({ status: 201 });
  }, 60_000);
  afterAll(() => api?.stop());

  test('is Monday to Friday until it is set', async () => {
    const { body } = await api.command('/field-offices/CAIRO/name', { name: 'Cairo' });
    const now = await api.get(`/api/v1/field-offices?after=${body.position}`);
    expect(now.body.items).toMatchObject([{ code: 'CAIRO', weekend: ['saturday', 'sunday'], holidays: [] }]);
  });

  test('is set as a whole, and shown', async () => {
    const set = await api.command('/field-offices/CAIRO/calendar', calendar);
    expect(set).toMatchObject({ status: 200 });
    const now = await api.get(`/api/v1/field-offices?after=${set.body.position}`);
    expect(now.body.items).toMatchObject([{ code: 'CAIRO', ...calendar }]);
  });

  test.each([
    ['a weekday that is none', { ...calendar, weekend: ['freitag'] }, 422, 'weekend'],
    ['a weekday twice', { ...calendar, weekend: ['friday', 'friday'] }, 422, 'weekend'],
    [
      'a week without a day to work on',
      { ...calendar, weekend: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] },
      422,
      'weekend',
    ],
    ['no list of holidays', { weekend: [] }, 400, 'holidays'],
    ['a day that no year has', { ...calendar, holidays: [{ day: '2026-02-30', name: 'X' }] }, 422, 'holidays.0.day'],
    ['a holiday without a name', { ...calendar, holidays: [{ day: '2026-02-03' }] }, 400, 'holidays.0.name'],
  ])('is refused with %s', async (_, body, status, field) =>
    expect(await api.command('/field-offices/CAIRO/calendar', body)).toMatchObject({
      status,
      body: { errors: [{ field }] },
    }),
  );

  test('belongs to an office that is known and open', async () => {
    expect(await api.command('/field-offices/NOWHERE/calendar', calendar)).toMatchObject({ status: 404 });
    await api.command('/field-offices/CAIRO/close', { closedOn: '2026-01-01' });
    expect(await api.command('/field-offices/CAIRO/calendar', calendar)).toMatchObject({
      status: 409,
      body: { code: 'FieldOfficeClosed' },
    });
  });
});
