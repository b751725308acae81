import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from '../app/root.js';
import { placeIn } from '../contributions/place.js';
import { texts } from '../commands/texts.js';

const getParentRoute = () => root;
const validateSearch = texts;
/** Which day is shown. */
const ofDay = (search: Record<string, unknown>) => placeIn(search);

export const financeRoutes = [
  createRoute({
    getParentRoute,
    path: '/finance',
    component: lazyRouteComponent(() => import('./finance.page.js'), 'FinancePage'),
  }),
  createRoute({
    getParentRoute,
    path: '/finance/in-kind',
    component: lazyRouteComponent(() => import('./in-kind.page.js'), 'InKindPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/finance/regular-budgets',
    component: lazyRouteComponent(() => import('./regular-budgets.page.js'), 'RegularBudgetsPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/finance/periods',
    component: lazyRouteComponent(() => import('./periods.page.js'), 'PeriodsPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/finance/rates',
    validateSearch: ofDay,
    component: lazyRouteComponent(() => import('./rates.page.js'), 'RatesPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/finance/rates/$currency',
    validateSearch: ofDay,
    component: lazyRouteComponent(() => import('./currency.page.js'), 'CurrencyPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/finance/do/$operation',
    validateSearch,
    component: lazyRouteComponent(() => import('./finance-command.page.js'), 'FinanceCommandPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/contributions/$contributionId/do/$operation',
    validateSearch,
    component: lazyRouteComponent(() => import('./contribution-command.page.js'), 'ContributionCommandPage'),
  }),
];
