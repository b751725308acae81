import { Text } from '@mantine/core';

/** What colours mean: with a shape and a word each, never alone. */
export type Tone = 'done' | 'due' | 'late' | 'moving' | 'held' | 'closed';
const SHAPES: Readonly<Record<Tone, string>> = {
  done: '✓',
  due: '◷',
  late: '!',
  moving: '→',
  held: '‖',
  closed: '·',
};

export const Status = ({ tone, text }: Readonly<{ tone: Tone; text: string }>) => (
  <Text component="span" size="sm" className={`status tone-${tone}`}>
    <span aria-hidden="true" className={tone === 'moving' ? 'mirrored' : undefined}>
      {SHAPES[tone]}
    </span>{' '}
    {text}
  </Text>
);
