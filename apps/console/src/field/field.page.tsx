import { Group, Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { queries } from '../api/queries.js';
import { useFigures } from '../amounts/amounts.js';
import { PageButton, PageLink } from '../app/page-link.js';
import { Empty, Shown } from '../app/states.js';
import { Status } from '../app/status.js';
import { toneOf } from '../requests/standing.js';
import { NamedRequest } from '../requests/named-request.js';
import { useWords } from '../words/words.js';
import { Answer } from './answer.js';
import { keptProjectQuery, officeQuery, type Waiting } from './field.queries.js';
import './field.css';

/** What a field office has to answer and to do, and the way to log, in reach of a thumb. */
export const FieldPage = () => {
  const { t } = useWords();
  const office = useQuery(officeQuery);
  // So that budget lines are here without a network.
  useEffect(() => {
    for (const { requestId } of office.data ?? []) void queries.prefetchQuery(keptProjectQuery(requestId));
  }, [office.data]);
  return (
    <Stack className="with-thumb-bar">
      <Title order={1}>{t('page.field')}</Title>
      <Shown of={office}>
        {(requests) => (
          <>
            <ToAccept requests={requests} />
            <Due requests={requests} />
            <Projects requests={requests} />
          </>
        )}
      </Shown>
      <nav className="thumb-bar" aria-label={t('page.log')}>
        <PageButton to="/field/activity" search={{}}>
          + {t('field-office.activity')}
        </PageButton>
        <PageButton to="/field/expenditure" search={{}} variant="default">
          + {t('field-office.expenditure')}
        </PageButton>
      </nav>
    </Stack>
  );
};

type Listed = Readonly<{ requests: readonly Waiting[] }>;
const ANSWER = 'answer-assignment';
const stepsIn = (requests: readonly Waiting[]) =>
  requests
    .flatMap((request) => request.steps.map((step) => ({ request, step })))
    .filter(({ step }) => step.turn.kind === 'field-office')
    .toSorted((a, b) => (a.step.dueOn ?? '9999').localeCompare(b.step.dueOn ?? '9999'));

const ToAccept = ({ requests }: Listed) => {
  const { t } = useWords();
  const steps = stepsIn(requests).filter(({ step }) => step.step === ANSWER);
  return (
    <section>
      <Title order={2} mb="sm">
        {t('field-office.to-accept')}
        {steps.length > 0 && ` (${steps.length})`}
      </Title>
      {steps.length === 0 && <Text c="dimmed">{t('field-office.to-accept.none')}</Text>}
      <Stack gap="sm">
        {steps.map(({ request, step }) => (
          <Group key={request.requestId} className="surface" p="sm" justify="space-between">
            <NamedRequest requestId={request.requestId} title={request.title} />
            <WhenDue dueOn={step.dueOn} lateBy={step.lateBy} />
            <Answer request={request} />
          </Group>
        ))}
      </Stack>
    </section>
  );
};

const WhenDue = ({ dueOn, lateBy }: Readonly<{ dueOn: string | null; lateBy: number }>) => {
  const { t } = useWords();
  const { day } = useFigures();
  if (dueOn === null) return null;
  return <Status tone={lateBy > 0 ? 'late' : 'due'} text={t('request.due', { day: day(dueOn) })} />;
};

const SHOWN_DAYS = 31;

const Due = ({ requests }: Listed) => {
  const { t, known } = useWords();
  const until = new Date(Date.now() + SHOWN_DAYS * 86_400_000).toISOString().slice(0, 10);
  const steps = stepsIn(requests).filter(({ step }) => step.step !== ANSWER && (step.dueOn ?? '9999') <= until);
  return (
    <section>
      <Title order={2} mb="sm">
        {t('field-office.due')}
      </Title>
      {steps.length === 0 && <Text c="dimmed">{t('field-office.due.none')}</Text>}
      <Stack gap="sm">
        {steps.map(({ request, step }) => (
          <Group
            key={`${request.requestId} ${step.step} ${step.of}`}
            className="surface"
            p="sm"
            justify="space-between"
          >
            <div>
              <Text className="sentence">
                {known(`step.${step.step}`) ?? step.step} {step.of && <bdi>{step.of}</bdi>}
              </Text>
              <Text size="sm" c="dimmed">
                <PageLink to="/requests/$requestId" params={{ requestId: request.requestId }} underline="always">
                  {request.title}
                </PageLink>
              </Text>
            </div>
            <WhenDue dueOn={step.dueOn} lateBy={step.lateBy} />
          </Group>
        ))}
      </Stack>
    </section>
  );
};

const Projects = ({ requests }: Listed) => {
  const { t, known } = useWords();
  if (requests.length === 0) return <Empty text={t('field-office.projects.none')} />;
  return (
    <section>
      <Title order={2} mb="sm">
        {t('field-office.projects')}
      </Title>
      <Table className="surface" aria-label={t('field-office.projects')}>
        <Table.Tbody>
          {requests.map((request) => (
            <Table.Tr key={request.requestId}>
              <Table.Td>
                <NamedRequest requestId={request.requestId} title={request.title} />
              </Table.Td>
              <Table.Td ta="end">
                <Status
                  tone={toneOf(undefined, request.standing)}
                  text={known(`standing.${request.standing}`) ?? request.standing}
                />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
};
