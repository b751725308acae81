import { Stack, Table, Text, Title } from '@mantine/core';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useFigures } from '../amounts/amounts.js';
import type { Schemas } from '../api/client.js';
import { PageButton, PageLink } from '../app/page-link.js';
import { useRoles } from '../app/session.js';
import { Shown } from '../app/states.js';
import { Status, type Tone } from '../app/status.js';
import { contributionQuery, contributionsQuery } from '../contributions/contributions.queries.js';
import { Updated } from '../live/live-state.js';
import { useWords } from '../words/words.js';
import { awaitsMoney, type Exception, exceptionOf, isDue, isLate } from './exceptions.js';
import { FailedWork } from './failed-work.js';
import { FinanceHead } from './finance-pages.js';
import { HeldFacts } from './held-facts.js';

const today = (): string => new Date().toISOString().slice(0, 10);

/** What needs who keeps the books: money to come, facts to decide on, what is out of order. */
export const FinancePage = () => {
  const { t } = useWords();
  const contributions = useQuery(contributionsQuery({}));
  const roles = useRoles();
  const isFinance = roles.has('finance-officer');
  const mayLook = isFinance || roles.has('auditor');
  return (
    <Stack>
      <FinanceHead>
        {isFinance && (
          <>
            <PageButton to="/finance/do/$operation" params={{ operation: 'pledgeContribution' }}>
              {t('command.pledgeContribution')}
            </PageButton>
            <PageButton variant="default" to="/finance/do/$operation" params={{ operation: 'registerDonor' }}>
              {t('command.registerDonor')}
            </PageButton>
          </>
        )}
      </FinanceHead>
      <Shown of={contributions}>
        {(all) => (
          <>
            <Instalments contributions={all.filter(awaitsMoney)} />
            <HeldFacts />
            {mayLook && <FailedWork />}
            <Exceptions contributions={all} />
          </>
        )}
      </Shown>
    </Stack>
  );
};

type Of = Readonly<{ contributions: readonly Schemas['Contribution'][] }>;

const Instalments = ({ contributions }: Of) => {
  const { t } = useWords();
  const { day, money } = useFigures();
  const details = useQueries({
    queries: contributions.map(({ contributionId }) => contributionQuery(contributionId, {})),
  });
  const due = details
    .flatMap(({ data }) => (data ? data.instalments.map((one) => ({ ...one, of: data })) : []))
    .filter((one) => isDue(one, today()))
    .toSorted((a, b) => a.dueOn.localeCompare(b.dueOn));
  const isComplete = details.every(({ data }) => data !== undefined);
  return (
    <section>
      <Title order={2}>{t('finance.instalments')}</Title>
      {due.length === 0 && <Text>{t(isComplete ? 'finance.instalments.none' : 'state.loading')}</Text>}
      {due.length > 0 && (
        <div className="table-scroll surface">
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('contributions.due')}</Table.Th>
                <Table.Th>{t('contributions.contribution')}</Table.Th>
                <Table.Th className="amount">{t('figure.outstanding')}</Table.Th>
                <Table.Th>{t('contributions.status')}</Table.Th>
                <Table.Th>{t('finance.do')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {due.map((one) => (
                <Table.Tr key={`${one.of.contributionId} ${one.instalmentId}`}>
                  <Table.Td>{day(one.dueOn)}</Table.Td>
                  <Table.Th scope="row">
                    <OfContribution contribution={one.of} />
                  </Table.Th>
                  <Table.Td className="amount">{money(one.outstanding, one.of.currency)}</Table.Td>
                  <Table.Td>
                    {isLate(one, today()) ? (
                      <Status tone="late" text={t('contributions.instalment.overdue')} />
                    ) : (
                      <Status tone="due" text={t('contributions.instalment.expected')} />
                    )}
                  </Table.Td>
                  <Table.Td>
                    <InstalmentLinks
                      contributionId={one.of.contributionId}
                      instalmentId={one.instalmentId}
                      isLate={isLate(one, today())}
                    />
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      )}
    </section>
  );
};

const InstalmentLinks = ({
  contributionId,
  instalmentId,
  isLate: late,
}: Readonly<{ contributionId: string; instalmentId: string; isLate: boolean }>) => {
  const { t } = useWords();
  if (!useRoles().has('finance-officer')) return null;
  const operations = late ? (['receiveInstalment', 'remindOfInstalment'] as const) : (['receiveInstalment'] as const);
  return operations.map((operation) => (
    <PageLink
      key={operation}
      to="/contributions/$contributionId/do/$operation"
      params={{ contributionId, operation }}
      search={{ instalmentId }}
      aria-label={t('finance.of', { what: t(`command.${operation}`), of: `${contributionId} ${instalmentId}` })}
      display="block"
    >
      {t(`command.${operation}`)}
    </PageLink>
  ));
};

const OfContribution = ({
  contribution: { contributionId, title },
}: Readonly<{ contribution: Readonly<{ contributionId: string; title: string }> }>) => (
  <>
    <PageLink to="/contributions/$contributionId" params={{ contributionId }}>
      <bdi>{title}</bdi>
    </PageLink>
    <Text size="sm" c="dimmed" fw={400}>
      <bdi>{contributionId}</bdi> <Updated id={contributionId} />
    </Text>
  </>
);

const TONES: Readonly<Record<Exception, Tone>> = {
  shortfall: 'late',
  expired: 'held',
  'past-end': 'late',
  'ends-soon': 'due',
};

const Exceptions = ({ contributions }: Of) => {
  const { t } = useWords();
  const { day, money } = useFigures();
  const found = contributions.flatMap((of) => {
    const exception = exceptionOf(of, today());
    return exception ? [{ of, exception }] : [];
  });
  return (
    <section>
      <Title order={2}>{t('finance.exceptions')}</Title>
      {found.length === 0 && <Text>{t('finance.exceptions.none')}</Text>}
      {found.length > 0 && (
        <div className="table-scroll surface">
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('contributions.contribution')}</Table.Th>
                <Table.Th>{t('finance.what')}</Table.Th>
                <Table.Th>{t('contributions.expires-on')}</Table.Th>
                <Table.Th className="amount">{t('figure.available')}</Table.Th>
                <Table.Th className="amount">{t('figure.committed')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {found.map(({ of, exception }) => (
                <Table.Tr key={of.contributionId}>
                  <Table.Th scope="row">
                    <OfContribution contribution={of} />
                  </Table.Th>
                  <Table.Td>
                    <Status
                      tone={TONES[exception]}
                      text={t(`finance.exception.${exception}`, { amount: money(of.advanceShortfall, of.currency) })}
                    />
                  </Table.Td>
                  <Table.Td>{of.expiresOn && day(of.expiresOn)}</Table.Td>
                  <Table.Td className="amount">{money(of.available, of.currency)}</Table.Td>
                  <Table.Td className="amount">{money(of.committed, of.currency)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      )}
    </section>
  );
};
