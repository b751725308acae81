import { Stack, Text } from '@mantine/core';
import { useFigures } from '../amounts/amounts.js';
import type { Schemas } from '../api/client.js';
import { DataTable } from '../app/data-table.js';
import { Status } from '../app/status.js';
import { useWords } from '../words/words.js';

/** The seals of the log, and what none of them holds yet. */
export const Seals = ({ pages }: Readonly<{ pages: readonly Schemas['SealPage'][] }>) => {
  const { t } = useWords();
  const { moment, number } = useFigures();
  const [first] = pages;
  return (
    <Stack gap="sm">
      {first && (
        <Text>
          {t(first.sealing ? 'audit.seals.daily' : 'audit.seals.no-daily')}{' '}
          {first.unsealed !== null && t('audit.seals.unsealed', { count: first.unsealed })}
        </Text>
      )}
      <DataTable
        rows={pages.flatMap(({ items }) => items)}
        keyOf={(seal) => String(seal.number)}
        none={t('audit.seals.none')}
        label={t('audit.seals')}
        columns={[
          { title: t('audit.seals.number'), of: (seal) => number(seal.number) },
          {
            title: t('audit.seals.at'),
            of: ({ at }) => (at === null ? <Status tone="late" text={t('audit.seals.unreadable')} /> : moment(at)),
          },
          { title: t('audit.seals.events'), of: ({ count }) => count !== null && number(count), isAmount: true },
          { title: t('audit.seals.up-to'), of: ({ upTo }) => <bdi className="hash">{upTo}</bdi> },
          { title: t('audit.seals.root'), of: ({ root }) => <bdi className="hash">{root}</bdi> },
          {
            title: t('audit.seals.file'),
            of: ({ exported }) =>
              exported ? (
                <Status tone="done" text={t('audit.seals.exported')} />
              ) : (
                <Status tone="due" text={t('audit.seals.not-exported')} />
              ),
          },
        ]}
      />
    </Stack>
  );
};
