import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from '../app/root.js';

const list = createRoute({
  getParentRoute: () => root,
  path: '/requests',
  component: lazyRouteComponent(() => import('./requests.page.js'), 'RequestsPage'),
});

/** `?activityId=`: what else the path of a command names. */
const ids = (search: Record<string, unknown>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(search).filter((one): one is [string, string] => typeof one[1] === 'string'));

const page = createRoute({
  getParentRoute: () => root,
  path: '/requests/$requestId',
  component: lazyRouteComponent(() => import('./request.page.js'), 'RequestPage'),
});

const command = createRoute({
  getParentRoute: () => page,
  path: 'do/$operation',
  validateSearch: ids,
  component: lazyRouteComponent(() => import('./request-command.page.js'), 'RequestCommandPage'),
});

export const requestRoutes = [list, page.addChildren([command])];
