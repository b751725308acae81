import { Button, Group, NativeSelect, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ChangeEvent, type FormEvent, useState } from 'react';
import { NotKept } from '../commands/not-kept.js';
import { useWords } from '../words/words.js';
import { type Fault, faultsIn, SECTORS } from './body.js';
import { dropFile, keepEntry } from './entries.js';
import type { Entry, Photo } from './entry.js';
import { fieldLabel } from './field-label.js';
import { keptProjectQuery, officeQuery } from './field.queries.js';
import { Photos } from './photos.js';
import { sendDue } from './sender.js';
import './field.css';

const KINDS = [
  'legislative-drafting',
  'capacity-building',
  'expert-advice',
  'seminar',
  'assessment',
  'database',
  'equipment',
  'secretariat-services',
  'awareness-campaign',
  'victim-support-grant',
] as const;

/** Kept on this device as it is typed; saved, it is sent as soon as that can be done. */
export const LogForm = ({ first, onSaved }: Readonly<{ first: Entry; onSaved: () => void }>) => {
  const words = useWords();
  const { t } = words;
  const [entry, setEntry] = useState(first);
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const [isStored, setStored] = useState(true);
  const { data: requests = [] } = useQuery(officeQuery);
  const { kind, values, photos } = entry;
  const label = (field: string): string => fieldLabel(field, words);

  const change = (changed: Partial<Entry>, files?: ReadonlyMap<string, Blob>): void => {
    const next: Entry = { ...entry, ...changed, state: { at: 'draft' } };
    setEntry(next);
    void stored(next, files).then((isThere) => {
      // A file that is nowhere cannot be sent later.
      if (!isThere && files) setEntry(entry);
    });
  };
  const stored = async (...what: Parameters<typeof keepEntry>): Promise<boolean> => {
    const isThere = await keepEntry(...what).then(
      () => true,
      () => false,
    );
    setStored(isThere);
    return isThere;
  };
  const set = (field: string, value: string): void => {
    const title = requests.find(({ requestId }) => requestId === value)?.title;
    // Most activities begin and end on one day.
    const both = field === 'from' && values['to'] === values['from'] ? { to: value } : {};
    const typed = field === 'currency' ? value.toUpperCase() : value;
    change({
      values: { ...values, [field]: typed, ...both, ...(field === 'requestId' && { lineId: '' }) },
      ...(field === 'requestId' && title !== undefined && { projectTitle: title }),
    });
  };
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const found = faultsIn(kind, values);
    setFaults(found);
    const [worst] = found;
    if (worst) return document.getElementById(worst.field)?.focus();
    const now = Date.now();
    const saved: Entry = {
      ...{ ...entry, key: crypto.randomUUID(), savedAt: now },
      ...{ done: 0, state: { at: 'waiting', tries: 0, notBefore: now } },
    };
    if (!(await stored(saved))) return;
    void navigator.storage?.persist?.();
    void sendDue(entry.owner);
    onSaved();
  };

  const faultOf = (field: string): string | undefined => {
    const fault = faults.find((one) => one.field === field);
    return fault && t(`field-office.fault.${fault.kind}`, { field: label(field).toLowerCase() });
  };
  const field = (name: string) => ({
    ...{ id: name, label: label(name), value: values[name] ?? '', error: faultOf(name) },
    onChange: ({ currentTarget }: ChangeEvent<HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>) =>
      set(name, currentTarget.value),
  });
  const projects = requests.filter(({ officeCode }) => officeCode !== null);
  const listed = projects.some(({ requestId }) => requestId === values['requestId']);
  return (
    <form onSubmit={(event) => void save(event)} noValidate>
      <Stack>
        <NativeSelect
          {...field('requestId')}
          withAsterisk
          data={[
            { value: '', label: t('field-office.choose-project') },
            ...(listed || !values['requestId'] ? [] : [{ value: values['requestId'], label: entry.projectTitle }]),
            ...projects.map(({ requestId, title }) => ({ value: requestId, label: `${title} · ${requestId}` })),
          ]}
        />
        {kind === 'activity' ? (
          <ActivityFields field={field} faults={faults} />
        ) : (
          <ExpenditureFields field={field} requestId={values['requestId'] ?? ''} />
        )}
        <Photos
          label={t(kind === 'activity' ? 'field-office.files' : 'field-office.receipt')}
          photos={photos}
          onAdded={(added: readonly Photo[], files) => change({ photos: [...photos, ...added] }, files)}
          onRemoved={(photo) => {
            change({ photos: photos.filter((one) => one !== photo) });
            void dropFile(photo.evidenceId);
          }}
        />
        {!isStored && <NotKept>{t('field-office.not-stored')}</NotKept>}
        <Group>
          <Button type="submit" size="md">
            {t(kind === 'activity' ? 'field-office.save-activity' : 'field-office.save-expenditure')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
};

type FieldOf = (name: string) => {
  id: string;
  label: string;
  value: string;
  error: string | undefined;
  onChange: (event: ChangeEvent<HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>) => void;
};

const ActivityFields = ({ field, faults }: Readonly<{ field: FieldOf; faults: readonly Fault[] }>) => {
  const { t, known } = useWords();
  const isCounted = SECTORS.some((one) => field(one).value !== '' || faults.some((fault) => fault.field === one));
  const [isOpen, setOpen] = useState(isCounted);
  return (
    <>
      <NativeSelect
        {...field('kind')}
        withAsterisk
        data={[{ value: '', label: '' }, ...KINDS.map((one) => ({ value: one, label: known(`choice.${one}`) ?? one }))]}
      />
      <TextInput {...field('title')} withAsterisk maxLength={300} />
      <div className="people">
        <TextInput {...field('from')} type="date" />
        <TextInput {...field('to')} type="date" />
      </div>
      <TextInput {...field('place')} maxLength={200} />
      <div className="people">
        <TextInput {...field('female')} inputMode="numeric" />
        <TextInput {...field('male')} inputMode="numeric" />
        <TextInput {...field('notStated')} inputMode="numeric" />
      </div>
      <details open={isOpen || isCounted} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>{t('field-office.by-sector')}</summary>
        <div className="people">
          {SECTORS.map((one) => (
            <TextInput key={one} {...field(one)} inputMode="numeric" />
          ))}
        </div>
      </details>
      <Textarea {...field('outcome')} maxLength={500} autosize minRows={2} />
    </>
  );
};

const ExpenditureFields = ({ field, requestId }: Readonly<{ field: FieldOf; requestId: string }>) => {
  const { t } = useWords();
  const { data: project } = useQuery({ ...keptProjectQuery(requestId), enabled: requestId !== '' });
  const lines = project?.budget?.lines ?? [];
  const known = lines.some(({ lineId }) => lineId === field('lineId').value);
  return (
    <>
      <NativeSelect
        {...field('lineId')}
        withAsterisk
        data={[
          { value: '', label: '' },
          ...(known || field('lineId').value === ''
            ? []
            : [{ value: field('lineId').value, label: field('lineId').value }]),
          ...lines.map(({ lineId, description }) => ({ value: lineId, label: description })),
        ]}
      />
      {requestId !== '' && lines.length === 0 && <Text size="sm">{t('field-office.lines.none')}</Text>}
      <Group align="flex-start" wrap="nowrap">
        <TextInput {...field('amount')} withAsterisk inputMode="decimal" flex={1} />
        <TextInput {...field('currency')} withAsterisk maxLength={3} w={110} autoCapitalize="characters" />
      </Group>
      <TextInput {...field('occurredOn')} type="date" />
      <TextInput {...field('description')} withAsterisk maxLength={500} />
    </>
  );
};
