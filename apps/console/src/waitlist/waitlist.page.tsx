import { Button, Group, Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import { Fragment, useState } from 'react';
import { useFigures } from '../amounts/amounts.js';
import { PageButton, PageLink } from '../app/page-link.js';
import { useRoles } from '../app/session.js';
import { Empty, Shown } from '../app/states.js';
import { type Considered, ResourceCheck } from '../requests/resource-check.js';
import { useWords } from '../words/words.js';
import { lastCheckQuery, type WaitlistEntry, waitlistQuery } from './waitlist.query.js';

/** Who waits for money, in whose turn, by how much they are short, and why nobody can pay. */
export const WaitlistPage = () => {
  const { t, known } = useWords();
  const { money, day } = useFigures();
  const roles = useRoles();
  const waitlist = useQuery(waitlistQuery);
  const mayAct = roles.has('programme-manager') || roles.has('finance-officer');
  return (
    <div className="with-panel">
      <Stack>
        <Group justify="space-between">
          <Title order={1}>{t('page.waitlist')}</Title>
          {mayAct && <PageButton to="/what-if">{t('waitlist.try')}</PageButton>}
        </Group>
        <Shown of={waitlist}>
          {({ policy, lastPass, items }) => (
            <>
              <Group justify="space-between" align="flex-start">
                <Text>
                  {t('waitlist.rule', { rule: known(`waitlist.policy.${policy.policy}`) ?? policy.policy })}{' '}
                  {t('waitlist.waiting', { count: items.length })}{' '}
                  {[...shortBy(items)].map(([currency, sum]) => (
                    <bdi key={currency}>{t('waitlist.short-in-all', { amount: money(sum, currency) })} </bdi>
                  ))}
                  {lastPass && t('waitlist.last-pass', { day: day(lastPass.checkedOn) })}
                </Text>
                {mayAct && (
                  <Group gap="sm" className="no-print">
                    <PageLink to="/waitlist/do/$operation" params={{ operation: 'recheckWaitlist' }}>
                      {t('waitlist.recheck')}
                    </PageLink>
                    {roles.has('programme-manager') && (
                      <PageLink to="/waitlist/do/$operation" params={{ operation: 'setWaitlistPolicy' }}>
                        {t('waitlist.change-rule')}
                      </PageLink>
                    )}
                  </Group>
                )}
              </Group>
              {items.length === 0 ? <Empty text={t('waitlist.empty')} /> : <Waiting items={items} />}
            </>
          )}
        </Shown>
      </Stack>
      <Outlet />
    </div>
  );
};

const shortBy = (items: readonly WaitlistEntry[]): ReadonlyMap<string, number> => {
  const sums = new Map<string, number>();
  for (const { currency, shortfall } of items) sums.set(currency, (sums.get(currency) ?? 0) + shortfall);
  return sums;
};

const COLUMNS = 7;

const Waiting = ({ items }: Readonly<{ items: readonly WaitlistEntry[] }>) => {
  const { t } = useWords();
  const [open, setOpen] = useState<string>();
  return (
    <div className="table-scroll surface">
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th className="amount">{t('waitlist.position')}</Table.Th>
            <Table.Th>{t('waitlist.request')}</Table.Th>
            <Table.Th className="amount">{t('waitlist.priority')}</Table.Th>
            <Table.Th className="amount">{t('waitlist.days')}</Table.Th>
            <Table.Th className="amount">{t('waitlist.needs')}</Table.Th>
            <Table.Th className="amount">{t('waitlist.short')}</Table.Th>
            <Table.Th>{t('waitlist.why')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map((entry) => (
            <Fragment key={entry.requestId}>
              <Entry
                entry={entry}
                isOpen={open === entry.requestId}
                toggle={() => setOpen(open === entry.requestId ? undefined : entry.requestId)}
              />
              {open === entry.requestId && (
                <Table.Tr>
                  <Table.Td colSpan={COLUMNS}>
                    <LastCheck requestId={entry.requestId} />
                  </Table.Td>
                </Table.Tr>
              )}
            </Fragment>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
};

type Row = Readonly<{ entry: WaitlistEntry; isOpen: boolean; toggle: () => void }>;

const Entry = ({ entry, isOpen, toggle }: Row) => {
  const { t } = useWords();
  const { money, number } = useFigures();
  const { position, requestId, title, priority, effectivePriority, daysWaiting, directCost, shortfall, currency } =
    entry;
  return (
    <Table.Tr>
      <Table.Td className="amount">{number(position)}</Table.Td>
      <Table.Th scope="row">
        <PageLink to="/requests/$requestId" params={{ requestId }}>
          {title}
        </PageLink>
        <Text size="sm" c="dimmed" fw={400}>
          <bdi>{requestId}</bdi> {entry.passes > 0 && t('waitlist.passed', { count: entry.passes })}
          {entry.awaits !== null && t('waitlist.awaits', { stage: entry.awaits })}
        </Text>
      </Table.Th>
      <Table.Td className="amount">
        {number(effectivePriority)}
        {effectivePriority !== priority && (
          <Text size="sm" c="dimmed">
            {t('waitlist.was', { priority })}
          </Text>
        )}
      </Table.Td>
      <Table.Td className="amount">{number(daysWaiting)}</Table.Td>
      <Table.Td className="amount">{money(directCost, currency)}</Table.Td>
      <Table.Td className="amount">{money(shortfall, currency)}</Table.Td>
      <Table.Td>
        <Button variant="default" size="compact-sm" aria-expanded={isOpen} onClick={toggle}>
          {t('waitlist.explain')}
        </Button>
      </Table.Td>
    </Table.Tr>
  );
};

const LastCheck = ({ requestId }: Readonly<{ requestId: string }>) => {
  const { t } = useWords();
  const { moment } = useFigures();
  const check = useQuery(lastCheckQuery(requestId));
  return (
    <Shown of={check}>
      {(event) =>
        event === null ? (
          <Text size="sm">{t('waitlist.never-checked')}</Text>
        ) : (
          <>
            <Text size="sm" fw={600}>
              {t('waitlist.as-checked', { moment: moment(String(event.metadata['recordedAt'])) })}
            </Text>
            <ResourceCheck check={{ ...event.data, considered: event.data['considered'] as readonly Considered[] }} />
          </>
        )
      }
    </Shown>
  );
};
