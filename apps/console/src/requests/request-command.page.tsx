import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { CommandForm } from '../commands/command-form.js';
import { SidePanel } from '../commands/side-panel.js';
import { useWords } from '../words/words.js';
import { requestQuery } from './request.query.js';

export const RequestCommandPage = () => {
  const { known } = useWords();
  const navigate = useNavigate();
  const { requestId, operation } = useParams({ from: '/requests/$requestId/do/$operation' });
  const ids = useSearch({ from: '/requests/$requestId/do/$operation' });
  const { data: request } = useQuery(requestQuery(requestId));
  const back = (): void => void navigate({ to: '/requests/$requestId', params: { requestId } });
  return (
    <SidePanel title={known(`command.${operation}`) ?? operation} onClose={back}>
      {request && (
        <CommandForm
          operation={operation}
          ids={{ ...ids, requestId }}
          revision={request.revision}
          currency={request.currency ?? 'USD'}
          onDone={back}
        />
      )}
    </SidePanel>
  );
};
