import { Group, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Shown } from '../app/states.js';
import { useWords } from '../words/words.js';
import { AccountOf } from './account.js';
import { ContributionTable } from './contribution-table.js';
import { contributionsQuery, donorQuery } from './contributions.queries.js';
import { Figure } from '../explain/figure.js';
import { Files } from './files.js';
import { usePlace } from './use-place.js';

export const DonorPage = () => {
  const { donorId } = useParams({ from: '/contributions/donors/$donorId' });
  return <OfDonor donorId={donorId} />;
};

/** Contributions at a glance. */
export const OfDonor = ({ donorId }: Readonly<{ donorId: string }>) => (
  <AccountOf kind="donor" id={donorId} head={<Head donorId={donorId} />}>
    <InKind donorId={donorId} />
    <Given donorId={donorId} />
  </AccountOf>
);

/** As it is called now, whatever day is shown. */
const Head = ({ donorId }: Readonly<{ donorId: string }>) => {
  const { known } = useWords();
  const { data } = useQuery(donorQuery(donorId, {}));
  return (
    <Group justify="space-between">
      <div>
        <Title order={1}>
          <bdi>{data?.name ?? donorId}</bdi>
        </Title>
        {data && <Text c="dimmed">{known(`donor.${data.type}`) ?? data.type}</Text>}
      </div>
      <Files isMain />
    </Group>
  );
};

const InKind = ({ donorId }: Readonly<{ donorId: string }>) => {
  const { t } = useWords();
  const { place } = usePlace();
  const { data } = useQuery(donorQuery(donorId, place));
  return data?.inKind.map(({ currency, count, value }) => (
    <Group key={currency} gap="xs">
      {t('contributions.in-kind', { count })}
      <Figure figure="value" by="in-kind" currency={currency} amount={value} withCurrency />
    </Group>
  ));
};

const Given = ({ donorId }: Readonly<{ donorId: string }>) => {
  const { t } = useWords();
  const { place } = usePlace();
  const found = useQuery(contributionsQuery(place, donorId));
  return (
    <section>
      <Title order={2} mb="sm">
        {t('page.contributions')}
      </Title>
      <Shown of={found}>{(contributions) => <ContributionTable contributions={contributions} />}</Shown>
    </section>
  );
};
