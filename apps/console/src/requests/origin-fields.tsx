import { NativeSelect, TextInput } from '@mantine/core';
import type { Form } from '../commands/field-words.js';
import { useLookup } from '../commands/lookups.js';
import { textOf, valueAt } from '../commands/values.js';
import { useWords } from '../words/words.js';

const KINDS = ['state', 'regional-body', 'centre'] as const;

/** Who asks: a State, a regional body, or the Centre itself. */
export const OriginFields = ({ form: { values, set } }: Readonly<{ form: Form }>) => {
  const { t } = useWords();
  const countries = useLookup('country') ?? [];
  const at = (path: string): string => textOf(valueAt(values, path));
  const kind = at('origin.kind');
  return (
    <>
      <NativeSelect
        label={t('register.origin')}
        value={kind}
        data={KINDS.map((value) => ({ value, label: t(`register.origin.${value}`) }))}
        onChange={(event) => set('origin.kind', event.currentTarget.value)}
      />
      {kind === 'state' && (
        <NativeSelect
          id="field-origin-country"
          label={t('field.state')}
          value={at('origin.country')}
          data={[{ value: '', label: '' }, ...countries]}
          onChange={(event) => set('origin.country', event.currentTarget.value)}
        />
      )}
      {kind === 'regional-body' && (
        <TextInput
          id="field-origin-name"
          label={t('field.body')}
          value={at('origin.name')}
          onChange={(event) => set('origin.name', event.currentTarget.value)}
        />
      )}
    </>
  );
};
