import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from '../app/root.js';

const inbox = createRoute({
  getParentRoute: () => root,
  path: '/field',
  component: lazyRouteComponent(() => import('./field.page.js'), 'FieldPage'),
});

/** `?entry=`: one that was saved before. */
const entry = ({ entry: id }: Record<string, unknown>): Readonly<{ entry?: string }> =>
  typeof id === 'string' ? { entry: id } : {};

const activity = createRoute({
  getParentRoute: () => root,
  path: '/field/activity',
  validateSearch: entry,
  component: lazyRouteComponent(() => import('./log.page.js'), 'ActivityPage'),
});

const expenditure = createRoute({
  getParentRoute: () => root,
  path: '/field/expenditure',
  validateSearch: entry,
  component: lazyRouteComponent(() => import('./log.page.js'), 'ExpenditurePage'),
});

const waiting = createRoute({
  getParentRoute: () => root,
  path: '/field/waiting',
  component: lazyRouteComponent(() => import('./waiting.page.js'), 'WaitingPage'),
});

export const fieldRoutes = [inbox, activity, expenditure, waiting];
