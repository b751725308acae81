import { Group, Text } from '@mantine/core';
import { useFigures } from '../amounts/amounts.js';
import type { Schemas } from '../api/client.js';
import { Status } from '../app/status.js';
import { useWords, type WordId } from '../words/words.js';
import { OtherActions } from './other-actions.js';
import { daysBetween } from './phases.js';
import type { RequestDetails } from './request.query.js';
import { turnText } from './turn.js';

const nobodyIsWaitedFor = ({ endedOn, phase }: RequestDetails): WordId => {
  if (endedOn) return 'request.no-turn';
  return phase === 'funding' ? 'request.waits-for-money' : 'request.no-turn.stopped';
};

type Shown = Readonly<{ request: RequestDetails; commands: Schemas['OpenCommands'] | undefined }>;

/** What it waits for, whose turn that is, until when; and what else may be done. */
export const WhatNow = ({ request, commands }: Shown) => {
  const { t } = useWords();
  const { heldFacts } = request;
  return (
    <Group className="surface" px="md" py="sm" component="section" aria-label={t('request.what-now')} gap="md">
      <Text fw={600}>{t('request.what-now')}</Text>
      <Waiting request={request} />
      {heldFacts > 0 && <Status tone="held" text={t('request.held', { count: heldFacts })} />}
      {commands && commands.items.length > 0 && <OtherActions request={request} commands={commands} />}
    </Group>
  );
};

const Waiting = ({ request }: Pick<Shown, 'request'>) => {
  const words = useWords();
  const figures = useFigures();
  const { t, known } = words;
  const { step, turn, dueOn, shortfall, currency, reservationExpiresOn } = request;
  const today = new Date().toISOString().slice(0, 10);
  const late = dueOn && dueOn < today ? daysBetween(dueOn, today) : 0;
  return (
    <>
      {step ? (
        <Text>{t('request.waits-for', { step: known(`step.${step}`) ?? step })}</Text>
      ) : (
        <Text>{t(nobodyIsWaitedFor(request))}</Text>
      )}
      {turn && <Text>{t('request.turn', { who: turnText(turn, words, figures) })}</Text>}
      {dueOn && late === 0 && <Status tone="due" text={t('request.due', { day: figures.day(dueOn) })} />}
      {late > 0 && <Status tone="late" text={t('request.late', { count: late })} />}
      {shortfall != null && shortfall > 0 && currency != null && (
        <Status tone="late" text={t('request.short', { amount: figures.money(shortfall, currency) })} />
      )}
      {reservationExpiresOn && request.phase === 'funding' && (
        <Text>{t('request.reserved-until', { day: figures.day(reservationExpiresOn) })}</Text>
      )}
    </>
  );
};
