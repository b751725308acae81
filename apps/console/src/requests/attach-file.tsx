import { Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { queries } from '../api/queries.js';
import { CommandForm } from '../commands/command-form.js';
import { NotDone } from '../commands/not-done.js';
import { useWords } from '../words/words.js';
import { hashOf, sendFile } from './evidence-file.js';
import { FileChoice } from './file-choice.js';
import type { RequestDetails } from './request.query.js';

type Chosen = Readonly<{ file: File; sha256: string }>;

/** Names a file as evidence, and sends it in. */
export const AttachFile = ({ request, onDone }: Readonly<{ request: RequestDetails; onDone: () => void }>) => {
  const { t } = useWords();
  const [chosen, setChosen] = useState<Chosen>();
  const [error, setError] = useState<unknown>();
  const { requestId, revision } = request;
  const send = async ({ file, sha256 }: Chosen): Promise<void> => {
    try {
      await sendFile(requestId, sha256, file);
      await queries.invalidateQueries({ queryKey: ['request', requestId] });
      onDone();
    } catch (thrown) {
      setError(thrown);
    }
  };
  return (
    <Stack>
      <FileChoice
        label={t('document.choose')}
        onChosen={(file) => void hashOf(file).then((sha256) => setChosen({ file, sha256 }))}
      />
      <NotDone error={error} faults={[]} currency="USD" />
      {chosen && (
        <>
          <TextInput label={t('document.choose')} value={chosen.file.name} readOnly />
          <CommandForm
            operation="attachEvidence"
            ids={{ requestId }}
            given={{
              ...{ fileName: chosen.file.name, size: chosen.file.size, sha256: chosen.sha256 },
              mediaType: chosen.file.type || 'application/octet-stream',
            }}
            revision={revision}
            send="document.send"
            onDone={() => void send(chosen)}
          />
        </>
      )}
    </Stack>
  );
};
