import { Button, Group, NativeSelect, SegmentedControl, Stack, Text, useMantineColorScheme } from '@mantine/core';
import { useClickOutside } from '@mantine/hooks';
import { useState } from 'react';
import { queries } from '../api/queries.js';
import { type Language, LANGUAGES, useWords } from '../words/words.js';
import { useEntries } from '../field/use-entries.js';
import { signOut } from './session.js';

/** Under the name: language, theme, the way out. */
export const AccountMenu = ({ name }: Readonly<{ name: string }>) => {
  const { t, language, choose } = useWords();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const { unsent } = useEntries();
  const menu = useClickOutside<HTMLDetailsElement>(() => menu.current?.removeAttribute('open'));
  const [isWarned, setWarned] = useState(false);
  const leave = async (): Promise<void> => {
    if (unsent.length > 0 && !isWarned) return setWarned(true);
    await signOut();
    queries.clear();
    location.assign('/');
  };
  return (
    // Opened and closed by the browser itself: nothing is loaded for it.
    <details className="account-menu" ref={menu}>
      <summary aria-label={t('app.account', { name })}>
        <bdi>{name}</bdi> ▾
      </summary>
      <div className="surface">
        <Stack gap="sm">
          <NativeSelect
            label={t('app.language')}
            value={language}
            onChange={(event) => choose(event.currentTarget.value as Language)}
            data={Object.entries(LANGUAGES).map(([value, one]) => ({ value, label: one.name }))}
          />
          <Text size="sm" id="theme-label">
            {t('app.theme')}
          </Text>
          <SegmentedControl
            aria-labelledby="theme-label"
            value={colorScheme}
            onChange={(chosen) => setColorScheme(chosen)}
            data={(['auto', 'light', 'dark'] as const).map((value) => ({ value, label: t(`app.theme.${value}`) }))}
          />
          {isWarned && (
            <Text size="sm" role="alert" className="tone-due" p="sm" maw={280}>
              {t('field-office.sign-out', { count: unsent.length })}
            </Text>
          )}
          <Group>
            <Button variant="default" onClick={() => void leave()}>
              {t(isWarned ? 'field-office.sign-out.anyway' : 'app.sign-out')}
            </Button>
          </Group>
        </Stack>
      </div>
    </details>
  );
};
