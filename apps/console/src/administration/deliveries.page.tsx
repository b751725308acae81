import { Button, Group, Stack, Title } from '@mantine/core';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useFigures } from '../amounts/amounts.js';
import { answered, api } from '../api/client.js';
import { queries } from '../api/queries.js';
import { DataTable } from '../app/data-table.js';
import { useRoles } from '../app/session.js';
import { Shown } from '../app/states.js';
import { Status } from '../app/status.js';
import { AsTold } from '../commands/as-told.js';
import { useWords } from '../words/words.js';
import { AdministrationHead } from './administration-head.js';
import { deliveriesQuery } from './administration.queries.js';
import { STATUS_TONES } from './status-tones.js';

/** What a webhook was sent, and what came of it. */
export const DeliveriesPage = () => {
  const { t, known } = useWords();
  const { moment, number } = useFigures();
  const { webhookId } = useParams({ from: '/administration/webhooks/$webhookId' });
  const deliveries = useInfiniteQuery(deliveriesQuery(webhookId));
  const isAdministrator = useRoles().has('administrator');
  const resending = useMutation({
    mutationFn: (deliveryId: string) => {
      const params = { path: { webhookId, deliveryId } };
      return answered(api.PUT('/api/v1/webhooks/{webhookId}/deliveries/{deliveryId}/resend', { params }));
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['webhooks', webhookId] }),
  });
  return (
    <Stack>
      <AdministrationHead />
      <Title order={2}>{t('administration.deliveries', { name: webhookId })}</Title>
      <Shown of={deliveries}>
        {({ pages }) => (
          <DataTable
            rows={pages.flatMap(({ items }) => items)}
            keyOf={({ id }) => id}
            none={t('administration.deliveries.none')}
            columns={[
              { title: t('administration.event'), of: ({ eventType }) => known(`event.${eventType}`) ?? eventType },
              { title: t('audit.subjects'), of: ({ stream }) => <bdi>{stream}</bdi> },
              { title: t('administration.made'), of: ({ madeAt }) => moment(madeAt) },
              {
                title: t('administration.state'),
                of: ({ status }) => <Status tone={STATUS_TONES[status]} text={t(`administration.status.${status}`)} />,
              },
              { title: t('administration.attempts'), of: ({ attempts }) => number(attempts.length), isAmount: true },
              {
                title: t('administration.why'),
                of: ({ reason }) => reason !== null && <AsTold kind="reason" told={reason} />,
              },
              {
                title: t('administration.do'),
                of: ({ id, eventType }) =>
                  isAdministrator && (
                    <Button
                      size="xs"
                      variant="default"
                      onClick={() => resending.mutate(id)}
                      aria-label={t('administration.of', { what: t('command.resend'), of: eventType })}
                    >
                      {t('command.resend')}
                    </Button>
                  ),
              },
            ]}
          />
        )}
      </Shown>
      {deliveries.hasNextPage && (
        <Group>
          <Button variant="default" onClick={() => void deliveries.fetchNextPage()}>
            {t('state.more')}
          </Button>
        </Group>
      )}
    </Stack>
  );
};
