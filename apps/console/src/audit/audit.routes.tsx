import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from '../app/root.js';
import { filterIn } from './filter.js';

export const auditRoutes = [
  createRoute({
    getParentRoute: () => root,
    path: '/audit',
    validateSearch: (search: Record<string, unknown>) => filterIn(search),
    component: lazyRouteComponent(() => import('./audit.page.js'), 'AuditPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/verification',
    component: lazyRouteComponent(() => import('./verification.page.js'), 'VerificationPage'),
  }),
];
