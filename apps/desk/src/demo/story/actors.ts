/** Who tells what: functions, never persons, since who acts stays in the log in the clear. */
export const ACTORS = {
  administrator: 'administrator@example.org',
  intake: 'requests.desk@example.org',
  programmeManager: 'programme.manager@example.org',
  finance: 'finance.officer@example.org',
  donorRelations: 'donor.relations@example.org',
  evaluation: 'evaluation.officer@example.org',
} as const;

export const focalPointOf = (place: string): string => `focal.point.${place.toLowerCase()}@example.org`;
export const officeStaff = (code: string): string => `project.officer.${code.toLowerCase()}@example.org`;
