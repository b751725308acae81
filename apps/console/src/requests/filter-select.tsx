import { NativeSelect } from '@mantine/core';
import type { Choice } from '../commands/lookups.js';
import { useHeldOrder } from '../live/use-live.js';

type Asked = Readonly<{
  label: string;
  /** Empty: any. */ value: string;
  any: string;
  choices: readonly Choice[];
  choose: (value: string) => void;
}>;

/** What a list is narrowed by. While somebody chooses, choices that come stand behind those that are there. */
export const FilterSelect = ({ label, value, any, choices, choose }: Asked) => {
  const { rows, holding } = useHeldOrder(choices, (one) => one.value);
  return (
    <NativeSelect
      {...holding}
      label={label}
      value={value}
      data={[{ value: '', label: any }, ...rows]}
      onChange={(event) => choose(event.currentTarget.value)}
    />
  );
};
