import { Button, CloseButton, Group, Title } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useWords } from '../words/words.js';
import type { MenuPage } from './pages.js';

const KEPT_AS = 'single-keys';
const SOON_MS = 1_500;

/** Single keys get in the way of speech input: who wants none switches them off. */
const singleKeys = {
  areOn: (): boolean => localStorage.getItem(KEPT_AS) !== 'off',
  set: (on: boolean): void => localStorage.setItem(KEPT_AS, on ? 'on' : 'off'),
};

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** `g` and a letter goes to a page, `/` to the search, `?` tells all of them. */
export const Keys = ({ pages }: Readonly<{ pages: readonly MenuPage[] }>) => {
  const { t } = useWords();
  const navigate = useNavigate();
  const list = useRef<HTMLDialogElement>(null);
  const goAt = useRef(0);
  const [areOn, setOn] = useState(singleKeys.areOn);
  const toggle = (): void => {
    singleKeys.set(!areOn);
    setOn(!areOn);
  };
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const isHelp = event.key === '?';
      if ((!areOn && !isHelp) || isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
      const page = Date.now() - goAt.current < SOON_MS ? pages.find(({ key }) => key === event.key) : undefined;
      goAt.current = event.key === 'g' ? Date.now() : 0;
      if (page) void navigate({ to: page.to });
      else if (event.key === '/') document.getElementById('search')?.focus();
      else if (isHelp) list.current?.showModal();
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [pages, navigate, areOn]);
  const keys = [
    ['/', t('app.keys.search')],
    ['?', t('app.keys.help')],
    ...pages.map(({ key, title }) => [`g ${key}`, t('app.keys.go', { page: t(title) })]),
  ];
  return (
    <dialog ref={list} className="surface keys" aria-labelledby="keys-title">
      <Group justify="space-between" mb="md">
        <Title order={2} id="keys-title">
          {t('app.keys')}
        </Title>
        <CloseButton aria-label={t('command.close')} onClick={() => list.current?.close()} />
      </Group>
      <table>
        <tbody>
          {keys.map(([key, what]) => (
            <tr key={key}>
              <th scope="row">
                <kbd>{key}</kbd>
              </th>
              <td>{what}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Button variant="default" mt="md" onClick={toggle}>
        {t(areOn ? 'app.keys.off' : 'app.keys.on')}
      </Button>
    </dialog>
  );
};
