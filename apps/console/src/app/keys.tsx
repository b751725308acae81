import { Modal, Table } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useWords } from '../words/words.js';
import type { MenuPage } from './pages.js';

const KEPT_AS = 'single-keys';
const SOON_MS = 1_500;

/** Single keys get in the way of speech input: who wants none switches them off. */
export const singleKeys = {
  areOn: (): boolean => localStorage.getItem(KEPT_AS) !== 'off',
  set: (on: boolean): void => localStorage.setItem(KEPT_AS, on ? 'on' : 'off'),
};

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** `g` and a letter goes to a page, `/` to the search, `?` tells all of them. */
export const Keys = ({ pages }: Readonly<{ pages: readonly MenuPage[] }>) => {
  const { t } = useWords();
  const navigate = useNavigate();
  const [isListed, list] = useDisclosure();
  const goAt = useRef(0);
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (!singleKeys.areOn() || isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
      const page = Date.now() - goAt.current < SOON_MS ? pages.find(({ key }) => key === event.key) : undefined;
      goAt.current = event.key === 'g' ? Date.now() : 0;
      if (page) void navigate({ to: page.to });
      else if (event.key === '/') document.getElementById('search')?.focus();
      else if (event.key === '?') list.open();
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [pages, navigate, list]);
  return (
    <Modal
      opened={isListed}
      onClose={list.close}
      title={t('app.keys')}
      closeButtonProps={{ 'aria-label': t('command.close') }}
    >
      <Table>
        <Table.Tbody>
          {[
            ['/', t('app.keys.search')],
            ['?', t('app.keys.help')],
            ...pages.map(({ key, title }) => [`g ${key}`, t('app.keys.go', { page: t(title) })]),
          ].map(([key, what]) => (
            <Table.Tr key={key}>
              <Table.Td>
                <kbd>{key}</kbd>
              </Table.Td>
              <Table.Td>{what}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  );
};
