import { Group, Stack, Title } from '@mantine/core';
import { useFigures } from '../amounts/amounts.js';
import { PageButton } from '../app/page-link.js';
import { Empty } from '../app/states.js';
import { Status } from '../app/status.js';
import { useWords } from '../words/words.js';
import { NamedRequest } from './named-request.js';
import type { RequestRow } from './requests.query.js';

/** The questions that a State is asked about its requests. */
export const WaitsForYou = ({ rows }: Readonly<{ rows: readonly RequestRow[] }>) => {
  const { t, known } = useWords();
  const { day } = useFigures();
  const asked = rows.filter(({ standing }) => standing === 'information-awaited');
  return (
    <section>
      <Title order={2}>{t('requests.yours')}</Title>
      {asked.length === 0 && <Empty text={t('requests.yours.none')} />}
      <Stack gap="sm">
        {asked.map(({ requestId, title, dueOn }) => (
          <Group key={requestId} className="surface" p="sm" justify="space-between">
            <NamedRequest requestId={requestId} title={title} />
            <Group>
              {dueOn && <Status tone="due" text={t('request.due', { day: day(dueOn) })} />}
              <PageButton
                to="/requests/$requestId/do/$operation"
                params={{ requestId, operation: 'provideInformation' }}
                search={{}}
              >
                {known('command.provideInformation')}
              </PageButton>
            </Group>
          </Group>
        ))}
      </Stack>
      <Title order={2} mt="lg">
        {t('requests.others')}
      </Title>
    </section>
  );
};
