import { Alert, Anchor, List, Text } from '@mantine/core';
import { CannotReach, Problem } from '../api/problem.js';
import { useFigures } from '../amounts/amounts.js';
import { useWords, type Words } from '../words/words.js';
import { faultAmongOthers, idOf } from './field-words.js';
import type { Names } from './labels.js';
import { toldOf, wayOf } from './refusal.js';
import { ChangedSince } from './changed-since.js';
import type { FieldFault } from './values.js';

type Told = Readonly<{ error: unknown; faults: readonly FieldFault[]; currency: string; names?: Names }>;

/** Why a command was not done, in words, with a way to each field that wants something else. */
export const NotDone = ({ error, faults, currency, names }: Told) => {
  const words = useWords();
  const { money } = useFigures();
  if (error === undefined && faults.length === 0) return null;
  const isRefused = error instanceof Problem && faults.length === 0 && ![401, 412, 503].includes(error.status);
  return (
    <Alert
      role="alert"
      className={error instanceof CannotReach ? 'tone-due' : 'tone-late'}
      title={titleOf(error, faults, words, currency)}
    >
      {isRefused && (
        <Text size="sm">
          {words.t('command.refused')} {wayOf(error, words)}
        </Text>
      )}
      {error instanceof Problem && error.status === 412 && <ChangedSince changes={error.body.changes ?? []} />}
      {faults.length > 0 && (
        <List size="sm">
          {faults.map((fault) => (
            <List.Item key={fault.path}>
              <Anchor href={`#${idOf(fault.path)}`} c="inherit" underline="always">
                {faultAmongOthers(fault, words, money(123_450, currency), names)}
              </Anchor>
            </List.Item>
          ))}
        </List>
      )}
    </Alert>
  );
};

const titleOf = (error: unknown, faults: readonly FieldFault[], words: Words, currency: string): string => {
  if (error instanceof Problem && error.status === 412) return words.t('command.changed');
  if (error instanceof Problem && error.status === 401) return words.t('sign-in.ended');
  return faults.length > 0 ? words.t('command.problems', { count: faults.length }) : toldOf(error, words, currency);
};
