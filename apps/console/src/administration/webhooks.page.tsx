import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { DataTable } from '../app/data-table.js';
import { PageLink } from '../app/page-link.js';
import { Shown } from '../app/states.js';
import { useWords } from '../words/words.js';
import { AdministrationButton, AdministrationHead, AdministrationLink } from './administration-head.js';
import { webhooksQuery } from './administration.queries.js';

/** Other systems that are sent what happens. */
export const WebhooksPage = () => {
  const { t, known } = useWords();
  const webhooks = useQuery(webhooksQuery);
  return (
    <Stack>
      <AdministrationHead>
        <AdministrationButton operation="registerWebhook" />
      </AdministrationHead>
      <Shown of={webhooks}>
        {(rows) => (
          <DataTable
            rows={rows}
            keyOf={({ webhookId }) => webhookId}
            none={t('administration.webhooks.none')}
            columns={[
              {
                title: t('administration.name'),
                of: ({ webhookId }) => (
                  <PageLink to="/administration/webhooks/$webhookId" params={{ webhookId }}>
                    <bdi>{webhookId}</bdi>
                  </PageLink>
                ),
              },
              { title: t('field.url'), of: ({ url }) => <bdi>{url}</bdi> },
              {
                title: t('field.eventTypes'),
                of: ({ eventTypes }) =>
                  eventTypes === null
                    ? t('administration.webhook.all')
                    : eventTypes.map((one) => known(`event.${one}`) ?? one).join(', '),
              },
              { title: t('field.account'), of: ({ account }) => account !== null && <bdi>{account}</bdi> },
              {
                title: t('administration.state'),
                of: ({ active }) => t(active ? 'administration.webhook.on' : 'administration.webhook.off'),
              },
              {
                title: t('administration.do'),
                of: ({ webhookId }) => (
                  <AdministrationLink operation="changeWebhook" ids={{ webhookId }} of={webhookId} />
                ),
              },
            ]}
          />
        )}
      </Shown>
    </Stack>
  );
};
