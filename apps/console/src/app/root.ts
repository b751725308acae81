import { createRootRoute } from '@tanstack/react-router';
import { Frame } from './frame.js';
import { NotThere, Unexpected } from './not-there.js';

/** What every page is in. */
export const root = createRootRoute({ component: Frame, notFoundComponent: NotThere, errorComponent: Unexpected });
