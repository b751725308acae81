import { Button, Popover, Stack, Text } from '@mantine/core';
import type { Schemas } from '../api/client.js';
import { PageLink } from '../app/page-link.js';
import { refusalIn } from '../commands/refusal.js';
import { useWords, type Words } from '../words/words.js';
import type { OpenCommand, RequestDetails } from './request.query.js';

type Shown = Readonly<{ request: RequestDetails; commands: Schemas['OpenCommands'] }>;

/** Everything that whoever reads it may ever do with it: what is possible now, and why the rest is not. */
export const OtherActions = ({ request, commands }: Shown) => {
  const { t, known } = useWords();
  const reason = useReason(request);
  const others = commands.items.filter(({ operation }) => operation !== commands.next);
  const open = others.filter(({ refusal, changesNothing }) => !refusal && !changesNothing);
  const shut = others.filter((one) => !open.includes(one) && !one.changesNothing);
  const { requestId } = request;
  const nameOf = ({ operation }: OpenCommand): string => known(`command.${operation}`) ?? operation;
  return (
    <Popover position="bottom-end" withinPortal={false} trapFocus width={380}>
      <Popover.Target>
        <Button variant="default">{t('request.actions')} ▾</Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('request.actions')} mah="60vh" style={{ overflowY: 'auto' }}>
        <Stack gap="sm">
          <Text fw={600} size="sm">
            {t('request.actions.now')}
          </Text>
          {open.length === 0 && <Text size="sm">{t('command.none')}</Text>}
          {open.map((one) => (
            <PageLink
              key={one.operation}
              to="/requests/$requestId/do/$operation"
              params={{ requestId, operation: one.operation }}
              search={{}}
            >
              {nameOf(one)}
            </PageLink>
          ))}
          {shut.length > 0 && (
            <Text fw={600} size="sm">
              {t('request.actions.not-now')}
            </Text>
          )}
          {shut.map((one) => (
            <div key={one.operation}>
              <Text size="sm">{nameOf(one)}</Text>
              <Text size="sm" c="dimmed">
                {reason(one)}
              </Text>
            </div>
          ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
};

const useReason = ({ currency }: RequestDetails): ((command: OpenCommand) => string) => {
  const words = useWords();
  return ({ refusal }) => {
    if (!refusal) return '';
    const { allowed } = refusal.facts as Readonly<Record<string, unknown>>;
    if (refusal.code === 'WrongPhase' && Array.isArray(allowed))
      return words.t('request.possible-in', { phases: allowed.map((one) => phaseText(String(one), words)).join(', ') });
    return refusalIn(refusal, words, currency ?? undefined);
  };
};

const phaseText = (phase: string, { known }: Words): string => known(`phase.${phase}`) ?? phase;
