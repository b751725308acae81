import { isCountry } from '#countries';
import type { Grant } from '../grant.js';

type Reader = (covers: string) => Grant | undefined;

const ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

const whole =
  (grant: Grant): Reader =>
  (covers) =>
    covers === '' ? grant : undefined;

const readers: Readonly<Record<Grant['role'], Reader>> = {
  'requesting-state': (country) => (isCountry(country) ? { role: 'requesting-state', country } : undefined),
  'programme-manager': (covers) => {
    if (covers === '*') return { role: 'programme-manager', programmes: 'all' };
    const programmes = covers.split(',');
    return programmes.every((code) => ID.test(code)) ? { role: 'programme-manager', programmes } : undefined;
  },
  'finance-officer': whole({ role: 'finance-officer' }),
  'field-office': (office) => (ID.test(office) ? { role: 'field-office', office } : undefined),
  donor: (donor) => (ID.test(donor) ? { role: 'donor', donor } : undefined),
  evaluator: whole({ role: 'evaluator' }),
  auditor: whole({ role: 'auditor' }),
  administrator: whole({ role: 'administrator' }),
};

/**
 * `programme-manager:GPAC,GPML`, `programme-manager:*`, `requesting-state:KE`, `field-office:NBO`, `donor:DNR-1`,
 * `finance-officer`, `evaluator`, `auditor`, `administrator`, or a Grant as an object. Undefined: not understood.
 */
export const grantOf = (value: unknown): Grant | undefined => {
  if (typeof value === 'object' && value !== null) return grantOf(nameOf({ ...value }));
  if (typeof value !== 'string') return undefined;
  const [role = '', ...covers] = value.split(':');
  const read = new Map<string, Reader>(Object.entries(readers)).get(role);
  // `finance-officer:` is no name of it.
  return value.endsWith(':') ? undefined : read?.(covers.join(':'));
};

/** A grant as an object says one thing beside its role, under its own name. */
const nameOf = ({ role, ...others }: Readonly<Record<string, unknown>>): string | undefined => {
  if (typeof role !== 'string' || role.includes(':')) return undefined;
  const [[name, covers] = ['', undefined], ...more] = Object.entries(others);
  if (more.length > 0 || (COVERS.get(role) ?? '') !== name) return undefined;
  if (name === '') return role;
  if (name !== 'programmes') return typeof covers === 'string' ? `${role}:${covers}` : undefined;
  if (covers === 'all') return `${role}:*`;
  const isList = Array.isArray(covers) && covers.every((code) => typeof code === 'string' && ID.test(code));
  return isList ? `${role}:${covers.join(',')}` : undefined;
};

const COVERS: ReadonlyMap<string, string> = new Map([
  ['requesting-state', 'country'],
  ['programme-manager', 'programmes'],
  ['field-office', 'office'],
  ['donor', 'donor'],
]);
