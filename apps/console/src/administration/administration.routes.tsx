import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from '../app/root.js';
import { texts } from '../commands/texts.js';

const getParentRoute = () => root;

export const administrationRoutes = [
  createRoute({
    getParentRoute,
    path: '/administration',
    component: lazyRouteComponent(() => import('./accounts.page.js'), 'AccountsPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/administration/accounts/$name',
    component: lazyRouteComponent(() => import('./account.page.js'), 'AccountPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/administration/offices',
    component: lazyRouteComponent(() => import('./offices.page.js'), 'OfficesPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/administration/offices/$code',
    component: lazyRouteComponent(() => import('./offices.page.js'), 'OfficePage'),
  }),
  createRoute({
    getParentRoute,
    path: '/administration/standards',
    component: lazyRouteComponent(() => import('./standards.page.js'), 'StandardsPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/administration/recipients',
    component: lazyRouteComponent(() => import('./recipients.page.js'), 'RecipientsPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/administration/webhooks',
    component: lazyRouteComponent(() => import('./webhooks.page.js'), 'WebhooksPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/administration/webhooks/$webhookId',
    component: lazyRouteComponent(() => import('./deliveries.page.js'), 'DeliveriesPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/administration/work',
    validateSearch: texts,
    component: lazyRouteComponent(() => import('./work.page.js'), 'WorkPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/administration/do/$operation',
    validateSearch: texts,
    component: lazyRouteComponent(() => import('./administration-command.page.js'), 'AdministrationCommandPage'),
  }),
];
