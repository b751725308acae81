import { List, Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useFigures } from '../amounts/amounts.js';
import type { Schemas } from '../api/client.js';
import { Empty, Shown } from '../app/states.js';
import { TableScroll } from '../app/table-scroll.js';
import { useWords } from '../words/words.js';
import { projectQuery, type RequestDetails } from './request.query.js';

const CRITERIA = ['relevance', 'coherence', 'effectiveness', 'efficiency', 'impact', 'sustainability'] as const;

/** Who evaluates, what they found, what is answered, what was learnt. */
export const EvaluationTab = ({ request: { requestId } }: Readonly<{ request: RequestDetails }>) => {
  const { t } = useWords();
  const { day } = useFigures();
  const project = useQuery(projectQuery(requestId));
  return (
    <Shown of={project}>
      {({ evaluation: { commissioned, waived, report }, lessons }) => (
        <Stack gap="lg">
          {!commissioned && !waived && !report && <Empty text={t('evaluation.none')} />}
          {commissioned && (
            <Text>
              {t('evaluation.commissioned', {
                day: day(commissioned.commissionedOn),
                due: day(commissioned.dueOn),
                who: [commissioned.evaluator.name, commissioned.evaluator.organisation].filter(Boolean).join(', '),
              })}
            </Text>
          )}
          {waived && <Text>{t('evaluation.waived', { day: day(waived.waivedOn), reason: waived.reason })}</Text>}
          {report && <Report report={report} />}
          {lessons.length > 0 && (
            <section>
              <Title order={2}>{t('evaluation.lessons')}</Title>
              <List>
                {lessons.map(({ lessonId, lesson }) => (
                  <List.Item key={lessonId}>{lesson}</List.Item>
                ))}
              </List>
            </section>
          )}
        </Stack>
      )}
    </Shown>
  );
};

const Report = ({ report }: Readonly<{ report: Schemas['EvaluationReport'] }>) => {
  const { t, known } = useWords();
  const { day } = useFigures();
  const { submittedOn, summary, assessments, recommendations } = report;
  return (
    <section>
      <Title order={2}>{t('evaluation.submitted', { day: day(submittedOn) })}</Title>
      <Text>{summary}</Text>
      <TableScroll label={t('evaluation.criterion')}>
        <Table mt="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('evaluation.criterion')}</Table.Th>
              <Table.Th>{t('evaluation.rating')}</Table.Th>
              <Table.Th>{t('evaluation.findings')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {CRITERIA.map((one) => (
              <Table.Tr key={one}>
                <Table.Th scope="row">{known(`choice.${one}`)}</Table.Th>
                <Table.Td className="figure">
                  {assessments[one].rating}{' '}
                  <span aria-hidden="true" style={{ color: 'var(--committed)' }}>
                    {'■'.repeat(assessments[one].rating)}
                  </span>
                </Table.Td>
                <Table.Td>{assessments[one].findings}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </TableScroll>
      {recommendations.length > 0 && <Recommendations recommendations={recommendations} />}
    </section>
  );
};

const Recommendations = ({ recommendations }: Readonly<{ recommendations: readonly Schemas['Recommendation'][] }>) => {
  const { t, known } = useWords();
  const { day } = useFigures();
  return (
    <>
      <Title order={3} mt="md">
        {t('evaluation.recommendations')}
      </Title>
      <TableScroll label={t('evaluation.recommendations')}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('evaluation.recommendation')}</Table.Th>
              <Table.Th>{t('evaluation.response')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {recommendations.map(({ recommendationId, text, response }) => (
              <Table.Tr key={recommendationId}>
                <Table.Td>{text}</Table.Td>
                <Table.Td>
                  {response === null ? (
                    t('evaluation.not-answered')
                  ) : (
                    <>
                      <Text size="sm" fw={600}>
                        {known(`choice.${response.response}`) ?? response.response}
                      </Text>
                      {response.dueOn === null
                        ? response.action
                        : t('evaluation.action', { action: response.action, day: day(response.dueOn) })}
                    </>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </TableScroll>
    </>
  );
};
