import type { Grant } from '#access';
import { WrongUsage } from './command-line.js';

const FORM =
  'requesting-state:KE, programme-manager:all or :GPAC+GPML, finance-officer, field-office:NBO, donor:NO, evaluator, auditor, administrator';

/** A grant as a line tells it. Throws WrongUsage. */
export const grantIn = (text: string): Grant => {
  const [role = '', scope] = text.split(/:(.*)/s);
  switch (role) {
    case 'requesting-state':
      if (scope) return { role, country: scope };
      break;
    case 'programme-manager':
      if (scope) return { role, programmes: scope === 'all' ? scope : scope.split('+') };
      break;
    case 'field-office':
      if (scope) return { role, office: scope };
      break;
    case 'donor':
      if (scope) return { role, donor: scope };
      break;
    case 'finance-officer':
    case 'evaluator':
    case 'auditor':
    case 'administrator':
      if (scope === undefined) return { role };
  }
  throw new WrongUsage(`--grant takes ${FORM}; not ${text}.`);
};

/** As `grantIn` reads it. */
export const told = (grant: Grant): string => {
  switch (grant.role) {
    case 'requesting-state':
      return `${grant.role}:${grant.country}`;
    case 'programme-manager':
      return `${grant.role}:${grant.programmes === 'all' ? 'all' : grant.programmes.join('+')}`;
    case 'field-office':
      return `${grant.role}:${grant.office}`;
    case 'donor':
      return `${grant.role}:${grant.donor}`;
    case 'finance-officer':
    case 'evaluator':
    case 'auditor':
    case 'administrator':
      return grant.role;
  }
};
