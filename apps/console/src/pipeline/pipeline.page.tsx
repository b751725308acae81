import './pipeline.css';
import { Button, Group, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useFigures } from '../amounts/amounts.js';
import { PageButton } from '../app/page-link.js';
import { useRoles } from '../app/session.js';
import { Empty, Loading } from '../app/states.js';
import { FilterSelect } from '../requests/filter-select.js';
import { type Filter, filtered, optionsIn } from '../requests/filters.js';
import { type Requests, requestsQuery } from '../requests/requests.query.js';
import { RequestsShown } from '../requests/requests-shown.js';
import { useWords } from '../words/words.js';
import { BoardColumn } from './board-column.js';
import { type Column, columnsOf, needsOf } from './board.js';

/** Everything that is under way, by phase: what is late, by how much, and whose turn it is. */
export const PipelinePage = () => {
  const { t } = useWords();
  const roles = useRoles();
  const requests = useQuery(requestsQuery);
  const filter = useSearch({ from: '/pipeline' });
  const today = new Date().toISOString().slice(0, 10);
  return (
    <Stack>
      <Group justify="space-between">
        <Title order={1}>{t('page.pipeline')}</Title>
        {roles.has('programme-manager') && <PageButton to="/requests/new">{t('pipeline.register')}</PageButton>}
      </Group>
      <RequestsShown of={requests}>
        {({ rows, isAll }) => {
          const columns = columnsOf(filtered(rows, filter), today);
          return (
            <>
              <Needs
                columns={columns}
                today={today}
                turn={roles.has('field-office') ? 'field-office' : 'programme-manager'}
              />
              <Filters rows={rows} isAll={isAll} filter={filter} columns={columns} />
              <Board columns={columns} isAll={isAll} filter={filter} />
            </>
          );
        }}
      </RequestsShown>
    </Stack>
  );
};

const Needs = ({ columns, today, turn }: Readonly<{ columns: readonly Column[]; today: string; turn: string }>) => {
  const { t } = useWords();
  const { late, dueSoon, lapsing } = needsOf(columns, turn, today);
  return (
    <Text role="status">
      {t('pipeline.needs', { late, dueSoon })} {lapsing > 0 && t('pipeline.lapsing', { count: lapsing })}
    </Text>
  );
};

type Filtered = Readonly<{ isAll: boolean; filter: Filter; columns: readonly Column[] }>;

const Filters = ({ rows, isAll, filter, columns }: Filtered & Requests) => {
  const { t, known } = useWords();
  const { country, money } = useFigures();
  const navigate = useNavigate();
  const options = optionsIn(rows);
  const cards = columns.flatMap((column) => column.cards);
  const sums = columns.reduce<Record<string, number>>((all, { sums: some }) => {
    for (const [currency, sum] of Object.entries(some)) all[currency] = (all[currency] ?? 0) + sum;
    return all;
  }, {});
  const chooser = (name: 'country' | 'programme' | 'turn', label: (code: string) => string) => (
    <FilterSelect
      label={t(`pipeline.filter.${name}`)}
      value={filter[name] ?? ''}
      any={t('pipeline.filter.all')}
      choices={options[name].map((value) => ({ value, label: label(value) }))}
      choose={(value) => {
        const { [name]: _, ...others } = filter;
        void navigate({ to: '/pipeline', search: value === '' ? others : { ...others, [name]: value }, replace: true });
      }}
    />
  );
  return (
    <Group align="flex-end" justify="space-between" className="no-print">
      <Group align="flex-end">
        {chooser('country', country)}
        {chooser('programme', (code) => code)}
        {chooser('turn', (kind) => known(`requests.turn.${kind}`) ?? kind)}
        {Object.keys(filter).length > 0 && (
          <Button variant="default" onClick={() => void navigate({ to: '/pipeline', search: {}, replace: true })}>
            {t('state.clear-filters')}
          </Button>
        )}
      </Group>
      <Text className="figure">
        {t('pipeline.total', { count: cards.length })}
        {Object.entries(sums).map(([currency, sum]) => (
          <span key={currency}>
            {' · '}
            <bdi>{money(sum, currency)}</bdi>
          </span>
        ))}
        {!isAll && ` · ${t('requests.reading')}`}
      </Text>
    </Group>
  );
};

const Board = ({ columns, isAll, filter }: Filtered) => {
  const { t, known } = useWords();
  const navigate = useNavigate();
  const isEmpty = columns.every(({ cards }) => cards.length === 0);
  if (isEmpty && !isAll) return <Loading />;
  if (isEmpty)
    return (
      <Empty text={Object.keys(filter).length > 0 ? t('state.nothing-matches') : t('pipeline.empty')}>
        {Object.keys(filter).length > 0 && (
          <Button variant="default" onClick={() => void navigate({ to: '/pipeline', search: {} })}>
            {t('state.clear-filters')}
          </Button>
        )}
      </Empty>
    );
  // On a phone there is room for one phase.
  const shown = columns.find(({ phase }) => phase === filter.phase) ?? columns.find(({ cards }) => cards.length > 0);
  return (
    <>
      <NativeSelect
        hiddenFrom="sm"
        label={t('pipeline.phase')}
        value={shown?.phase}
        data={columns.map(({ phase, cards }) => ({
          value: phase,
          label: `${known(`phase.${phase}`) ?? phase} ${cards.length}`,
        }))}
        onChange={({ currentTarget: { value } }) =>
          void navigate({ to: '/pipeline', search: { ...filter, phase: value }, replace: true })
        }
      />
      <div className="board">
        {columns.map((column) => (
          <BoardColumn key={column.phase} column={column} isShownOnPhones={column === shown} />
        ))}
      </div>
    </>
  );
};
