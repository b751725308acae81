import type { OpenBench } from '../comparison.js';
import { appendBench } from './append.bench.js';

export const storeBenches: readonly OpenBench[] = [appendBench];
