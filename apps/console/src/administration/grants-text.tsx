import { useFigures } from '../amounts/amounts.js';
import { useWords } from '../words/words.js';
import { forOf, typedGrants } from './grants.js';

/** `Field office (BOG)`, one a line. */
export const GrantsText = ({ grants }: Readonly<{ grants: readonly Readonly<Record<string, unknown>>[] }>) => {
  const { t } = useWords();
  const { country } = useFigures();
  return typedGrants(grants).map(({ role, for: one }) => (
    <div key={`${role} ${one}`}>
      {t(`role.${role}`)}
      {one !== '' && (
        <>
          {' ('}
          <bdi>{forOf(role) === 'country' ? country(one) : one}</bdi>)
        </>
      )}
    </div>
  ));
};
