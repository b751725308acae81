import { Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useFigures } from '../amounts/amounts.js';
import type { Schemas } from '../api/client.js';
import { Empty, Shown } from '../app/states.js';
import { Status } from '../app/status.js';
import { useWords } from '../words/words.js';
import { Activities } from './activities.js';
import { CommandLink } from './command-link.js';
import { Indicators } from './indicators.js';
import { daysBetween } from './phases.js';
import { type Project, projectQuery, type RequestDetails } from './request.query.js';

/** What was planned and what was done. */
export const DeliveryTab = ({ request: { requestId } }: Readonly<{ request: RequestDetails }>) => {
  const { t } = useWords();
  const project = useQuery(projectQuery(requestId));
  return (
    <Shown of={project}>
      {(told) => (
        <Stack gap="lg">
          {told.workplan === null && told.activities.length === 0 && <Empty text={t('delivery.none')} />}
          {told.milestones.length > 0 && <Milestones milestones={told.milestones} requestId={requestId} />}
          {(told.workplan !== null || told.activities.length > 0) && (
            <Activities project={told} requestId={requestId} />
          )}
          {told.indicators.length > 0 && <Indicators indicators={told.indicators} requestId={requestId} />}
          {told.risks.length > 0 && <Risks risks={told.risks} />}
          {told.reports.length > 0 && <Reports reports={told.reports} />}
        </Stack>
      )}
    </Shown>
  );
};

type Milestones = Readonly<{ milestones: readonly Schemas['Milestone'][]; requestId: string }>;

const Milestones = ({ milestones, requestId }: Milestones) => {
  const { t } = useWords();
  const { day } = useFigures();
  const today = new Date().toISOString().slice(0, 10);
  return (
    <section>
      <Title order={2}>{t('delivery.milestones')}</Title>
      {milestones.map(({ milestoneId, title, dueOn, reachedOn }) => {
        const late = daysBetween(dueOn, reachedOn ?? today);
        return (
          <Group key={milestoneId} gap="sm" py={4}>
            <Text>{title}</Text>
            {reachedOn !== null ? (
              <Status
                tone="done"
                text={
                  late > 0
                    ? t('delivery.milestone.reached-late', { day: day(reachedOn), count: late })
                    : t('delivery.milestone.reached', { day: day(reachedOn) })
                }
              />
            ) : (
              <>
                <Status
                  tone={late > 0 ? 'late' : 'due'}
                  text={late > 0 ? t('request.late', { count: late }) : t('request.due', { day: day(dueOn) })}
                />
                <CommandLink requestId={requestId} operation="reachMilestone" ids={{ milestoneId }} of={title} />
              </>
            )}
          </Group>
        );
      })}
    </section>
  );
};

const Risks = ({ risks }: Readonly<{ risks: Project['risks'] }>) => {
  const { t, known } = useWords();
  const { day } = useFigures();
  return (
    <section>
      <Title order={2}>{t('delivery.risks')}</Title>
      {risks.map(({ riskId, title, severity, mitigation, occurredOn }) => (
        <div key={riskId}>
          <Group gap="sm">
            <Text fw={600}>{title}</Text>
            <Status tone={severity === 'high' ? 'late' : 'due'} text={known(`choice.${severity}`) ?? severity} />
            <Text size="sm" c="dimmed">
              {day(occurredOn)}
            </Text>
          </Group>
          <Text size="sm">{mitigation}</Text>
        </div>
      ))}
    </section>
  );
};

const Reports = ({ reports }: Readonly<{ reports: Project['reports'] }>) => {
  const { t } = useWords();
  const { day } = useFigures();
  return (
    <section>
      <Title order={2}>{t('delivery.reports')}</Title>
      {reports.toReversed().map(({ reportId, from, to, officeCode, summary }) => (
        <div key={reportId}>
          <Text size="sm" c="dimmed">
            {day(from)} – {day(to)} · <bdi>{officeCode}</bdi>
          </Text>
          <Text>{summary}</Text>
        </div>
      ))}
    </section>
  );
};
