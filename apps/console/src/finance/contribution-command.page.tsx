import { Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { type Figures, useFigures } from '../amounts/amounts.js';
import type { Schemas } from '../api/client.js';
import { NotThere } from '../app/not-there.js';
import { PageLink } from '../app/page-link.js';
import { Fresh } from '../app/states.js';
import type { Values } from '../commands/values.js';
import { OperationPanel } from '../commands/operation-panel.js';
import { contributionQuery } from '../contributions/contributions.queries.js';
import { useWords } from '../words/words.js';
import { isOfContribution } from './contribution-operations.js';

type Contribution = Schemas['ContributionDetails'];
const FROM = '/contributions/$contributionId/do/$operation';

/** A command about a contribution, beside what it is about. */
export const ContributionCommandPage = () => {
  const { contributionId, operation } = useParams({ from: FROM });
  const { instalmentId } = useSearch({ from: FROM });
  const navigate = useNavigate();
  const figures = useFigures();
  const found = useQuery({ ...contributionQuery(contributionId, {}), refetchOnMount: 'always' });
  const back = (): void => void navigate({ to: '/contributions/$contributionId', params: { contributionId } });
  if (!isOfContribution(operation)) return <NotThere />;
  return (
    <Fresh of={found}>
      {(contribution) => (
        <div className="with-panel">
          <About contribution={contribution} />
          <OperationPanel
            operation={operation}
            ids={{ contributionId, ...(instalmentId !== undefined && { instalmentId }) }}
            initial={initialOf(operation, contribution, instalmentId)}
            revision={contribution.revision}
            currency={contribution.currency}
            choices={{ instalmentId: instalmentsOf(contribution, figures) }}
            onDone={back}
            onClose={back}
          />
        </div>
      )}
    </Fresh>
  );
};

const instalmentsOf = ({ instalments, currency }: Contribution, { day, money }: Figures) =>
  instalments
    .filter(({ status }) => status === 'expected' || status === 'overdue')
    .map(({ instalmentId, dueOn, outstanding }) => ({
      value: instalmentId,
      label: `${instalmentId} – ${day(dueOn)}, ${money(outstanding, currency)}`,
    }));

/** An earmark is changed from what it is. */
const initialOf = (operation: string, { earmark }: Contribution, instalmentId: string | undefined): Values => {
  if (operation === 'changeEarmark') return { earmark: typedEarmark(earmark) };
  return operation === 'receiveInstalment' && instalmentId !== undefined ? { instalmentId } : {};
};

const typedEarmark = ({ level, implementation, ...lists }: Contribution['earmark']): Values => ({
  level: String(level),
  ...Object.fromEntries(Object.entries(lists).filter((one): one is [string, string[]] => Array.isArray(one[1]))),
  ...(implementation && { implementation: { from: implementation.from, to: implementation.to } }),
});

const FIGURES = ['announced', 'signed', 'receipts', 'spent', 'committed', 'reserved', 'available'] as const;

const About = ({ contribution }: Readonly<{ contribution: Contribution }>) => {
  const { t, known } = useWords();
  const { money } = useFigures();
  const { contributionId, title, currency } = contribution;
  return (
    <Stack gap="sm">
      <Title order={1}>
        <bdi>{title}</bdi>
      </Title>
      <PageLink to="/contributions/$contributionId" params={{ contributionId }}>
        {t('finance.back-to', { what: contributionId })}
      </PageLink>
      {FIGURES.map((figure) => (
        <Text key={figure} className="figure">
          {known(`figure.${figure}`)}: {money(contribution[figure], currency)}
        </Text>
      ))}
    </Stack>
  );
};
