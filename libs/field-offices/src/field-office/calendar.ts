import { InvalidInput, requireDay, requireText } from '#event-sourcing';

/** ISO 8601 weekdays, Monday first. */
export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Weekday = (typeof WEEKDAYS)[number];
export type Holiday = Readonly<{ day: string; name: string }>;

/** When an office does not work: always set as a whole, in no particular order, no day twice. */
export type OfficeCalendar = Readonly<{ weekend: readonly Weekday[]; holidays: readonly Holiday[] }>;

/** Of an office that has not said otherwise. */
export const MONDAY_TO_FRIDAY: OfficeCalendar = { weekend: ['saturday', 'sunday'], holidays: [] };

export const MOST_HOLIDAYS = 1_000;

/** Throws InvalidInput for the first field that breaks its rule. */
export const requireCalendar = ({ weekend, holidays }: OfficeCalendar): void => {
  const unknown = weekend.find((one) => !WEEKDAYS.includes(one));
  if (unknown !== undefined) throw new InvalidInput('weekend', 'must be weekdays, as friday', { value: unknown });
  requireDistinct('weekend', weekend);
  if (weekend.length === WEEKDAYS.length) throw new InvalidInput('weekend', 'must leave at least one day to work on');
  if (holidays.length > MOST_HOLIDAYS)
    throw new InvalidInput('holidays', `must be at most ${MOST_HOLIDAYS}`, { count: holidays.length });
  for (const { day, name } of holidays) {
    requireDay('holidays.day', day);
    requireText('holidays.name', name, 100);
  }
  requireDistinct(
    'holidays.day',
    holidays.map(({ day }) => day),
  );
};

const requireDistinct = (field: string, values: readonly string[]): void => {
  const known = new Set<string>();
  for (const value of values) {
    if (known.has(value)) throw new InvalidInput(field, 'must not name one twice', { value });
    known.add(value);
  }
};
