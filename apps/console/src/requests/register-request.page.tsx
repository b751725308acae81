import { Stack, Text, Title } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useRef } from 'react';
import { useRoles, useSession } from '../app/session.js';
import { Shown } from '../app/states.js';
import { type ConsoleCommand, useCommand } from '../commands/commands.js';
import type { Draft } from '../commands/drafts.js';
import { useDraft } from '../commands/use-draft.js';
import { FormEnd } from '../commands/form-end.js';
import { FormField } from '../commands/form-fields.js';
import { withMade } from '../commands/made-ids.js';
import { NotDone } from '../commands/not-done.js';
import { useSending } from '../commands/use-sending.js';
import { isEmpty } from '../commands/values.js';
import { useWords } from '../words/words.js';
import { BeneficiaryFields } from './beneficiary-fields.js';
import { OriginFields } from './origin-fields.js';
import { beneficiariesIn, originIn, wrongSum } from './registration.js';

const OPERATION = 'submitRequest';
/** Asked for in their own way. */
const OWN = new Set(['origin', 'beneficiaries']);
/** In which group a field is asked for; the rest: cost and time. */
const GROUPS = [
  ['register.what', ['title', 'description', 'justification']],
  ['register.about', ['themes', 'kinds', 'mandates', 'instrument']],
] as const;
const NAMES = {
  ...{ description: 'asks', 'origin.country': 'state', 'origin.name': 'body' },
  ...{ 'beneficiaries.code': 'state', 'beneficiaries.share': 'sharePercent' },
};
const OF_WHO = ['ministry', 'focalPoint', 'channel'];

/** A request for assistance: by the State itself, or by the Centre for whoever wrote to it. */
export const RegisterRequestPage = () => {
  const { t } = useWords();
  const isOfState = useRoles().has('requesting-state');
  const command = useCommand(OPERATION);
  const draft = useDraft(OPERATION);
  return (
    <Stack maw={720}>
      <Title order={1}>{t(isOfState ? 'requests.register.state' : 'requests.register')}</Title>
      <Shown of={command}>{(one) => one && draft && <Registration command={one} draft={draft} />}</Shown>
    </Stack>
  );
};

type Kept = Readonly<{ command: ConsoleCommand; draft: Readonly<{ name: string; kept: Draft | undefined }> }>;

const Registration = ({ command, draft }: Kept) => {
  const { t } = useWords();
  const navigate = useNavigate();
  const { grants } = useSession();
  const state = grants.find(({ role }) => role === 'requesting-state')?.['country'];
  const country = typeof state === 'string' ? state : '';
  const fields = withMade(OPERATION, command.fields).filter(({ name }) => !OWN.has(name));
  const { values, set, clear, send, faults, error, isBusy } = useSending({
    ...{ command, fields, name: draft.name, draft: draft.kept, revision: undefined, ids: {}, currency: 'USD' },
    given: (typed) => ({ origin: originIn(typed), beneficiaries: beneficiariesIn(typed) }),
    empty: {
      origin: { kind: 'state', country },
      beneficiaries: [{ code: country }],
      ...{ channel: state === undefined ? 'note-verbale' : 'online', urgency: 'routine' },
      submittedOn: new Date().toISOString().slice(0, 10),
    },
  });
  const form = { values, set, faults, currency: 'USD', names: NAMES };
  const sum = wrongSum(values);
  const summary = useRef<HTMLDivElement>(null);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const answer = sum === undefined ? await send() : undefined;
    if (answer?.id !== undefined) void navigate({ to: '/requests/$requestId', params: { requestId: answer.id } });
    else setTimeout(() => summary.current?.focus()); // once it says why
  };
  const grouped = new Set<string>([...OF_WHO, ...GROUPS.flatMap(([, names]) => names)]);
  const only = (names: readonly string[]) =>
    names
      .flatMap((name) => fields.find((field) => field.name === name) ?? [])
      .map((field) => <FormField key={field.name} field={field} path={field.name} form={form} />);
  const rest = fields.map(({ name }) => name).filter((name) => !grouped.has(name));
  return (
    <form onSubmit={(event) => void submit(event)} noValidate aria-busy={isBusy}>
      <Stack gap="lg">
        {draft.kept && <Text size="sm">{t('command.draft')}</Text>}
        <div ref={summary} tabIndex={-1}>
          <NotDone error={error} faults={faults} currency="USD" names={NAMES} />
        </div>
        <Section title={t('register.who')} why={t('register.who.why')}>
          {state === undefined && <OriginFields form={form} />}
          {only(OF_WHO)}
        </Section>
        <Section title={t('register.for')} why={t('register.for.why')}>
          <BeneficiaryFields form={form} />
          {sum !== undefined && (
            <Text size="sm" c="var(--late)" role="alert">
              {t('register.sum', { sum })}
            </Text>
          )}
        </Section>
        {GROUPS.map(([title, names]) => (
          <Section key={title} title={t(title)}>
            {only(names)}
          </Section>
        ))}
        <Section title={t('register.when')}>{only(rest)}</Section>
        <FormEnd send={t('register.send')} isBusy={isBusy} clear={isEmpty(values) ? undefined : clear} />
      </Stack>
    </form>
  );
};

const Section = ({ title, why, children }: Readonly<{ title: string; why?: string; children: ReactNode }>) => (
  <section className="surface" style={{ padding: 16 }}>
    <Stack gap="sm">
      <Title order={2}>{title}</Title>
      {why !== undefined && (
        <Text size="sm" c="dimmed">
          {why}
        </Text>
      )}
      {children}
    </Stack>
  </section>
);
