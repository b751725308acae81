import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import type { Form } from '../commands/field-words.js';
import { useLookup } from '../commands/lookups.js';
import { textOf, type Value, type Values, valueAt } from '../commands/values.js';
import { useWords } from '../words/words.js';

/** For whom it is: countries with their shares, or all of them. */
export const BeneficiaryFields = ({ form: { values, set } }: Readonly<{ form: Form }>) => {
  const { t } = useWords();
  const countries = useLookup('country') ?? [];
  const parts = (valueAt(values, 'beneficiaries') ?? []) as readonly Value[];
  const isGlobal = textOf(values['for']) === 'global';
  return (
    <>
      <NativeSelect
        label={t('register.for')}
        value={isGlobal ? 'global' : 'countries'}
        data={(['countries', 'global'] as const).map((value) => ({ value, label: t(`register.for.${value}`) }))}
        onChange={(event) => set('for', event.currentTarget.value)}
      />
      {!isGlobal &&
        (parts as readonly Values[]).map((part, at) => (
          <Group key={at} align="flex-end" wrap="nowrap">
            <NativeSelect
              id={`field-beneficiaries-${at}-code`}
              label={t('field.state')}
              flex={1}
              value={textOf(part['code'])}
              data={[{ value: '', label: '' }, ...countries]}
              onChange={(event) => set(`beneficiaries.${at}.code`, event.currentTarget.value)}
            />
            {parts.length > 1 && (
              <>
                <TextInput
                  label={t('field.sharePercent')}
                  w={110}
                  inputMode="decimal"
                  value={textOf(part['share'])}
                  onChange={(event) => set(`beneficiaries.${at}.share`, event.currentTarget.value)}
                />
                <Button
                  variant="default"
                  aria-label={t('command.remove', {
                    what: t('command.item', { what: t('field.state'), number: at + 1 }),
                  })}
                  onClick={() =>
                    set(
                      'beneficiaries',
                      parts.filter((_, other) => other !== at),
                    )
                  }
                >
                  −
                </Button>
              </>
            )}
          </Group>
        ))}
      {!isGlobal && (
        <Group>
          <Button variant="default" onClick={() => set('beneficiaries', [...parts, {}])}>
            {t('register.add-country')}
          </Button>
        </Group>
      )}
    </>
  );
};
