import { Stack } from '@mantine/core';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { NotThere } from '../app/not-there.js';
import type { CommandAnswer } from '../commands/send-command.js';
import { OperationPanel } from '../commands/operation-panel.js';
import { FinanceHead } from './finance-pages.js';

const FROM = '/finance/do/$operation';
/** Where each leads back to. */
const PAGES = {
  pledgeContribution: '/contributions',
  registerDonor: '/contributions',
  changeDonor: '/contributions',
  recordInKind: '/finance/in-kind',
  revalueInKind: '/finance/in-kind',
  openRegularBudget: '/finance/regular-budgets',
  changeRegularBudgetCap: '/finance/regular-budgets',
  closeRegularBudget: '/finance/regular-budgets',
  closePeriod: '/finance/periods',
  loadRates: '/finance/rates',
} as const;
const isOurs = (operation: string): operation is keyof typeof PAGES => Object.hasOwn(PAGES, operation);

/** Commands of who keeps the books that are about no contribution there is. */
export const FinanceCommandPage = () => {
  const { operation } = useParams({ from: FROM });
  const ids = useSearch({ from: FROM });
  const navigate = useNavigate();
  if (!isOurs(operation)) return <NotThere />;
  const back = (): void => void navigate({ to: PAGES[operation] });
  const toIt = ({ id }: CommandAnswer): void =>
    operation === 'pledgeContribution' && id !== undefined
      ? void navigate({ to: '/contributions/$contributionId', params: { contributionId: id } })
      : back();
  return (
    <Stack>
      <FinanceHead />
      <OperationPanel operation={operation} ids={ids} onDone={toIt} onClose={back} />
    </Stack>
  );
};
