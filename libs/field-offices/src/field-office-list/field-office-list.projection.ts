import type { Projection, Recorded, Row } from '#event-sourcing';
import { MONDAY_TO_FRIDAY } from '../field-office/calendar.js';
import type { FieldOfficeEvent } from '../field-office/field-office.events.js';

/** The offices as they are now, closed ones too: a row each. What they run is counted from the requests. */
export const fieldOfficeList: Projection<FieldOfficeEvent> = {
  name: 'field-office-list',
  version: 2,
  tables: [
    {
      name: 'field_office',
      key: ['code'],
      columns: {
        code: 'text',
        name: 'text',
        host_country: 'text',
        countries: 'jsonb',
        themes: 'jsonb',
        languages: 'jsonb',
        capacity: 'integer',
        weekend: 'jsonb',
        holidays: 'jsonb',
        open: 'boolean',
        revision: 'integer',
      },
    },
  ],
  handles: [
    'FieldOfficeOpened',
    'FieldOfficeRenamed',
    'FieldOfficeCoverageChanged',
    'FieldOfficeCapacityChanged',
    'FieldOfficeCalendarSet',
    'FieldOfficeClosed',
  ],
  project: (event) => [
    {
      table: 'field_office',
      key: { code: event.data.code },
      set: { ...changed(event), revision: event.revision },
    },
  ],
};

const changed = ({ type, data }: Recorded<FieldOfficeEvent>): Row => {
  switch (type) {
    case 'FieldOfficeOpened': {
      const { name, hostCountry, countries, themes, languages, capacity } = data;
      const described = { name, host_country: hostCountry, countries, themes, languages, capacity };
      return { ...described, ...MONDAY_TO_FRIDAY, open: true };
    }
    case 'FieldOfficeRenamed':
      return { name: data.name };
    case 'FieldOfficeCoverageChanged':
      return { countries: data.countries, themes: data.themes, languages: data.languages };
    case 'FieldOfficeCapacityChanged':
      return { capacity: data.capacity };
    case 'FieldOfficeCalendarSet':
      return { weekend: data.weekend, holidays: data.holidays };
    case 'FieldOfficeClosed':
      return { open: false };
  }
};
