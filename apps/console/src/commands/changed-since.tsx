import { List, Text } from '@mantine/core';
import { useFigures } from '../amounts/amounts.js';
import type { ProblemBody } from '../api/problem.js';
import { useWords } from '../words/words.js';

/** What others did since the page was read, so that a person can compare and send again. */
export const ChangedSince = ({ changes }: Readonly<{ changes: NonNullable<ProblemBody['changes']> }>) => {
  const { t, known } = useWords();
  const { moment } = useFigures();
  return (
    <>
      <List size="sm">
        {changes.map(({ id, type, metadata }) => (
          <List.Item key={id}>
            {t('command.changed.by', {
              who: String(metadata['actor']),
              when: moment(String(metadata['recordedAt'])),
              what: known(`event.${type}`) ?? type,
            })}
          </List.Item>
        ))}
      </List>
      <Text size="sm">{t('command.changed.compare')}</Text>
    </>
  );
};
