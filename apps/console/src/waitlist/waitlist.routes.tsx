import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from '../app/root.js';

const waitlist = createRoute({
  getParentRoute: () => root,
  path: '/waitlist',
  component: lazyRouteComponent(() => import('./waitlist.page.js'), 'WaitlistPage'),
});

const command = createRoute({
  getParentRoute: () => waitlist,
  path: 'do/$operation',
  component: lazyRouteComponent(() => import('./waitlist-command.page.js'), 'WaitlistCommandPage'),
});

export const waitlistRoutes = [waitlist.addChildren([command])];
