import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { saveCsv } from '../csv/csv.js';
import { useWords } from '../words/words.js';
import { utilisationQuery } from './contributions.queries.js';
import { useFigureName } from '../explain/figure.js';
import { useKeyName } from './key-names.js';
import { dayShown } from './place.js';
import { rowsOf } from './shown-as-file.js';
import { usePlace, useSubject } from './use-place.js';

/** What is shown, to take along. */
export const Files = () => {
  const { t } = useWords();
  const subject = useSubject();
  const { place } = usePlace();
  const { data } = useQuery(utilisationQuery(subject, place));
  const [figure, key] = [useFigureName(), useKeyName()];
  return (
    <Group className="no-print">
      <Button
        disabled={!data}
        onClick={() => saveCsv(`${subject.id} ${dayShown(place)}`, rowsOf(data ?? [], { figure, key }))}
      >
        {t('page.csv')}
      </Button>
      <Button variant="default" onClick={() => print()}>
        {t('page.print')}
      </Button>
    </Group>
  );
};
