import { Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useState } from 'react';
import { useRoles } from '../app/session.js';
import { useWords } from '../words/words.js';
import { pageOfFound } from './found-page.js';
import { type Found, isSought, KINDS, searchQuery } from './search.query.js';
import './search.css';

const AFTER_MS = 250;
const LIST = 'search-found';
const optionId = ({ kind, id }: Found): string => `found-${kind}-${id}`;

/** A combobox: what is found is listed under it, and is gone to by the arrows and Enter. What is typed stays here. */
export const Search = () => {
  const { t } = useWords();
  const navigate = useNavigate();
  const isAdministrator = useRoles().has('administrator');
  const [typed, type] = useState('');
  const [isOpen, open] = useState(false);
  const [place, setPlace] = useState(-1);
  const [sought] = useDebouncedValue(typed.trim(), AFTER_MS);
  const { data, error } = useQuery(searchQuery(sought));
  // Grouped as they are listed; offices have a page for those who look after them.
  const found = KINDS.flatMap((kind) => (data ?? []).filter((one) => one.kind === kind)).filter(
    ({ kind }) => kind !== 'field-office' || isAdministrator,
  );
  const isShown = isOpen && isSought(sought) && (data !== undefined || error !== null);
  const active = isShown ? found[place] : undefined;

  const go = (one: Found): void => {
    type('');
    open(false);
    void navigate({ to: pageOfFound(one) });
  };
  const press = (event: KeyboardEvent): void => {
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    if (step !== undefined && found.length > 0) {
      open(true);
      setPlace((place + step + found.length + (place < 0 && step < 0 ? 1 : 0)) % found.length);
    } else if (event.key === 'Enter' && (active ?? found[0]) && isShown) {
      const chosen = active ?? found[0];
      if (chosen) go(chosen);
    } else if (event.key === 'Escape') {
      if (isShown) open(false);
      else type('');
    } else return;
    event.preventDefault();
  };
  return (
    <search className="search">
      <TextInput
        id="search"
        role="combobox"
        autoComplete="off"
        aria-label={t('app.search')}
        placeholder={t('app.search')}
        aria-expanded={isShown}
        aria-controls={isShown ? LIST : undefined}
        aria-autocomplete="list"
        aria-activedescendant={active && optionId(active)}
        value={typed}
        onChange={(event) => {
          type(event.currentTarget.value);
          setPlace(-1);
          open(true);
        }}
        onFocus={() => open(true)}
        onBlur={() => open(false)}
        onKeyDown={press}
      />
      {isShown && (
        // The input keeps the focus when something is pressed here.
        <div className="search-found surface" onPointerDown={(event) => event.preventDefault()}>
          {found.length === 0 && <Text size="sm">{t(error ? 'search.failed' : 'search.nothing')}</Text>}
          <div role="listbox" id={LIST} aria-label={t('search.found')} hidden={found.length === 0}>
            {KINDS.map((kind) => (
              <Group key={kind} kind={kind} found={found} active={active} go={go} />
            ))}
          </div>
        </div>
      )}
      <span role="status" className="only-heard">
        {isShown ? t('search.count', { count: found.length }) : ''}
      </span>
    </search>
  );
};

type GroupOf = Readonly<{
  kind: Found['kind'];
  found: readonly Found[];
  active: Found | undefined;
  go: (one: Found) => void;
}>;

const Group = ({ kind, found, active, go }: GroupOf) => {
  const { t } = useWords();
  const theirs = found.filter((one) => one.kind === kind);
  if (theirs.length === 0) return null;
  return (
    <div role="group" aria-labelledby={`found-${kind}`}>
      <Text id={`found-${kind}`} size="xs" fw={600} c="dimmed" component="div">
        {t(`search.kind.${kind}`)}
      </Text>
      {theirs.map((one) => (
        <div
          key={one.id}
          role="option"
          id={optionId(one)}
          aria-selected={one === active}
          className="search-option"
          ref={one === active ? (element) => element?.scrollIntoView({ block: 'nearest' }) : undefined}
          onClick={() => go(one)}
        >
          <bdi>{one.title}</bdi>
          <Text size="xs" component="div" className="search-about">
            <bdi>{one.id}</bdi>
            {one.subtitle && (
              <>
                {' · '}
                <bdi>{one.subtitle}</bdi>
              </>
            )}
          </Text>
        </div>
      ))}
    </div>
  );
};
