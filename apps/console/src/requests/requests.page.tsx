import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useFigures } from '../amounts/amounts.js';
import { PageButton } from '../app/page-link.js';
import { useRoles } from '../app/session.js';
import { Empty, Loading } from '../app/states.js';
import { useLookup } from '../commands/lookups.js';
import { useWords } from '../words/words.js';
import { FilterSelect } from './filter-select.js';
import { type Filter, filtered, optionsIn } from './filters.js';
import { RequestTable } from './request-table.js';
import { type Requests, requestsQuery } from './requests.query.js';
import { RequestsShown } from './requests-shown.js';
import { WaitsForYou } from './waits-for-you.js';

/** All requests that somebody may see; for a State its own, with what waits for it first. */
export const RequestsPage = () => {
  const { t } = useWords();
  const roles = useRoles();
  const requests = useQuery(requestsQuery);
  const isOfState = roles.has('requesting-state');
  return (
    <Stack>
      <Group justify="space-between">
        <Title order={1}>{t('page.requests')}</Title>
        {(isOfState || roles.has('programme-manager')) && (
          <PageButton to="/requests/new">{t(isOfState ? 'requests.register.state' : 'requests.register')}</PageButton>
        )}
      </Group>
      <RequestsShown of={requests}>
        {({ rows, isAll }) =>
          rows.length === 0 ? (
            <Empty text={t('requests.none')} />
          ) : (
            <>
              {isOfState && <WaitsForYou rows={rows} />}
              <All rows={rows} isAll={isAll} />
            </>
          )
        }
      </RequestsShown>
    </Stack>
  );
};

const All = ({ rows, isAll }: Requests) => {
  const { t } = useWords();
  const navigate = useNavigate();
  const filter: Filter = useSearch({ from: '/requests' });
  const found = filtered(rows, filter);
  return (
    <>
      <Filters rows={rows} isAll={isAll} filter={filter} />
      {found.length === 0 && !isAll && <Loading />}
      {found.length === 0 && isAll && (
        <Empty text={t('state.nothing-matches')}>
          <Button variant="default" onClick={() => void navigate({ to: '/requests', search: {} })}>
            {t('state.clear-filters')}
          </Button>
        </Empty>
      )}
      {found.length > 0 && (
        <>
          <Text size="sm" c="dimmed" aria-live="polite">
            {t('requests.count', { count: found.length })}
            {!isAll && ` · ${t('requests.reading')}`}
          </Text>
          <RequestTable rows={found} />
        </>
      )}
    </>
  );
};

const NAMES = ['phase', 'country', 'programme', 'turn'] as const;

const Filters = ({ rows, isAll, filter }: Requests & Readonly<{ filter: Filter }>) => {
  const { t, known } = useWords();
  const { country } = useFigures();
  const navigate = useNavigate();
  const programmes = useLookup('programme') ?? [];
  const options = optionsIn(rows);
  const called = (name: (typeof NAMES)[number], value: string): string => {
    if (name === 'country') return country(value);
    if (name === 'programme') return programmes.find((one) => one.value === value)?.label ?? value;
    return known(name === 'turn' ? `requests.turn.${value}` : `phase.${value}`) ?? value;
  };
  return (
    <Group gap="sm" className="no-print">
      {NAMES.filter((name) => options[name].length > 1 || !isAll).map((name) => (
        <FilterSelect
          key={name}
          label={t(`requests.filter.${name}`)}
          value={filter[name] ?? ''}
          any={t('requests.filter.any')}
          choices={options[name]
            .map((value) => ({ value, label: called(name, value) }))
            .toSorted((a, b) => (name === 'phase' ? 0 : a.label.localeCompare(b.label)))}
          choose={(value) => {
            const { [name]: _, ...others } = filter;
            void navigate({ to: '/requests', search: value === '' ? others : { ...others, [name]: value } });
          }}
        />
      ))}
    </Group>
  );
};
