import { createRoute, createRouter, Navigate } from '@tanstack/react-router';
import { administrationRoutes } from '../administration/administration.routes.js';
import { auditRoutes } from '../audit/audit.routes.js';
import { contributionRoutes } from '../contributions/contributions.routes.js';
import { fieldRoutes } from '../field/field.routes.js';
import { financeRoutes } from '../finance/finance.routes.js';
import { inboxRoutes } from '../inbox/inbox.routes.js';
import { mandateRoutes } from '../mandates/mandates.routes.js';
import { pipelineRoutes } from '../pipeline/pipeline.routes.js';
import { requestRoutes } from '../requests/requests.routes.js';
import { waitlistRoutes } from '../waitlist/waitlist.routes.js';
import { whatIfRoutes } from '../what-if/what-if.routes.js';
import { pagesOf } from './pages.js';
import { root } from './root.js';
import { useRoles } from './session.js';

const Home = () => {
  const [first] = pagesOf(useRoles());
  return <Navigate to={first?.to ?? '/inbox'} replace />;
};

const home = createRoute({ getParentRoute: () => root, path: '/', component: Home });

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    ...administrationRoutes,
    ...auditRoutes,
    ...contributionRoutes,
    ...fieldRoutes,
    ...financeRoutes,
    ...inboxRoutes,
    ...mandateRoutes,
    ...pipelineRoutes,
    ...requestRoutes,
    ...waitlistRoutes,
    ...whatIfRoutes,
  ]),
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
