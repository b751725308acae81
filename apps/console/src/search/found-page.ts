import type { Found } from './search.query.js';

/** The page of what was found. */
export const pageOfFound = ({ kind, id }: Pick<Found, 'kind' | 'id'>): string =>
  ({
    request: `/requests/${id}`,
    contribution: `/contributions/${id}`,
    donor: `/contributions/donors/${id}`,
    'field-office': `/administration/offices/${id}`,
  })[kind];
