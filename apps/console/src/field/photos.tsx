import { Button, Group, Input, Stack, Text } from '@mantine/core';
import { useId, useState } from 'react';
import { hashOf } from '../requests/evidence-file.js';
import { useWords } from '../words/words.js';
import type { Photo } from './entry.js';

/** As the api takes them, unless its operator says otherwise. */
const LARGEST_MEGABYTES = 50;

type Asked = Readonly<{
  label: string;
  photos: readonly Photo[];
  onAdded: (photos: readonly Photo[], files: ReadonlyMap<string, Blob>) => void;
  onRemoved: (photo: Photo) => void;
}>;

export const Photos = ({ label, photos, onAdded, onRemoved }: Asked) => {
  const { t } = useWords();
  const id = useId();
  const [tooLarge, setTooLarge] = useState<string>();
  const add = async (chosen: readonly File[]): Promise<void> => {
    const large = chosen.find(({ size }) => size > LARGEST_MEGABYTES * 1024 * 1024);
    setTooLarge(large?.name);
    if (large) return;
    const files = new Map<string, Blob>();
    const added: Photo[] = [];
    for (const file of chosen) {
      const sha256 = await hashOf(file);
      if (file.size === 0 || [...photos, ...added].some((one) => one.sha256 === sha256)) continue;
      const evidenceId = crypto.randomUUID();
      const mediaType = file.type || 'application/octet-stream';
      added.push({ evidenceId, fileName: file.name, mediaType, size: file.size, sha256 });
      files.set(evidenceId, file);
    }
    if (added.length > 0) onAdded(added, files);
  };
  return (
    <Input.Wrapper
      label={label}
      id={id}
      labelElement="label"
      error={tooLarge && t('field-office.file-too-large', { name: tooLarge, most: LARGEST_MEGABYTES })}
    >
      <input
        type="file"
        id={id}
        multiple
        accept="image/*,application/pdf,.docx,.xlsx,.csv"
        style={{ display: 'block', maxInlineSize: '100%', minBlockSize: 44 }}
        onChange={({ currentTarget }) => {
          const chosen = [...(currentTarget.files ?? [])];
          currentTarget.value = '';
          void add(chosen);
        }}
      />
      <Stack gap="xs">
        {photos.map((photo) => (
          <Group key={photo.evidenceId} gap="sm">
            <Text size="sm">
              <bdi>{photo.fileName}</bdi>
            </Text>
            <Button
              size="compact-sm"
              variant="default"
              aria-label={t('field-office.files.remove', { name: photo.fileName })}
              onClick={() => onRemoved(photo)}
            >
              ×
            </Button>
          </Group>
        ))}
      </Stack>
    </Input.Wrapper>
  );
};
