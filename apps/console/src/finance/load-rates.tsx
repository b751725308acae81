import { Alert, Button, FileInput, Stack, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { answered, api } from '../api/client.js';
import { CannotReach, Problem, type ProblemBody } from '../api/problem.js';
import { queries } from '../api/queries.js';
import { toldOf } from '../commands/refusal.js';
import { useWords } from '../words/words.js';

type Loaded = Readonly<{ loaded: number; alreadyKnown: number; position?: string }>;

/** As it is: CSV or XML, which the api tells apart by its type. */
const load = async (file: File): Promise<Loaded> => {
  const type = file.name.toLowerCase().endsWith('.xml') ? 'application/xml' : 'text/csv';
  const text = await file.text();
  const response = await fetch('/api/v1/exchange-rates', {
    method: 'POST',
    headers: { 'content-type': type, 'idempotency-key': await keyOf(text) },
    body: text,
    signal: AbortSignal.timeout(60_000),
  }).catch(() => {
    throw new CannotReach();
  });
  const answer: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw new Problem(response, answer as ProblemBody | undefined);
  const loaded = answer as Loaded;
  // The lists know it a moment later; where that takes too long, they show it when they are read again.
  if (loaded.position !== undefined)
    await answered(api.GET('/api/v1/exchange-rates', { params: { query: { after: loaded.position } } })).catch(
      () => undefined,
    );
  return loaded;
};

/** The same for the same file: it is loaded once, however often it is sent. */
const keyOf = async (text: string): Promise<string> => {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return `rates-${[...hash.slice(0, 16)].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
};

/** Takes a file of rates; what was loaded is shown once the lists know it. */
export const LoadRates = () => {
  const words = useWords();
  const { t } = words;
  const [file, choose] = useState<File | null>(null);
  const loading = useMutation({
    mutationFn: load,
    onSuccess: () => queries.invalidateQueries({ queryKey: ['rates'] }),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (file) loading.mutate(file);
  };
  return (
    <section className="no-print">
      <Title order={2}>{t('command.loadRates')}</Title>
      <form onSubmit={submit}>
        <Stack align="flex-start">
          <FileInput
            label={t('finance.rates.file')}
            description={t('finance.rates.form')}
            placeholder={t('finance.rates.choose')}
            accept=".csv,.xml,text/csv,application/xml"
            value={file}
            onChange={choose}
            miw={320}
          />
          <Button type="submit" disabled={!file} loading={loading.isPending}>
            {t('command.loadRates')}
          </Button>
        </Stack>
      </form>
      {loading.data && (
        <Text role="status">
          {t('finance.rates.loaded', { loaded: loading.data.loaded, known: loading.data.alreadyKnown })}
        </Text>
      )}
      {loading.error && (
        <Alert role="alert" className="tone-late" title={t('command.refused')}>
          {toldOf(loading.error, words)}
        </Alert>
      )}
    </section>
  );
};
