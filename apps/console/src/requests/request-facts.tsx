import { Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useFigures } from '../amounts/amounts.js';
import { PageLink } from '../app/page-link.js';
import { useLookup } from '../commands/lookups.js';
import { useWords } from '../words/words.js';
import type { Project, RequestDetails } from './request.query.js';

type Shown = Readonly<{ request: RequestDetails; project: Project }>;

/** What it is about: the same all its life. */
export const RequestFacts = ({ request, project }: Shown) => {
  const { t, known } = useWords();
  const { day, money } = useFigures();
  const { submission, acceptance, questions } = project;
  const { origin, focalPoint, estimatedCost } = submission;
  const choices = (all: readonly string[] = []): string => all.map((one) => known(`choice.${one}`) ?? one).join(', ');
  return (
    <aside className="surface" style={{ padding: 16 }}>
      <Title order={2}>{t('request.facts')}</Title>
      <dl className="fact-list">
        <Fact name={t('facts.from')}>{origin && <Asked origin={origin} />}</Fact>
        <Fact name={t('facts.ministry')}>{submission.ministry}</Fact>
        {focalPoint && <FocalPoint person={focalPoint} />}
        <Fact name={t('facts.submitted')}>{request.submittedOn && day(request.submittedOn)}</Fact>
        <NamedFact name={t('facts.mandate')} of="mandates" code={request.mandate ?? request.mandates?.[0]} />
        <NamedFact name={t('facts.state-action')} of="mandates" code={request.stateAction} />
        <NamedFact name={t('facts.programme')} of="programme" code={request.programme} />
        <Fact name={t('facts.instrument')}>{submission.instrument}</Fact>
        <Fact name={t('facts.about')}>{choices(request.themes)}</Fact>
        <Fact name={t('facts.assistance')}>{choices(request.kinds)}</Fact>
        <Fact name={t('facts.funding')}>{request.fundingBasis && choices([request.fundingBasis])}</Fact>
        <Fact name={t('facts.office')}>{request.officeCode}</Fact>
        <Fact name={t('field.estimatedCost')}>
          {estimatedCost && money(estimatedCost.minor, estimatedCost.currency)}
        </Fact>
        {acceptance && <Priority acceptance={acceptance} />}
        <Fact name={t('facts.asks')}>{submission.description}</Fact>
        <Fact name={t('facts.because')}>{submission.justification}</Fact>
        {request.stages && <Stages stages={request.stages} />}
      </dl>
      {questions.length > 0 && <Questions questions={questions} />}
    </aside>
  );
};

const FocalPoint = ({ person }: Readonly<{ person: NonNullable<Project['submission']['focalPoint']> }>) => (
  <Fact name={useWords().t('facts.focal-point')}>
    {person.name}
    {person.email && <Text size="sm">{person.email}</Text>}
    {person.telephone && <Text size="sm">{person.telephone}</Text>}
  </Fact>
);

type Origin = NonNullable<Project['submission']['origin']>;

const Asked = ({ origin: { kind, country, name } }: Readonly<{ origin: Origin }>) => {
  const { t } = useWords();
  const figures = useFigures();
  if (kind === 'state') return figures.country(String(country));
  return typeof name === 'string' ? name : t('register.origin.centre');
};

const Priority = ({ acceptance }: Readonly<{ acceptance: NonNullable<Project['acceptance']> }>) => {
  const { t } = useWords();
  const { priority, priorityReason, proposedPriority } = acceptance;
  return (
    <Fact name={t('facts.priority', { priority })}>
      {priorityReason}
      {proposedPriority && (
        <Text size="sm" c="dimmed">
          {t('facts.priority.proposed', { priority: proposedPriority.priority })}{' '}
          {proposedPriority.reasons.map(({ because }) => t(`facts.priority.reason.${because}`)).join(', ')}
        </Text>
      )}
    </Fact>
  );
};

const Stages = ({ stages }: Readonly<{ stages: NonNullable<RequestDetails['stages']> }>) => (
  <Fact name={useWords().t('facts.stages')}>
    {stages.map(({ requestId, title }) => (
      <div key={String(requestId)}>
        <PageLink to="/requests/$requestId" params={{ requestId: String(requestId) }}>
          {title}
        </PageLink>
      </div>
    ))}
  </Fact>
);

const Questions = ({ questions }: Pick<Project, 'questions'>) => {
  const { t } = useWords();
  const { day } = useFigures();
  return (
    <>
      <Title order={3}>{t('questions.title')}</Title>
      <dl className="fact-list">
        {questions.map(({ question, askedOn, answer, providedOn }) => [
          <dt key={`${askedOn} ${question}`}>
            {day(askedOn)} <q>{question}</q>
          </dt>,
          <dd key={`${askedOn} ${question} answer`}>
            {answer === null ? (
              t('questions.waiting')
            ) : (
              <>
                {providedOn && day(providedOn)} <q>{answer}</q>
              </>
            )}
          </dd>,
        ])}
      </dl>
    </>
  );
};

const Fact = ({ name, children }: Readonly<{ name: string; children: ReactNode }>) => {
  const isThere = Array.isArray(children) ? children.some(Boolean) : Boolean(children);
  return (
    isThere && (
      <>
        <dt>{name}</dt>
        <dd>{children}</dd>
      </>
    )
  );
};

type OfCode = Readonly<{ name: string; of: 'mandates' | 'programme'; code: string | null | undefined }>;

/** What a code is called. */
const NamedFact = ({ name, of, code }: OfCode) => {
  const choices = useLookup(of);
  return <Fact name={name}>{code && (choices?.find(({ value }) => value === code)?.label ?? code)}</Fact>;
};
