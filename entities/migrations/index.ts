import { Initial1795132800000 } from './1795132800000-initial.js';

/** Every migration, oldest first, listed by import. A released one is never changed. */
export const ALL_MIGRATIONS = [Initial1795132800000];
