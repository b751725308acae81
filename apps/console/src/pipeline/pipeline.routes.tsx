import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from '../app/root.js';
import { filterIn } from './filter-in.js';

const pipeline = createRoute({
  getParentRoute: () => root,
  path: '/pipeline',
  validateSearch: filterIn,
  component: lazyRouteComponent(() => import('./pipeline.page.js'), 'PipelinePage'),
});

export const pipelineRoutes = [pipeline];
