import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from '../app/root.js';
import { placeIn } from './place.js';

const validateSearch = (search: Record<string, unknown>) => placeIn(search);

const list = createRoute({
  getParentRoute: () => root,
  path: '/contributions',
  validateSearch,
  component: lazyRouteComponent(() => import('./contributions.page.js'), 'ContributionsPage'),
});

const donor = createRoute({
  getParentRoute: () => root,
  path: '/contributions/donors/$donorId',
  validateSearch,
  component: lazyRouteComponent(() => import('./donor.page.js'), 'DonorPage'),
});

const contribution = createRoute({
  getParentRoute: () => root,
  path: '/contributions/$contributionId',
  validateSearch,
  component: lazyRouteComponent(() => import('./contribution.page.js'), 'ContributionPage'),
});

export const contributionRoutes = [list, donor, contribution];
