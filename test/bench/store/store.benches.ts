import type { OpenBench } from '../comparison.js';
import { appendBench } from './append.bench.js';
import { longRequestBench } from './long-request.bench.js';
import { readBench } from './read.bench.js';
import { subscriptionBench } from './subscription.bench.js';

export const storeBenches: readonly OpenBench[] = [appendBench, readBench, subscriptionBench, longRequestBench];
