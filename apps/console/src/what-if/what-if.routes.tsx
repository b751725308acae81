import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from '../app/root.js';
import { trialIn } from './trial.js';

const whatIf = createRoute({
  getParentRoute: () => root,
  path: '/what-if',
  validateSearch: trialIn,
  component: lazyRouteComponent(() => import('./what-if.page.js'), 'WhatIfPage'),
});

export const whatIfRoutes = [whatIf];
