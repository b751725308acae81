import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useFigures } from '../amounts/amounts.js';
import { Shown } from '../app/states.js';
import { useLookup } from '../commands/lookups.js';
import { refusalIn } from '../commands/refusal.js';
import { useWords } from '../words/words.js';
import { OfficeRanking } from './office-ranking.js';
import { heldFactsQuery, type Project, rankingQuery, type RequestDetails } from './request.query.js';
import { namesIn, toldBy } from './story.js';
import { ToldList } from './told-list.js';

type Of = Readonly<{
  operation: string;
  request: RequestDetails;
  project: Project;
  ids: Readonly<Record<string, string>>;
}>;

/** What somebody needs to have before their eyes when they give a command. */
export const CommandContext = ({ operation, request, project, ids }: Of) => {
  switch (operation) {
    case 'provideInformation':
      return <Question project={project} />;
    case 'assignFieldOffice':
      return <Ranking requestId={request.requestId} />;
    case 'acceptFact':
    case 'rejectFact':
      return <Held request={request} project={project} factId={ids['factId']} />;
    default:
      return null;
  }
};

const Question = ({ project: { questions } }: Pick<Of, 'project'>) => {
  const { t } = useWords();
  const { day } = useFigures();
  const open = questions.findLast(({ answer }) => answer === null);
  return (
    open && (
      <Text>
        {t('field.question')}, {day(open.askedOn)}: <q>{open.question}</q>
      </Text>
    )
  );
};

const Ranking = ({ requestId }: Readonly<{ requestId: string }>) => {
  const ranking = useQuery(rankingQuery(requestId));
  const names = useLookup('office');
  return <Shown of={ranking}>{(offices) => <OfficeRanking {...{ offices, names }} />}</Shown>;
};

const Held = ({ request, project, factId }: Pick<Of, 'request' | 'project'> & { factId: string | undefined }) => {
  const words = useWords();
  const figures = useFigures();
  const { data: facts = [] } = useQuery(heldFactsQuery(request.requestId));
  const held = facts.find((one) => one.factId === factId);
  if (!held) return null;
  const say = { words, figures, names: namesIn(project) };
  const refusal = { code: held.because, detail: held.because, facts: held.facts };
  return (
    <div>
      <Text>{refusalIn(refusal, words, request.currency ?? undefined)}</Text>
      <ToldList told={toldBy({ type: '', data: held.fact }, say)} />
    </div>
  );
};
