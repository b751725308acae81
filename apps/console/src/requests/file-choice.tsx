import { Input } from '@mantine/core';
import { useId } from 'react';

/** A native choice of a file. */
export const FileChoice = ({ label, onChosen }: Readonly<{ label: string; onChosen: (file: File) => void }>) => {
  const id = useId();
  return (
    <Input.Wrapper label={label} id={id} labelElement="label">
      <input
        type="file"
        id={id}
        style={{ display: 'block', maxInlineSize: '100%' }}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          if (file) onChosen(file);
        }}
      />
    </Input.Wrapper>
  );
};
