import { Anchor, Group, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFigures } from '../amounts/amounts.js';
import type { Schemas } from '../api/client.js';
import { queries } from '../api/queries.js';
import { Empty, Shown } from '../app/states.js';
import { Status } from '../app/status.js';
import { NotDone } from '../commands/not-done.js';
import { TableScroll } from '../app/table-scroll.js';
import { useWords } from '../words/words.js';
import { CommandLink } from './command-link.js';
import { filePath, hashOf, sendFile } from './evidence-file.js';
import { FileChoice } from './file-choice.js';
import { evidenceQuery, openCommandsQuery, type RequestDetails } from './request.query.js';

type Evidence = Schemas['Evidence'];

/** The files that show what was done. */
export const DocumentsTab = ({ request: { requestId } }: Readonly<{ request: RequestDetails }>) => {
  const { t } = useWords();
  const evidence = useQuery(evidenceQuery(requestId));
  return (
    <Stack>
      <Group>
        <CommandLink requestId={requestId} operation="attachEvidence" ids={{}} of={t('request.tab.documents')} />
      </Group>
      <Shown of={evidence}>
        {(all) => (all.length === 0 ? <Empty text={t('document.empty')} /> : <Files all={all} requestId={requestId} />)}
      </Shown>
    </Stack>
  );
};

const Files = ({ all, requestId }: Readonly<{ all: readonly Evidence[]; requestId: string }>) => {
  const { t } = useWords();
  const { day, number } = useFigures();
  return (
    <TableScroll label={t('request.tab.documents')}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('money.column.day')}</Table.Th>
            <Table.Th>{t('field.fileName')}</Table.Th>
            <Table.Th>{t('field.describes')}</Table.Th>
            <Table.Td />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {all.toReversed().map((one) => (
            <Table.Tr key={one.evidenceId}>
              <Table.Td className="figure">{day(one.occurredOn)}</Table.Td>
              <Table.Td>
                {one.file ? (
                  <Anchor href={filePath(requestId, one.sha256)} download={one.fileName}>
                    <bdi>{one.fileName}</bdi>
                  </Anchor>
                ) : (
                  <bdi>{one.fileName}</bdi>
                )}
                <Text size="sm" c="dimmed">
                  {t('document.size', { size: number(Math.ceil(one.size / 1024)) })}
                </Text>
              </Table.Td>
              <Table.Td>{one.describes}</Table.Td>
              <Table.Td>
                {one.held && <Status tone="held" text={t('document.held')} />}
                {one.file === null && <Missing one={one} requestId={requestId} />}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </TableScroll>
  );
};

/** Named, and not sent in yet: whoever may attach files may send it. */
const Missing = ({ one, requestId }: Readonly<{ one: Evidence; requestId: string }>) => {
  const { t } = useWords();
  const { data: commands } = useQuery(openCommandsQuery(requestId));
  const [told, setTold] = useState<Readonly<{ error?: unknown; isOther?: true }>>({});
  const send = async (file: File): Promise<void> => {
    if ((await hashOf(file)) !== one.sha256) return setTold({ isOther: true });
    try {
      await sendFile(requestId, one.sha256, file);
      await queries.invalidateQueries({ queryKey: ['request', requestId, 'evidence'] });
    } catch (error) {
      setTold({ error });
    }
  };
  return (
    <Stack gap="xs">
      <Status tone="due" text={t('document.missing')} />
      {commands?.items.some(({ operation }) => operation === 'attachEvidence') && (
        <FileChoice label={`${t('document.send')}: ${one.fileName}`} onChosen={(file) => void send(file)} />
      )}
      {told.isOther && <Text size="sm">{t('document.other-file')}</Text>}
      <NotDone error={told.error} faults={[]} currency="USD" />
    </Stack>
  );
};
