import { Button, Popover, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { PageButton, PageLink } from '../app/page-link.js';
import { useRoles } from '../app/session.js';
import { contributionQuery } from '../contributions/contributions.queries.js';
import { useWords } from '../words/words.js';
import { operationsOn } from './contribution-operations.js';

/** On a contribution's page, for who keeps the books: the next step, and everything else that may be done. */
export const ContributionActions = ({ contributionId }: Readonly<{ contributionId: string }>) => {
  const { t, known } = useWords();
  const isFinance = useRoles().has('finance-officer');
  const { data } = useQuery({ ...contributionQuery(contributionId, {}), enabled: isFinance });
  if (!isFinance || !data) return null;
  const [next, ...others] = operationsOn(data);
  const name = (operation: string): string => known(`command.${operation}`) ?? operation;
  const to = '/contributions/$contributionId/do/$operation';
  return (
    <>
      {next !== undefined && (
        <PageButton to={to} params={{ contributionId, operation: next }}>
          {name(next)}
        </PageButton>
      )}
      {others.length > 0 && (
        <Popover position="bottom-end" withinPortal={false} trapFocus>
          <Popover.Target>
            <Button variant="default">{t('command.other')} ▾</Button>
          </Popover.Target>
          <Popover.Dropdown aria-label={t('command.other')}>
            <Stack gap="sm">
              {others.map((operation) => (
                <PageLink key={operation} to={to} params={{ contributionId, operation }}>
                  {name(operation)}
                </PageLink>
              ))}
            </Stack>
          </Popover.Dropdown>
        </Popover>
      )}
    </>
  );
};
