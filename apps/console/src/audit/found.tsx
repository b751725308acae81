import { Stack, Text, Title } from '@mantine/core';
import { useFigures } from '../amounts/amounts.js';
import type { Schemas } from '../api/client.js';
import { DataTable } from '../app/data-table.js';
import { Status } from '../app/status.js';
import { AsTold } from '../commands/as-told.js';
import { useWords } from '../words/words.js';
import { percentOf, verdictOf, VERDICT_TONES } from './verdict.js';
import type { Verification } from './verification.queries.js';

/** A verification: how far it is, or what it found, the first event that disagrees above all. */
export const Found = ({ run }: Readonly<{ run: Verification }>) => {
  const { t } = useWords();
  const { moment, number } = useFigures();
  const verdict = verdictOf(run);
  const { log, ledgers } = run.found;
  return (
    <Stack gap="sm" p="md" className="surface">
      <div role="status">
        <Status tone={VERDICT_TONES[verdict]} text={t(`audit.verdict.${verdict}`)} />
      </div>
      <Text size="sm" c="dimmed">
        {t('audit.verify.by', { who: run.startedBy, moment: moment(run.startedAt) })}
        {run.endedAt !== null && ` · ${t('audit.verify.ended', { moment: moment(run.endedAt) })}`}
      </Text>
      {run.status === 'running' && (
        <>
          <progress
            max={100}
            value={percentOf(run)}
            aria-label={t('audit.verify.progress')}
            className="verify-progress"
          />
          <Text size="sm">
            {t(`audit.verify.part.${run.part}`)} · {t('audit.verify.events', { count: number(run.events) })}
          </Text>
        </>
      )}
      {run.reason !== null && (
        <Text lang="en" dir="ltr">
          {run.reason}
        </Text>
      )}
      {log && <FoundInLog log={log} />}
      {ledgers && <FoundInLedgers ledgers={ledgers} />}
    </Stack>
  );
};

const FoundInLog = ({ log }: Readonly<{ log: Schemas['FoundInLog'] }>) => {
  const { t } = useWords();
  const { number } = useFigures();
  const { whole, events, streams, seals, sealFiles, unsealed, findings, sealFaults, disagreeing, trust } = log;
  return (
    <section>
      <Title order={2} size="h3">
        {t('audit.verify.part.log')}
      </Title>
      <Text>
        {t('audit.verify.read', { events: number(events), streams: number(streams) })}{' '}
        {t('audit.verify.compared', { seals, files: sealFiles })} {t('audit.verify.unsealed', { count: unsealed })}{' '}
        {t(`audit.verify.trust.${trust}`)}
      </Text>
      {whole && <Text>{t('audit.verify.log.whole')}</Text>}
      {disagreeing > 0 && (
        <>
          <Text fw={600}>{t('audit.verify.disagreeing', { count: disagreeing })}</Text>
          <DataTable
            rows={findings}
            keyOf={({ position, what }) => `${position} ${what}`}
            none=""
            label={t('audit.verify.disagreeing', { count: disagreeing })}
            columns={[
              { title: t('audit.verify.stream'), of: ({ stream }) => <bdi>{stream ?? '–'}</bdi> },
              { title: t('audit.verify.revision'), of: ({ revision }) => revision, isAmount: true },
              { title: t('audit.verify.position'), of: ({ position }) => <bdi>{position}</bdi> },
              { title: t('audit.verify.what'), of: ({ what }) => <AsTold kind="finding" told={what} /> },
            ]}
          />
        </>
      )}
      {sealFaults.length > 0 && (
        <ul>
          {sealFaults.map(({ seal, what }) => (
            <li key={`${seal} ${what}`}>
              {t('audit.verify.seal', { number: seal })} <AsTold kind="finding" told={what} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
};

const FoundInLedgers = ({ ledgers }: Readonly<{ ledgers: Schemas['FoundInLedgers'] }>) => {
  const { t } = useWords();
  const { identityHolds, broken, brokenCount, contributions, regularBudgets, allocations } = ledgers;
  return (
    <section>
      <Title order={2} size="h3">
        {t('audit.verify.part.ledgers')}
      </Title>
      <Text>{t('audit.verify.ledgers.read', { contributions, budgets: regularBudgets, allocations })}</Text>
      {identityHolds ? (
        <Text>{t('audit.verify.ledgers.whole')}</Text>
      ) : (
        <>
          <Text fw={600}>{t('audit.verify.ledgers.broken', { count: brokenCount })}</Text>
          <ul lang="en" dir="ltr">
            {broken.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
};
