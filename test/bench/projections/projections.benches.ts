import type { OpenBench } from '../comparison.js';
import { lagBench } from './lag.bench.js';
import { peerBench } from './peer.bench.js';
import { rebuildBench } from './rebuild.bench.js';

export const projectionsBenches: readonly OpenBench[] = [rebuildBench, lagBench, peerBench];
