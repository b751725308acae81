import { Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useFigures } from '../amounts/amounts.js';
import type { Schemas } from '../api/client.js';
import { PageButton } from '../app/page-link.js';
import { useRoles } from '../app/session.js';
import { Status } from '../app/status.js';
import { useWords } from '../words/words.js';
import { namesOf } from './beneficiaries.js';
import { type PhasePart, phasesOf } from './phases.js';
import { positionQuery, type RequestDetails, stepsQuery } from './request.query.js';
import { toneOf } from './standing.js';

type Shown = Readonly<{ request: RequestDetails; commands: Schemas['OpenCommands'] | undefined }>;

/** Whose it is, how it stands, and what is to be done next by whoever reads it. */
export const RequestHeader = ({ request, commands }: Shown) => {
  const words = useWords();
  const { t, known } = words;
  const figures = useFigures();
  const { requestId, title, beneficiaries, phase, standing, stageOf } = request;
  const next = commands?.next ?? undefined;
  const position = usePosition(request);
  const told =
    known(`standing.${standing}.${phase}`) ?? known(`standing.${standing}`) ?? known(`phase.${phase}`) ?? phase;
  return (
    <Stack gap="xs">
      <Group justify="space-between" align="flex-start">
        <Stack gap={0} flex={1} miw="16rem">
          <Text size="sm" c="dimmed">
            {namesOf(beneficiaries, figures, words)} · <bdi>{requestId}</bdi>
            {stageOf && <> · {t('request.stage', { stage: Number(stageOf.stage), of: Number(stageOf.of) })}</>}
          </Text>
          <Title order={1}>{title}</Title>
        </Stack>
        <Group gap="sm">
          <Status
            tone={toneOf(phase, standing)}
            text={position === undefined ? told : t('request.waitlisted', { position })}
          />
          {next !== undefined && (
            <PageButton to="/requests/$requestId/do/$operation" params={{ requestId, operation: next }} search={{}}>
              {known(`command.${next}`) ?? next}
            </PageButton>
          )}
        </Group>
      </Group>
      <Phases request={request} />
    </Stack>
  );
};

/** Its place on the waitlist, for those who see that. */
const usePosition = ({ requestId, standing }: RequestDetails): number | undefined => {
  const roles = useRoles();
  const isSeen = (['programme-manager', 'finance-officer', 'auditor'] as const).some((role) => roles.has(role));
  const { data } = useQuery({ ...positionQuery(requestId), enabled: isSeen && standing === 'waitlisted' });
  return standing === 'waitlisted' ? (data ?? undefined) : undefined;
};

const Phases = ({ request }: Pick<Shown, 'request'>) => {
  const { t, known } = useWords();
  const figures = useFigures();
  const roles = useRoles();
  const { data: steps = [] } = useQuery({ ...stepsQuery(request.requestId), enabled: !roles.has('donor') });
  const toldOf = (part: PhasePart): string => {
    if (part.state === 'current') return t('request.phase.current', { count: part.days });
    if (part.state === 'done')
      return part.on === null ? t('request.phase.done') : t('request.phase.done-on', { day: figures.day(part.on) });
    return t(part.state === 'ahead' ? 'request.phase.ahead' : 'request.left-out');
  };
  return (
    <ol className="request-phases" aria-label={t('request.phases')}>
      {phasesOf(request, steps, new Date().toISOString().slice(0, 10)).map((part) => (
        <li key={part.phase} aria-current={part.state === 'current' ? 'step' : undefined}>
          {known(`phase.${part.phase}`)}{' '}
          <Text component="span" size="sm" c="dimmed">
            {part.state === 'done' && <span aria-hidden="true">✓ </span>}
            {toldOf(part)}
          </Text>
        </li>
      ))}
    </ol>
  );
};
