import { CloseButton, Group, Title } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { type ReactNode, useEffect, useRef } from 'react';
import { useWords } from '../words/words.js';

/** Beside the page, which stays readable and in reach; on a phone, instead of it. Its title has the focus when it opens. */
export const SidePanel = ({
  title,
  onClose,
  children,
}: Readonly<{ title: string; onClose: () => void; children: ReactNode }>) => {
  const { t } = useWords();
  // There, it is all of the page.
  const isAlone = useMediaQuery('(max-width: 62em)');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [title]);
  return (
    <section className="side-panel surface" aria-label={title}>
      <Group justify="space-between" wrap="nowrap" align="flex-start" mb="md">
        <Title order={isAlone ? 1 : 2} size="h2" ref={heading} tabIndex={-1}>
          {title}
        </Title>
        <CloseButton className="no-print" aria-label={t('command.close')} onClick={onClose} />
      </Group>
      {children}
    </section>
  );
};
