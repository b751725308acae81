import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useFigures } from '../amounts/amounts.js';
import { DataTable } from '../app/data-table.js';
import { PageLink } from '../app/page-link.js';
import { Shown } from '../app/states.js';
import { Status } from '../app/status.js';
import { useWords } from '../words/words.js';
import { AdministrationButton, AdministrationHead } from './administration-head.js';
import { accountsQuery } from './administration.queries.js';
import { GrantsText } from './grants-text.js';

export const AccountsPage = () => {
  const { t, known } = useWords();
  const { moment } = useFigures();
  const accounts = useQuery(accountsQuery);
  return (
    <Stack>
      <AdministrationHead>
        <AdministrationButton operation="openAccount" />
      </AdministrationHead>
      <Shown of={accounts}>
        {(rows) => (
          <DataTable
            rows={rows}
            keyOf={({ name }) => name}
            none={t('state.nothing-matches')}
            columns={[
              {
                title: t('administration.name'),
                of: ({ name }) => (
                  <PageLink to="/administration/accounts/$name" params={{ name }}>
                    <bdi>{name}</bdi>
                  </PageLink>
                ),
              },
              { title: t('administration.kind'), of: ({ kind }) => known(`choice.${kind}`) ?? kind },
              { title: t('administration.grants'), of: ({ grants }) => <GrantsText grants={grants} /> },
              { title: t('administration.opened'), of: ({ openedAt }) => moment(openedAt) },
              {
                title: t('administration.state'),
                of: ({ closedAt }) =>
                  closedAt === null ? (
                    t('administration.open')
                  ) : (
                    <Status tone="closed" text={t('administration.closed')} />
                  ),
              },
            ]}
          />
        )}
      </Shown>
    </Stack>
  );
};
