import { NativeSelect, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Navigate, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Fresh, Loading, Shown } from '../app/states.js';
import { CommandForm } from '../commands/command-form.js';
import { type ConsoleCommand, useCommand } from '../commands/commands.js';
import { labelOf } from '../commands/labels.js';
import { useLookup } from '../commands/lookups.js';
import { SidePanel } from '../commands/side-panel.js';
import { useWords } from '../words/words.js';
import { AttachFile } from './attach-file.js';
import { CommandContext } from './command-context.js';
import { givenFor, initialOf } from './command-values.js';
import { projectQuery, requestQuery } from './request.query.js';
import { useChoices } from './use-choices.js';
import { useSuggestions } from './use-suggestions.js';

const PATH = '/requests/$requestId/do/$operation';

/** Beside the request: the form of a command about it. */
export const RequestCommandPage = () => {
  const { known } = useWords();
  const navigate = useNavigate();
  const { requestId, operation } = useParams({ from: PATH });
  const request = useQuery({ ...requestQuery(requestId), refetchOnMount: 'always' });
  const project = useQuery({ ...projectQuery(requestId), refetchOnMount: 'always' });
  const command = useCommand(operation);
  const back = (): void => void navigate({ to: '/requests/$requestId', params: { requestId } });
  return (
    <SidePanel title={known(`command.${operation}`) ?? operation} onClose={back}>
      <Fresh of={request}>
        {(row) => (
          <Fresh of={project}>
            {(told) => (
              <Shown of={command}>
                {(one) => one && <Asked {...{ command: one, operation, request: row, project: told, back }} />}
              </Shown>
            )}
          </Fresh>
        )}
      </Fresh>
    </SidePanel>
  );
};

type AskedOf = Readonly<{ command: ConsoleCommand; operation: string; back: () => void }> &
  Pick<Parameters<typeof CommandContext>[0], 'request' | 'project'>;

const Asked = ({ command, operation, request, project, back }: AskedOf) => {
  const ids = useSearch({ from: PATH });
  const { requestId } = request;
  const choices = useChoices(request, project);
  const suggestions = useSuggestions(operation);
  const mandates = useLookup('mandate');
  const named = [...command.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const missing = named.find((name) => name !== 'requestId' && ids[name] === undefined);
  if (missing !== undefined) return <Choose name={missing} choices={choices[missing] ?? []} />;
  if (operation === 'acceptRequest' && !mandates?.length) return <Loading />;
  if (operation === 'attachEvidence') return <AttachFile request={request} onDone={back} />;
  return (
    <Stack>
      <CommandContext {...{ operation, request, project, ids }} />
      <CommandForm
        key={operation}
        operation={operation}
        ids={{ ...ids, requestId }}
        initial={initialOf(operation, { request, project, ids, mandates })}
        given={givenFor(operation, request)}
        choices={choices}
        suggestions={suggestions}
        revision={request.revision}
        currency={request.currency ?? 'USD'}
        onDone={back}
      />
    </Stack>
  );
};

/** Which of several it is about. */
const Choose = ({ name, choices }: Readonly<{ name: string; choices: ReturnType<typeof useChoices>[string] }>) => {
  const words = useWords();
  const navigate = useNavigate();
  const params = useParams({ from: PATH });
  const search = useSearch({ from: PATH });
  const [only] = choices;
  if (only && choices.length === 1)
    return <Navigate to={PATH} params={params} search={{ ...search, [name]: only.value }} replace />;
  if (choices.length === 0) return <Text>{words.t('request.choose.none')}</Text>;
  return (
    <NativeSelect
      label={`${labelOf(name, words)}: ${words.t('request.choose')}`}
      data={[{ value: '', label: '' }, ...choices]}
      value=""
      onChange={(event) =>
        void navigate({ to: PATH, params, search: { ...search, [name]: event.currentTarget.value }, replace: true })
      }
    />
  );
};
