import { Button, Fieldset, Group, NativeSelect, Stack } from '@mantine/core';
import type { Role } from '../app/session.js';
import { useLookup } from '../commands/lookups.js';
import { useWords } from '../words/words.js';
import { forOf, type GrantTyped, ROLES } from './grants.js';

type Shown = Readonly<{ grants: readonly GrantTyped[]; set: (grants: readonly GrantTyped[]) => void }>;

/** The roles of an account, and what each is for. */
export const GrantsField = ({ grants, set }: Shown) => {
  const { t } = useWords();
  return (
    <Fieldset legend={t('field.grants')}>
      <Stack gap="sm">
        {grants.map((grant, at) => (
          <Group key={at} align="flex-end" wrap="nowrap">
            <NativeSelect
              label={t('administration.role')}
              value={grant.role}
              data={ROLES.map((role) => ({ value: role, label: t(`role.${role}`) }))}
              onChange={(event) => set(grants.with(at, { role: event.currentTarget.value as Role, for: '' }))}
            />
            <For grant={grant} set={(one) => set(grants.with(at, { ...grant, for: one }))} />
            <Button
              variant="default"
              aria-label={t('administration.role-remove', { role: t(`role.${grant.role}`) })}
              onClick={() => set(grants.filter((_, other) => other !== at))}
            >
              −
            </Button>
          </Group>
        ))}
        <Button variant="default" onClick={() => set([...grants, { role: 'programme-manager', for: '' }])}>
          {t('administration.role-add')}
        </Button>
      </Stack>
    </Fieldset>
  );
};

const LOOKUPS = { country: 'country', donor: 'donorId', office: 'office', programmes: 'programme' } as const;

const For = ({ grant: { role, for: one }, set }: Readonly<{ grant: GrantTyped; set: (one: string) => void }>) => {
  const { t } = useWords();
  const name = forOf(role);
  const choices = useLookup(name === undefined ? '' : LOOKUPS[name]) ?? [];
  if (name === undefined) return null;
  const several = one.includes(',') ? [{ value: one, label: one }] : [];
  return (
    <NativeSelect
      label={t('administration.role-for')}
      value={one}
      data={[{ value: '', label: name === 'programmes' ? t('administration.all') : '' }, ...several, ...choices]}
      onChange={(event) => set(event.currentTarget.value)}
    />
  );
};
