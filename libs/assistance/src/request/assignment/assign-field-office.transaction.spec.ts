import { describe, expect, test } from '@jest/globals';
import { type FieldOfficeEvent, fieldOfficeStream } from '#field-offices';
import { commands } from '../request-commands.samples.js';
import { events, until } from '../request-events.samples.js';
import { loadFrom, on, requestId, today } from '../request.samples.js';
import { requestStream } from '../request.state.js';
import { AssignFieldOffice } from './assignment.commands.js';
import { assignFieldOffice } from './assign-field-office.transaction.js';

const opened: FieldOfficeEvent = {
  type: 'FieldOfficeOpened',
  data: {
    code: 'ROEA',
    name: 'Regional Office for Eastern Africa',
    hostCountry: 'KE',
    countries: ['KE', 'UG'],
    themes: [],
    languages: ['en'],
    capacity: 6,
  },
};
const closed: FieldOfficeEvent = { type: 'FieldOfficeClosed', data: { code: 'ROEA', closedOn: '2026-01-20' } };
const requests = { [requestStream(requestId)]: until.assignment };
const withOffice = (...history: FieldOfficeEvent[]) => loadFrom({ ...requests, [fieldOfficeStream('ROEA')]: history });

describe('The office that is to be assigned', () => {
  test('is open', async () => {
    const { appends } = await assignFieldOffice(commands.AssignFieldOffice, withOffice(opened));
    expect(appends).toEqual([{ stream: requestStream(requestId), events: [events.FieldOfficeAssigned] }]);
  });

  test('is known', async () => {
    const unknown = assignFieldOffice(commands.AssignFieldOffice, withOffice());
    await expect(unknown).rejects.toMatchObject({ code: 'FieldOfficeNotFound', facts: { id: 'ROEA' } });
  });

  test('has not closed', async () => {
    const gone = assignFieldOffice(commands.AssignFieldOffice, withOffice(opened, closed));
    await expect(gone).rejects.toMatchObject({ code: 'FieldOfficeClosed', facts: { officeCode: 'ROEA' } });
  });

  test('may be headquarters, which nobody has to open', async () => {
    const data = { requestId, officeCode: 'HQ', assignedOn: '2026-01-26', ranking: [] };
    const { appends } = await assignFieldOffice(new AssignFieldOffice(data, on(today)), loadFrom(requests));
    expect(appends[0]?.events.map(({ type }) => type)).toEqual(['FieldOfficeAssigned', 'AssignmentAccepted']);
  });
});
