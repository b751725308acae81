import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useFigures } from '../amounts/amounts.js';
import { DataTable } from '../app/data-table.js';
import { PageLink } from '../app/page-link.js';
import { Shown } from '../app/states.js';
import { donorsQuery } from '../contributions/contributions.queries.js';
import { useWords } from '../words/words.js';
import { FinanceButton, FinanceLink } from './finance-link.js';
import { FinanceHead } from './finance-pages.js';
import { inKindQuery } from './finance.queries.js';

/** What was given, but not in money: told beside it, never added to it. */
export const InKindPage = () => {
  const { t, known } = useWords();
  const { day, money } = useFigures();
  const gifts = useQuery(inKindQuery);
  const { data: donors = [] } = useQuery(donorsQuery({}));
  const donorOf = (id: string): string => donors.find(({ donorId }) => donorId === id)?.name ?? id;
  return (
    <Stack>
      <FinanceHead>
        <FinanceButton operation="recordInKind" />
      </FinanceHead>
      <Text>{t('finance.in-kind.about')}</Text>
      <Shown of={gifts}>
        {(rows) => (
          <DataTable
            rows={rows}
            keyOf={({ inKindId }) => inKindId}
            none={t('finance.in-kind.none')}
            columns={[
              { title: t('finance.what'), of: ({ title }) => <bdi>{title}</bdi> },
              { title: t('field.kind'), of: ({ kind }) => known(`choice.${kind}`) ?? kind },
              { title: t('contributions.donor'), of: ({ donorId }) => <bdi>{donorOf(donorId)}</bdi> },
              { title: t('field.value'), of: ({ value, currency }) => money(value, currency), isAmount: true },
              { title: t('field.receivedOn'), of: ({ receivedOn }) => day(receivedOn) },
              {
                title: t('finance.held.request'),
                of: ({ requestId }) =>
                  requestId !== null && (
                    <PageLink to="/requests/$requestId" params={{ requestId }}>
                      <bdi>{requestId}</bdi>
                    </PageLink>
                  ),
              },
              {
                title: t('finance.do'),
                of: ({ inKindId, title }) => <FinanceLink operation="revalueInKind" ids={{ inKindId }} of={title} />,
              },
            ]}
          />
        )}
      </Shown>
    </Stack>
  );
};
