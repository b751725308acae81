import { MOST_HOLIDAYS, type Weekday, WEEKDAYS } from '#field-offices';
import { Field, ListOf, ListOfBodies } from '../fields/field.js';
import { country, day, number, oneOf, text, theme } from '../fields/kinds.js';
import { officeCode } from '../fields/path-id.js';

/** The three lists replace those before. */
export class CoverageBody {
  @ListOf(country, { max: 250 })
  countries!: string[];

  @ListOf(theme, { max: 20 })
  themes!: string[];

  /** BCP 47: `fr`, `pt-BR`. */
  @ListOf(text({ max: 35 }), { max: 100 })
  languages!: string[];
}

export class CapacityBody {
  /** Projects that it can run at the same time. */
  @Field(number(0, 10_000))
  capacity!: number;
}

export class OpenFieldOfficeBody extends CoverageBody {
  @Field(officeCode)
  code!: string;

  @Field(text({ max: 300 }))
  name!: string;

  @Field(country)
  hostCountry!: string;

  /** Projects that it can run at the same time. */
  @Field(number(0, 10_000))
  capacity!: number;
}

export class OfficeNameBody {
  @Field(text({ max: 300 }))
  name!: string;
}

export class HolidayBody {
  @Field(day)
  day!: string;

  @Field(text({ max: 100 }))
  name!: string;
}

/** Both lists replace those before. */
export class CalendarBody {
  /** Days of the week on which the office does not work. */
  @ListOf(oneOf(WEEKDAYS), { max: WEEKDAYS.length - 1 })
  weekend!: Weekday[];

  @ListOfBodies(() => HolidayBody, { max: MOST_HOLIDAYS })
  holidays!: HolidayBody[];
}

export class CloseFieldOfficeBody {
  @Field(day)
  closedOn!: string;
}
