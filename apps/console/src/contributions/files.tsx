import { Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { saveCsv } from '../csv/csv.js';
import { useWords } from '../words/words.js';
import { resultsQuery, utilisationQuery } from './contributions.queries.js';
import { useFigureName } from '../explain/figure.js';
import { useKeyName } from './key-names.js';
import { dayShown } from './place.js';
import { resultRows, rowsOf } from './shown-as-file.js';
import { loadOnPaper } from './use-on-paper.js';
import { usePlace, useSubject } from './use-place.js';

/** What is shown, to take along. `isMain`: there is nothing else to do on the page that comes first. */
export const Files = ({ isMain = false }: Readonly<{ isMain?: boolean }>) => {
  const { t, known } = useWords();
  const subject = useSubject();
  const { place } = usePlace();
  const { data } = useQuery(utilisationQuery(subject, place));
  const { data: results, isError } = useQuery(resultsQuery(subject, place));
  const [figure, key] = [useFigureName(), useKeyName()];
  const named = (what: string): string => known(`results.${what}`) ?? known(`choice.${what}`) ?? what;
  const withoutResults = t('contributions.file.without-results');
  const save = (): void => {
    const rows = rowsOf(data ?? [], { figure, key });
    const bought = results ? resultRows(results, named) : [['', '', withoutResults, '', '', '']];
    saveCsv(`${subject.id} ${dayShown(place)}`, [...rows, ...bought]);
  };
  return (
    <Group className="no-print">
      {data && isError && !results && (
        <Text size="sm" role="status">
          {withoutResults}
        </Text>
      )}
      <Button variant={isMain ? 'filled' : 'default'} disabled={!data || !(results || isError)} onClick={save}>
        {t('page.csv')}
      </Button>
      <Button variant="default" onClick={() => void loadOnPaper().finally(() => print())}>
        {t('page.print')}
      </Button>
    </Group>
  );
};
