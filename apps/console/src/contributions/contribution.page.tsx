import { Group, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { Schemas } from '../api/client.js';
import { useFigures } from '../amounts/amounts.js';
import { PageLink } from '../app/page-link.js';
import { Shown } from '../app/states.js';
import { Status, type Tone } from '../app/status.js';
import { ContributionActions } from '../finance/contribution-actions.js';
import { useWords } from '../words/words.js';
import { AccountOf } from './account.js';
import { Agreement } from './agreement.js';
import { Phase } from './contribution-table.js';
import { contributionQuery, donorQuery } from './contributions.queries.js';
import { Figure } from '../explain/figure.js';
import { Files } from './files.js';
import { usePlace } from './use-place.js';

type Contribution = Schemas['ContributionDetails'];

export const ContributionPage = () => {
  const { contributionId } = useParams({ from: '/contributions/$contributionId' });
  const { place } = usePlace();
  const found = useQuery(contributionQuery(contributionId, place));
  return (
    <AccountOf kind="contribution" id={contributionId} head={<Head contributionId={contributionId} />}>
      <Shown of={found}>
        {(contribution) => (
          <>
            <Instalments contribution={contribution} />
            <Agreement contribution={contribution} />
          </>
        )}
      </Shown>
    </AccountOf>
  );
};

const Head = ({ contributionId }: Readonly<{ contributionId: string }>) => {
  const { data } = useQuery(contributionQuery(contributionId, {}));
  const { data: donor } = useQuery({ ...donorQuery(data?.donorId ?? '', {}), enabled: data !== undefined });
  return (
    <Group justify="space-between" align="flex-start">
      <div>
        <Title order={1}>
          <bdi>{data?.title ?? contributionId}</bdi>
        </Title>
        {data && (
          <Group gap="sm">
            <Text c="dimmed">
              <bdi>{contributionId}</bdi>
            </Text>
            <PageLink to="/contributions/donors/$donorId" params={{ donorId: data.donorId }}>
              <bdi>{donor?.name ?? data.donorId}</bdi>
            </PageLink>
            <Phase phase={data.phase} />
          </Group>
        )}
      </div>
      <Group gap="sm" className="no-print">
        <ContributionActions contributionId={contributionId} />
        <Files />
      </Group>
    </Group>
  );
};

const TONES: Readonly<Record<string, Tone>> = {
  received: 'done',
  expected: 'due',
  overdue: 'late',
  cancelled: 'closed',
};

const Instalments = ({ contribution: { instalments, currency } }: Readonly<{ contribution: Contribution }>) => {
  const { t } = useWords();
  const { day } = useFigures();
  if (instalments.length === 0) return null;
  return (
    <section>
      <Title order={2}>{t('contributions.instalments')}</Title>
      <div className="table-scroll">
        <Table className="narrow">
          <Table.Caption>{t('contributions.in', { currency })}</Table.Caption>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('contributions.due')}</Table.Th>
              <Table.Th className="amount">{t('figure.amount')}</Table.Th>
              <Table.Th className="amount">{t('figure.outstanding')}</Table.Th>
              <Table.Th>{t('contributions.status')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {instalments.map(({ instalmentId, dueOn, amount, outstanding, status }) => (
              <Table.Tr key={instalmentId}>
                <Table.Th scope="row">{day(dueOn)}</Table.Th>
                {(
                  [
                    ['amount', amount],
                    ['outstanding', outstanding],
                  ] as const
                ).map(([figure, value]) => (
                  <Table.Td key={figure} className="amount">
                    <Figure
                      figure={figure}
                      currency={currency}
                      by="instalment"
                      part={instalmentId}
                      amount={value}
                      of={day(dueOn)}
                    />
                  </Table.Td>
                ))}
                <Table.Td>
                  <Status tone={TONES[status] ?? 'closed'} text={t(`contributions.instalment.${status}`)} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </section>
  );
};
