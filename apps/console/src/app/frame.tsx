import { AppShell, Box, Burger, Group, NavLink, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useEffect } from 'react';
import { InboxLink } from '../inbox/inbox-link.js';
import { LiveState } from '../live/live-state.js';
import { useFollowing } from '../live/use-live.js';
import { Search } from '../search/search.js';
import { pause } from '../field/pause.js';
import { Notices } from '../field/notices.js';
import { WaitingLink } from '../field/waiting-link.js';
import { useWords } from '../words/words.js';
import { AccountMenu } from './account-menu.js';
import { Keys } from './keys.js';
import { pagesOf } from './pages.js';
import { type Role, sessionQuery } from './session.js';
import { Loading, Shown } from './states.js';

const SignInPage = lazy(async () => ({ default: (await import('../sign-in/sign-in.page.js')).SignInPage }));

/** Whoever is not signed in is asked to, at the page where they are. */
export const Frame = () => {
  const session = useQuery(sessionQuery);
  return <Shown of={session}>{(who) => (who ? <Pages /> : <SignedOut />)}</Shown>;
};

/** Whatever waits to be sent waits for a word of whoever signs in. */
const SignedOut = () => {
  useEffect(pause.begin, []);
  return (
    <Suspense fallback={<Loading />}>
      <SignInPage />
    </Suspense>
  );
};

/** Who looks after accounts only, sees neither requests nor contributions. */
const seesChanges = (role: Role): boolean => role !== 'administrator';

const Pages = () => {
  const { t } = useWords();
  const [isOpen, { toggle, close }] = useDisclosure();
  const { data: session } = useQuery(sessionQuery);
  const roles = new Set(session?.grants.map(({ role }) => role));
  const pages = pagesOf(roles);
  useFollowing(session?.name ?? '', [...roles].some(seesChanges));
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const current = pages
    .filter(({ to }) => path === to || path.startsWith(`${to}/`))
    .toSorted((a, b) => b.to.length - a.to.length)[0];
  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 208, breakpoint: 'sm', collapsed: { mobile: !isOpen } }}
      padding="md"
    >
      <a className="skip" href="#content">
        {t('app.skip')}
      </a>
      <AppShell.Header px="md">
        <Group h="100%" justify="space-between" wrap="nowrap">
          <Group wrap="nowrap">
            <Burger opened={isOpen} onClick={toggle} hiddenFrom="sm" size="sm" aria-label={t('app.menu')} />
            <Text fw={600} component="span" visibleFrom="sm">
              {t('app.name')}
            </Text>
          </Group>
          <Search />
          <Group wrap="nowrap" gap="sm">
            <Box visibleFrom="sm">
              <LiveState />
            </Box>
            <WaitingLink />
            <InboxLink />
            <AccountMenu name={session?.name ?? ''} />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="sm" aria-label={t('app.pages')}>
        {pages.map(({ to, title }) => (
          <NavLink
            key={to}
            component={Link}
            to={to}
            // Of pages within each other, one is the current one.
            activeOptions={{ exact: true }}
            label={t(title)}
            active={to === current?.to}
            aria-current={to === current?.to ? 'page' : undefined}
            onClick={close}
            className="menu-page"
          />
        ))}
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1}>
        <Box maw={1440} mx="auto">
          <Notices />
          <Outlet />
        </Box>
      </AppShell.Main>
      <Keys pages={pages} />
    </AppShell>
  );
};
