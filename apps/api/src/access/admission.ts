import type { Authenticator } from '#access';
import type { Runtime } from '#runtime';
import { Clearance } from './clearance.js';

/** Who may come in, and how far. */
export type Admission = Readonly<{
  authenticator: Authenticator;
  clearance: Pick<Clearance, 'of' | 'separation' | 'allowed' | 'scopeOf' | 'namesOf'>;
}>;

/** By the accounts, and the provider that is trusted. `separateReceiptsAbove`: see the configuration. */
export const admissionBy = (
  { access, readModels, store }: Pick<Runtime, 'access' | 'readModels' | 'store'>,
  separateReceiptsAbove = 0,
): Admission => ({
  authenticator: access.authenticator,
  clearance: new Clearance({ readModels, store, separateReceiptsAbove }),
});
