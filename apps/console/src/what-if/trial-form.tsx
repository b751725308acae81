import { Group, NativeSelect, Slider, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { minorUnitsIn, useFigures } from '../amounts/amounts.js';
import { minorUnitsOf } from '../amounts/minor-units.js';
import { answered, api } from '../api/client.js';
import { useLookup } from '../commands/lookups.js';
import { waitlistQuery } from '../waitlist/waitlist.query.js';
import { useWords } from '../words/words.js';
import type { Trial } from './trial.js';

type Asked = Readonly<{ trial: Trial; change: (trial: Trial) => void }>;
const MOST_LISTED = 200;
const NONE = { value: '', label: '' };

type Part = (asked: Asked) => ReactNode;

/** What is to be tried: for each kind, what it is about and by how much. */
export const TrialForm = ({ trial, change }: Asked) => {
  const { kind = 'receipt' } = trial;
  return (
    <Group align="flex-start" className="surface" p="md">
      {PARTS[kind].map((Part, at) => (
        <Part key={`${kind} ${at}`} trial={trial} change={change} />
      ))}
    </Group>
  );
};

const RequestChoice = ({ trial, change }: Asked) => {
  const { t } = useWords();
  const { data } = useQuery(waitlistQuery);
  const choices = data?.items.map(({ requestId, title }) => ({ value: requestId, label: `${requestId} – ${title}` }));
  return (
    <NativeSelect
      label={t('waitlist.request')}
      value={trial.requestId ?? ''}
      data={[NONE, ...(choices ?? [])]}
      onChange={({ currentTarget: { value } }) => change({ ...trial, requestId: value })}
    />
  );
};

const DayChoice = ({ trial, change }: Asked) => {
  const { t } = useWords();
  return (
    <TextInput
      type="date"
      label={t(trial.kind === 'later-start' ? 'what-if.day.later-start' : 'what-if.day.later-instalment')}
      value={trial.day ?? ''}
      onChange={({ currentTarget: { value } }) => change({ ...trial, day: value })}
    />
  );
};

const PriorityChoice = ({ trial, change }: Asked) => {
  const { t } = useWords();
  return (
    <NativeSelect
      label={t('waitlist.priority')}
      value={String(trial.priority ?? '')}
      data={['', '1', '2', '3', '4', '5']}
      onChange={({ currentTarget: { value } }) => change({ ...trial, priority: Number(value) })}
    />
  );
};

const Lifted = () => <Text mt={28}>{useWords().t('what-if.earmark.lifted')}</Text>;

const ContributionChoice = ({ trial, change }: Asked) => {
  const { t } = useWords();
  const { data = [] } = useQuery({
    queryKey: ['contributions', 'to-choose'],
    queryFn: async () =>
      (await answered(api.GET('/api/v1/contributions', { params: { query: { limit: MOST_LISTED } } }))).items,
  });
  const open = data.filter(({ closedOn }) => closedOn === null);
  return (
    <NativeSelect
      label={t('what-if.contribution')}
      value={trial.contributionId ?? ''}
      data={[
        NONE,
        ...open.map(({ contributionId, title }) => ({ value: contributionId, label: `${contributionId} – ${title}` })),
      ]}
      onChange={({ currentTarget: { value } }) => {
        const currency = open.find(({ contributionId }) => contributionId === value)?.currency ?? 'USD';
        change({ ...trial, contributionId: value, currency });
      }}
    />
  );
};

const InstalmentChoice = ({ trial, change }: Asked) => {
  const { t } = useWords();
  const { money, day } = useFigures();
  const { contributionId = '' } = trial;
  const { data } = useQuery({
    queryKey: ['contribution', contributionId],
    queryFn: () =>
      answered(api.GET('/api/v1/contributions/{contributionId}', { params: { path: { contributionId } } })),
    enabled: contributionId !== '',
  });
  const open = data?.instalments.filter(({ outstanding }) => outstanding > 0) ?? [];
  return (
    <NativeSelect
      label={t('what-if.instalment')}
      value={trial.instalmentId ?? ''}
      data={[
        NONE,
        ...open.map(({ instalmentId, dueOn, outstanding }) => ({
          value: instalmentId,
          label: `${day(dueOn)} – ${money(outstanding, data?.currency ?? 'USD')}`,
        })),
      ]}
      onChange={({ currentTarget: { value } }) => change({ ...trial, instalmentId: value })}
    />
  );
};

const DonorChoice = ({ trial, change }: Asked) => {
  const { t } = useWords();
  const donors = useLookup('donorId') ?? [];
  return (
    <NativeSelect
      label={t('what-if.donor')}
      value={trial.donorId ?? ''}
      data={[NONE, ...donors]}
      onChange={({ currentTarget: { value } }) => change({ ...trial, donorId: value })}
    />
  );
};

const MOST_MAJOR = 5_000_000;
const STEP_MAJOR = 10_000;

/** Another currency is another amount. */
const AmountChoice = (asked: Asked) => <AmountFields key={asked.trial.currency ?? 'USD'} {...asked} />;

/** By a slider, and to the cent by a field. */
const AmountFields = ({ trial, change }: Asked) => {
  const { t } = useWords();
  const { money, amount: written } = useFigures();
  const { amount = 0, currency = 'USD' } = trial;
  const unit = 10 ** minorUnitsOf(currency);
  const [typed, setTyped] = useState(amount === 0 ? '' : written(amount, currency));
  return (
    <Stack gap="xs" flex={1} miw={260}>
      <TextInput
        label={`${t('what-if.amount')} (${currency})`}
        inputMode="decimal"
        value={typed}
        onChange={({ currentTarget: { value } }) => {
          setTyped(value);
          const minor = minorUnitsIn(value, currency);
          if (minor !== undefined) change({ ...trial, amount: minor, currency });
        }}
      />
      <Slider
        thumbLabel={t('what-if.amount')}
        min={0}
        max={MOST_MAJOR}
        step={STEP_MAJOR}
        value={Math.min(MOST_MAJOR, Math.round(amount / unit))}
        label={(value) => money(value * unit, currency)}
        onChange={(value) => {
          setTyped(written(value * unit, currency));
          change({ ...trial, amount: value * unit, currency });
        }}
      />
    </Stack>
  );
};

const PARTS: Readonly<Record<NonNullable<Trial['kind']>, readonly Part[]>> = {
  receipt: [ContributionChoice, AmountChoice],
  pledge: [DonorChoice, AmountChoice],
  'later-instalment': [ContributionChoice, InstalmentChoice, DayChoice],
  earmark: [ContributionChoice, Lifted],
  priority: [RequestChoice, PriorityChoice],
  'later-start': [RequestChoice, DayChoice],
};
