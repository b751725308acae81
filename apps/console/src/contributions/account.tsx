import { Button, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { isUnknown } from '../api/problem.js';
import { Empty, Shown } from '../app/states.js';
import { Explanation } from '../explain/explanation.js';
import { useWords } from '../words/words.js';
import { utilisationQuery } from './contributions.queries.js';
import { DayShown } from './day-shown.js';
import { UtilisationOf } from './utilisation.js';
import { type Subject, SubjectContext, usePlace } from './use-place.js';
import './contributions.css';

type Account = Subject & Readonly<{ head: ReactNode; children?: ReactNode }>;

/** What became of the money of a donor, or of one contribution, as at a day; beside it, what makes up one figure. */
export const AccountOf = ({ kind, id, head, children }: Account) => {
  const subject = useMemo(() => ({ kind, id }), [kind, id]);
  return (
    <SubjectContext value={subject}>
      <div className="with-panel">
        <Stack>
          {head}
          <DayShown />
          <Money subject={subject}>{children}</Money>
        </Stack>
        <Explanation />
      </div>
    </SubjectContext>
  );
};

const Money = ({ subject, children }: Readonly<{ subject: Subject; children: ReactNode }>) => {
  const { t } = useWords();
  const { place, go } = usePlace();
  const found = useQuery(utilisationQuery(subject, place));
  if (place.asAt !== undefined && isUnknown(found.error))
    return (
      <Empty text={t('contributions.not-yet')}>
        <Button variant="default" onClick={() => go({ asAt: undefined, known: undefined })}>
          {t('contributions.past.back')}
        </Button>
      </Empty>
    );
  return (
    <Shown of={found}>
      {(utilisations) => (
        <>
          {utilisations.length === 0 && <Empty text={t('contributions.nothing')} />}
          {utilisations.map((utilisation, at) => (
            <UtilisationOf
              key={utilisation.currency}
              utilisation={utilisation}
              isLast={at === utilisations.length - 1}
            />
          ))}
          {children}
        </>
      )}
    </Shown>
  );
};
