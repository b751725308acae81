import { Button, Group } from '@mantine/core';
import { useWords } from '../words/words.js';

type End = Readonly<{
  send: string;
  isBusy: boolean;
  /** Undefined: there is nothing in the form. */ clear: (() => void) | undefined;
}>;

/** How a form is sent, or emptied. */
export const FormEnd = ({ send, isBusy, clear }: End) => {
  const { t } = useWords();
  return (
    <Group>
      <Button type="submit" loading={isBusy}>
        {send}
      </Button>
      {clear && (
        <Button variant="default" onClick={clear}>
          {t('command.discard')}
        </Button>
      )}
    </Group>
  );
};
