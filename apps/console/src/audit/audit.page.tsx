import { Alert, Button, Group, NativeSelect, Stack, Text, TextInput, Title } from '@mantine/core';
import { infiniteQueryOptions, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useFigures } from '../amounts/amounts.js';
import { answered, api, type Schemas } from '../api/client.js';
import { DataTable } from '../app/data-table.js';
import { PageLink } from '../app/page-link.js';
import { Shown } from '../app/states.js';
import { Status } from '../app/status.js';
import { accountsQuery } from '../administration/administration.queries.js';
import { useOperations } from '../commands/commands.js';
import { refusalTitle } from '../commands/refusal.js';
import { useWords } from '../words/words.js';
import { conditionsOf, exportAddress, type Filter, filterIn } from './filter.js';

const auditQuery = (filter: Filter) =>
  infiniteQueryOptions({
    queryKey: ['audit', filter],
    queryFn: ({ pageParam }) => {
      const query = { limit: 50, ...conditionsOf(filter), ...(pageParam && { cursor: pageParam }) };
      return answered(api.GET('/api/v1/audit', { params: { query } }));
    },
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
  });

/** Who did, was refused, or was shown what. */
export const AuditPage = () => {
  const { t } = useWords();
  const filter = useSearch({ from: '/audit' });
  const log = useInfiniteQuery(auditQuery(filter));
  const today = new Date().toISOString().slice(0, 10);
  return (
    <Stack>
      <Group justify="space-between">
        <Title order={1}>{t('page.audit')}</Title>
        <Button component="a" href={exportAddress(filter, today)} download>
          {t(filter.from !== undefined || filter.to !== undefined ? 'audit.export' : 'audit.export.month')}
        </Button>
      </Group>
      <Text>{t('audit.about')}</Text>
      <Filters filter={filter} />
      <Shown of={log}>
        {({ pages }) => (
          <>
            {pages.some(({ complete }) => !complete) && (
              <Alert className="tone-due" title={t('audit.incomplete')} role="status" />
            )}
            <Entries entries={pages.flatMap(({ items }) => items)} />
          </>
        )}
      </Shown>
      {log.hasNextPage && (
        <Group>
          <Button variant="default" onClick={() => void log.fetchNextPage()} loading={log.isFetchingNextPage}>
            {t('state.more')}
          </Button>
        </Group>
      )}
    </Stack>
  );
};

const Filters = ({ filter }: Readonly<{ filter: Filter }>) => {
  const words = useWords();
  const { t, known } = words;
  const navigate = useNavigate();
  const { data: accounts = [] } = useQuery(accountsQuery);
  const operations = useOperations();
  const set = (changed: Readonly<Record<string, string>>): void =>
    void navigate({ to: '/audit', search: filterIn({ ...filter, ...changed }) });
  const any = { value: '', label: t('audit.any') };
  const lists = [
    { name: 'actor', data: accounts.map(({ name }) => ({ value: name, label: name })) },
    {
      name: 'operation',
      data: operations
        .map((value) => ({ value, label: known(`command.${value}`) ?? value }))
        .toSorted((a, b) => a.label.localeCompare(b.label)),
    },
    { name: 'outcome', data: (['done', 'refused'] as const).map((value) => ({ value, label: t(`audit.${value}`) })) },
  ] as const;
  return (
    <Group align="flex-end" className="no-print">
      {lists.map(({ name, data }) => (
        <NativeSelect
          key={name}
          label={t(`audit.${name}`)}
          value={filter[name] ?? ''}
          data={[any, ...data]}
          onChange={(event) => set({ [name]: event.currentTarget.value })}
        />
      ))}
      {(['from', 'to'] as const).map((name) => (
        <TextInput
          key={name}
          type="date"
          label={t(`audit.${name}`)}
          value={filter[name] ?? ''}
          onChange={(event) => set({ [name]: event.currentTarget.value })}
        />
      ))}
      {Object.keys(filter).length > 0 && (
        <PageLink to="/audit" search={{}}>
          {t('state.clear-filters')}
        </PageLink>
      )}
    </Group>
  );
};

const Entries = ({ entries }: Readonly<{ entries: readonly Schemas['AuditEntry'][] }>) => {
  const words = useWords();
  const { t, known } = words;
  const { moment } = useFigures();
  return (
    <DataTable
      rows={entries}
      keyOf={({ id }) => id}
      none={t('state.nothing-matches')}
      columns={[
        { title: t('audit.at'), of: ({ at }) => moment(at) },
        {
          title: t('audit.actor'),
          of: ({ actor, onBehalfOf, address }) => (
            <>
              <bdi>{actor === '?' ? t('audit.nobody') : actor}</bdi>
              {onBehalfOf !== null && <Text size="sm">{t('audit.for', { name: onBehalfOf })}</Text>}
              {address !== null && (
                <Text size="xs" c="dimmed">
                  <bdi>{address}</bdi>
                </Text>
              )}
            </>
          ),
        },
        {
          title: t('audit.operation'),
          of: ({ operation, events, times }) => (
            <>
              {operation === null ? '' : (known(`command.${operation}`) ?? operation)}
              {times > 1 && ` ${t('audit.times', { count: times })}`}
              {events.length > 0 && (
                <Text size="xs" c="dimmed">
                  {events.map((one) => known(`event.${one}`) ?? one).join(', ')}
                </Text>
              )}
            </>
          ),
        },
        {
          title: t('audit.outcome'),
          of: ({ outcome, code, status }) =>
            outcome === 'done' ? (
              t('audit.done')
            ) : (
              <Status
                tone="late"
                text={t('audit.refused-as', { code: code === null ? String(status ?? '') : refusalTitle(code, words) })}
              />
            ),
        },
        {
          title: t('audit.subjects'),
          of: ({ subjects }) => subjects.map((subject) => <Subject key={subject} subject={subject} />),
        },
      ]}
    />
  );
};

/** Where there is a page about it, the way there. */
const Subject = ({ subject }: Readonly<{ subject: string }>) => {
  const [, kind, id] = /^(request|contribution)-(.+)$/.exec(subject) ?? [];
  return (
    <Text size="sm" component="div">
      {id === undefined ? (
        <bdi>{subject}</bdi>
      ) : kind === 'request' ? (
        <PageLink to="/requests/$requestId" params={{ requestId: id }}>
          <bdi>{id}</bdi>
        </PageLink>
      ) : (
        <PageLink to="/contributions/$contributionId" params={{ contributionId: id }}>
          <bdi>{id}</bdi>
        </PageLink>
      )}
    </Text>
  );
};
