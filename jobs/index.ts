/** What the clock does. A new job is a file of its own and a line here. */
import type { Job } from './job.js';
import { retention } from './retention.js';

export const JOBS: readonly Job[] = [retention];
