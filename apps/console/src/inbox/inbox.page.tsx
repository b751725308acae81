import { Button, Group, Stack, Table, Text, Title } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useFigures } from '../amounts/amounts.js';
import { answered, api, type Schemas } from '../api/client.js';
import { queries } from '../api/queries.js';
import { PageLink } from '../app/page-link.js';
import { useSession } from '../app/session.js';
import { Empty, Shown } from '../app/states.js';
import { Status } from '../app/status.js';
import { useWords } from '../words/words.js';
import { inboxQuery, toldQuery } from './inbox.query.js';
import { pageOfNotice } from './notice-link.js';

const readAgain = () => queries.invalidateQueries({ queryKey: ['inbox'] });
const readUpTo = (noticeId: string) =>
  answered(api.PUT('/api/v1/inbox/read-up-to/{noticeId}', { params: { path: { noticeId } } }));
const read = (noticeId: string) =>
  answered(api.PUT('/api/v1/inbox/{noticeId}/read', { params: { path: { noticeId } } }));

/** What somebody was told, newest first. */
export const InboxPage = () => {
  const { t } = useWords();
  const { unread } = useSearch({ from: '/inbox' });
  const inbox = useInfiniteQuery(inboxQuery(unread === 'true'));
  const all = useMutation({ mutationFn: readUpTo, onSettled: readAgain });
  const newest = inbox.data?.pages[0]?.items[0]?.id;
  const count = inbox.data?.pages[0]?.unread ?? 0;
  return (
    <Stack>
      <Group justify="space-between">
        <Title order={1}>{t('page.inbox')}</Title>
        {newest !== undefined && count > 0 && (
          <Button onClick={() => all.mutate(newest)} loading={all.isPending}>
            {t('inbox.read-all')}
          </Button>
        )}
      </Group>
      <Group gap="md">
        <PageLink to="/inbox" search={{}} aria-current={unread ? undefined : 'page'}>
          {t('inbox.all')}
        </PageLink>
        <PageLink to="/inbox" search={{ unread: 'true' }} aria-current={unread ? 'page' : undefined}>
          {t('inbox.not-read')}
        </PageLink>
      </Group>
      <Shown of={inbox}>
        {({ pages }) => {
          const notices = pages.flatMap(({ items }) => items);
          return notices.length === 0 ? (
            <Empty text={t(unread ? 'inbox.none-unread' : 'inbox.none')} />
          ) : (
            <Notices notices={notices} />
          );
        }}
      </Shown>
      {inbox.hasNextPage && (
        <Group>
          <Button variant="default" onClick={() => void inbox.fetchNextPage()} loading={inbox.isFetchingNextPage}>
            {t('state.more')}
          </Button>
        </Group>
      )}
      <HowTold />
    </Stack>
  );
};

const Notices = ({ notices }: Readonly<{ notices: readonly Schemas['Notice'][] }>) => {
  const { t } = useWords();
  return (
    <div className="table-scroll surface">
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('inbox.state')}</Table.Th>
            <Table.Th>{t('inbox.what')}</Table.Th>
            <Table.Th>{t('inbox.when')}</Table.Th>
            <Table.Th>{t('inbox.do')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {notices.map((notice) => (
            <Notice key={notice.id} notice={notice} />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
};

const Notice = ({ notice: { id, text, link, at, readAt } }: Readonly<{ notice: Schemas['Notice'] }>) => {
  const { t } = useWords();
  const { moment } = useFigures();
  const mark = useMutation({ mutationFn: read, onSettled: readAgain });
  const page = pageOfNotice(link);
  const isNew = readAt === null;
  return (
    <Table.Tr>
      <Table.Td>{isNew ? <Status tone="due" text={t('inbox.new')} /> : t('inbox.read')}</Table.Td>
      <Table.Td fw={isNew ? 600 : 400}>
        {page === undefined ? (
          <bdi>{text}</bdi>
        ) : (
          <PageLink to={page} onClick={() => isNew && mark.mutate(id)}>
            <bdi>{text}</bdi>
          </PageLink>
        )}
      </Table.Td>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>{moment(at)}</Table.Td>
      <Table.Td>
        {isNew && (
          <Button
            variant="default"
            size="xs"
            loading={mark.isPending}
            onClick={() => mark.mutate(id)}
            aria-label={t('inbox.mark-what', { text })}
          >
            {t('inbox.mark')}
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  );
};

/** Who looks after accounts changes it. */
const HowTold = () => {
  const { t, known } = useWords();
  const { data } = useQuery(toldQuery(useSession().name));
  if (data === undefined) return null;
  return (
    <Text size="sm" c="dimmed">
      {data === null
        ? t('inbox.not-told')
        : t('inbox.told', {
            email: known(`choice.${data.emailChoice}`) ?? data.emailChoice,
            language: known(`choice.${data.language}`) ?? data.language,
          })}
    </Text>
  );
};
