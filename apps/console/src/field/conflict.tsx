import { Button, Radio, Stack, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { useFigures } from '../amounts/amounts.js';
import { useWords, type WordId } from '../words/words.js';
import { activityOf } from './body.js';
import { type Choice, CHOICES, decided } from './decided.js';
import { keepEntry } from './entries.js';
import type { Activity, Entry, Theirs } from './entry.js';
import { sendDue } from './sender.js';

const LABELS: Readonly<Record<Choice, WordId>> = {
  corrects: 'field-office.corrects',
  stands: 'field-office.stands',
  apart: 'field-office.another',
};

/** Two versions of what may be one activity, beside each other: a person says which it is. */
export const Conflict = ({ entry, theirs }: Readonly<{ entry: Entry; theirs: Theirs }>) => {
  const { t } = useWords();
  const { number, day, moment } = useFigures();
  const [choice, setChoice] = useState<Choice>();
  const mine = activityOf(entry.values);
  const decide = async (chosen: Choice): Promise<void> => {
    const { title, from, to, place, participants, outputs } = mine;
    const people = participants ?? { female: 0, male: 0, notStated: 0 };
    const what = t('field-office.summary', {
      ...{ title, from, to, place: place ?? '–', outcome: outputs.join(' ') || '–' },
      ...people,
    });
    const reasons = {
      corrects: t('field-office.reason.corrects'),
      stands: t('field-office.reason.stands', { who: entry.owner, what }),
    };
    await keepEntry(decided(entry, theirs, chosen, reasons, Date.now()));
    await sendDue(entry.owner);
  };
  const counted = (activity: Activity, sex: 'female' | 'male' | 'notStated'): string =>
    activity.participants ? number(activity.participants[sex]) : '–';
  const rows: readonly (readonly [WordId, (activity: Activity) => string])[] = [
    ['field-office.activity.title', ({ title }) => title],
    ['field-office.from', ({ from }) => day(from)],
    ['field-office.to', ({ to }) => day(to)],
    ['field-office.place', ({ place }) => place ?? '–'],
    ['field-office.women', (activity) => counted(activity, 'female')],
    ['field-office.men', (activity) => counted(activity, 'male')],
    ['field-office.not-recorded', (activity) => counted(activity, 'notStated')],
    ['field-office.outcome', ({ outputs }) => outputs.join('; ') || '–'],
  ];
  const { by, at } = theirs;
  return (
    <Stack gap="sm">
      <div className="table-scroll" tabIndex={0} role="group" aria-label={t('field-office.conflict')}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Td />
              <Table.Th scope="col">{t('field-office.yours')}</Table.Th>
              <Table.Th scope="col">
                {by !== undefined && at !== undefined
                  ? t('field-office.theirs', { who: by, when: moment(at) })
                  : t('field-office.theirs.unknown')}
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map(([label, of]) => (
              <Table.Tr key={label}>
                <Table.Th scope="row">{t(label)}</Table.Th>
                <Table.Td fw={of(mine) === of(theirs.content) ? undefined : 600}>{of(mine)}</Table.Td>
                <Table.Td fw={of(mine) === of(theirs.content) ? undefined : 600}>{of(theirs.content)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      <Radio.Group
        label={t('field-office.conflict.choose')}
        description={t('field-office.conflict.kept')}
        value={choice ?? ''}
        onChange={(value) => setChoice(CHOICES.find((one) => one === value))}
      >
        <Stack gap="xs" mt="xs">
          {CHOICES.map((one) => (
            <Radio key={one} value={one} label={t(LABELS[one])} />
          ))}
        </Stack>
      </Radio.Group>
      <Text component="div">
        <Button disabled={choice === undefined} onClick={() => choice && void decide(choice)}>
          {t('field-office.decide')}
        </Button>
      </Text>
    </Stack>
  );
};
