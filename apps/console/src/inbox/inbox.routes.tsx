import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from '../app/root.js';

export const inboxRoutes = [
  createRoute({
    getParentRoute: () => root,
    path: '/inbox',
    validateSearch: ({ unread }: Record<string, unknown>): { unread?: 'true' } =>
      unread === 'true' || unread === true ? { unread: 'true' } : {},
    component: lazyRouteComponent(() => import('./inbox.page.js'), 'InboxPage'),
  }),
];
