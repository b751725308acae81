import type { Projection, Recorded, Row } from '#event-sourcing';
import type { FieldOfficeEvent } from '../field-office/field-office.events.js';

/** The offices as they are now, closed ones too: a row each. What they run is counted from the requests. */
export const fieldOfficeList: Projection<FieldOfficeEvent> = {
  name: 'field-office-list',
  version: 1,
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
      return { name, host_country: hostCountry, countries, themes, languages, capacity, open: true };
    }
    case 'FieldOfficeRenamed':
      return { name: data.name };
    case 'FieldOfficeCoverageChanged':
      return { countries: data.countries, themes: data.themes, languages: data.languages };
    case 'FieldOfficeCapacityChanged':
      return { capacity: data.capacity };
    case 'FieldOfficeClosed':
      return { open: false };
  }
};
