import { Button, Title } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useFigures } from '../amounts/amounts.js';
import { answered, api } from '../api/client.js';
import { queries } from '../api/queries.js';
import { DataTable } from '../app/data-table.js';
import { useRoles } from '../app/session.js';
import { Shown } from '../app/states.js';
import { useWords } from '../words/words.js';
import { sessionsQuery } from './administration.queries.js';

const end = (sessionId: string) =>
  answered(api.DELETE('/api/v1/sessions/{sessionId}', { params: { path: { sessionId } } }));

export const AccountSessions = ({ name }: Readonly<{ name: string }>) => {
  const { t } = useWords();
  const { moment } = useFigures();
  const sessions = useQuery(sessionsQuery(name));
  const ending = useMutation({
    mutationFn: end,
    onSettled: () => queries.invalidateQueries({ queryKey: ['accounts', name, 'sessions'] }),
  });
  const mayEnd = useRoles().has('administrator');
  return (
    <section>
      <Title order={2}>{t('administration.sessions')}</Title>
      <Shown of={sessions}>
        {(rows) => (
          <DataTable
            rows={rows}
            keyOf={({ id }) => id}
            none={t('administration.sessions.none')}
            columns={[
              { title: t('audit.from'), of: ({ address }) => <bdi>{address}</bdi> },
              { title: t('administration.opened'), of: ({ createdAt }) => moment(createdAt) },
              { title: t('administration.last-used'), of: ({ lastUsedAt }) => moment(lastUsedAt) },
              {
                title: t('administration.do'),
                of: ({ id, address }) =>
                  mayEnd && (
                    <Button
                      size="xs"
                      variant="default"
                      onClick={() => ending.mutate(id)}
                      aria-label={t('administration.end-what', { from: address })}
                    >
                      {t('administration.end')}
                    </Button>
                  ),
              },
            ]}
          />
        )}
      </Shown>
    </section>
  );
};
