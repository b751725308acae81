import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from '../app/root.js';
import { placeIn } from '../contributions/place.js';

const mandates = createRoute({
  getParentRoute: () => root,
  path: '/mandates',
  component: lazyRouteComponent(() => import('./mandates.page.js'), 'MandatesPage'),
});

const mandate = createRoute({
  getParentRoute: () => mandates,
  path: '$mandateId',
  validateSearch: (search) => placeIn(search),
  component: lazyRouteComponent(() => import('./mandate-panel.js'), 'MandatePanel'),
});

export const mandateRoutes = [mandates.addChildren([mandate])];
