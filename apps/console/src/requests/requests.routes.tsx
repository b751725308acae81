import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from '../app/root.js';
import { texts } from '../commands/texts.js';
import { placeIn } from '../contributions/place.js';

const list = createRoute({
  getParentRoute: () => root,
  path: '/requests',
  validateSearch: texts,
  component: lazyRouteComponent(() => import('./requests.page.js'), 'RequestsPage'),
});

const register = createRoute({
  getParentRoute: () => root,
  path: '/requests/new',
  component: lazyRouteComponent(() => import('./register-request.page.js'), 'RegisterRequestPage'),
});

const evaluations = createRoute({
  getParentRoute: () => root,
  path: '/evaluations',
  component: lazyRouteComponent(() => import('./evaluations.page.js'), 'EvaluationsPage'),
});

const page = createRoute({
  getParentRoute: () => root,
  path: '/requests/$requestId',
  component: lazyRouteComponent(() => import('./request.page.js'), 'RequestPage'),
});

/** Story, money, delivery, documents, evaluation: the page shows which. */
const part = createRoute({ getParentRoute: () => page, path: '$part', validateSearch: (search) => placeIn(search) });

const command = createRoute({
  getParentRoute: () => page,
  path: 'do/$operation',
  /** `?activityId=`: what else the path of a command names. */
  validateSearch: texts,
  component: lazyRouteComponent(() => import('./request-command.page.js'), 'RequestCommandPage'),
});

export const requestRoutes = [list, register, evaluations, page.addChildren([part, command])];
