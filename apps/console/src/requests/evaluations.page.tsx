import { Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useFigures } from '../amounts/amounts.js';
import { PageButton, PageLink } from '../app/page-link.js';
import { Empty } from '../app/states.js';
import { Status } from '../app/status.js';
import { useWords } from '../words/words.js';
import { namesOf } from './beneficiaries.js';
import { daysBetween } from './phases.js';
import { type RequestRow, requestsQuery } from './requests.query.js';
import { RequestsShown } from './requests-shown.js';

/** What an evaluator was commissioned with. */
export const EvaluationsPage = () => {
  const { t } = useWords();
  const requests = useQuery(requestsQuery);
  return (
    <Stack>
      <Title order={1}>{t('page.evaluations')}</Title>
      <RequestsShown of={requests}>
        {({ rows }) => {
          if (rows.length === 0) return <Empty text={t('evaluations.none')} />;
          const isToSubmit = ({ phase, standing }: RequestRow): boolean =>
            phase === 'evaluation' && standing === 'commissioned';
          return (
            <>
              <Title order={2}>{t('evaluations.to-submit')}</Title>
              <Those rows={rows.filter(isToSubmit)} isToSubmit />
              <Title order={2}>{t('evaluations.submitted')}</Title>
              <Those rows={rows.filter((row) => !isToSubmit(row))} />
            </>
          );
        }}
      </RequestsShown>
    </Stack>
  );
};

const Those = ({ rows, isToSubmit = false }: Readonly<{ rows: readonly RequestRow[]; isToSubmit?: boolean }>) => {
  const words = useWords();
  const { t, known } = words;
  const figures = useFigures();
  const today = new Date().toISOString().slice(0, 10);
  if (rows.length === 0) return <Text>–</Text>;
  return (
    <Stack gap="sm">
      {rows.map(({ requestId, title, beneficiaries, dueOn, step }) => (
        <Group key={requestId} className="surface" p="sm" justify="space-between">
          <div>
            <PageLink to="/requests/$requestId" params={{ requestId }}>
              {title}
            </PageLink>
            <Text size="sm" c="dimmed">
              {namesOf(beneficiaries, figures, words)} · <bdi>{requestId}</bdi>
            </Text>
          </div>
          {isToSubmit && (
            <Group>
              {dueOn && step === 'submit-evaluation' && (
                <Status
                  tone={dueOn < today ? 'late' : 'due'}
                  text={
                    dueOn < today
                      ? t('request.late', { count: daysBetween(dueOn, today) })
                      : t('request.due', { day: figures.day(dueOn) })
                  }
                />
              )}
              <PageButton
                to="/requests/$requestId/do/$operation"
                params={{ requestId, operation: 'submitEvaluation' }}
                search={{}}
              >
                {known('command.submitEvaluation')}
              </PageButton>
            </Group>
          )}
        </Group>
      ))}
    </Stack>
  );
};
