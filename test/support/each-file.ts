/** Runs around each test file: a worker reads other modules once, however many files it takes. */
import { afterAll } from 'vitest';
import { forbidUnitsInside } from './no-unit-inside.js';
import { openWorlds } from './open-worlds.js';

forbidUnitsInside();

afterAll(() => {
  const left = [...openWorlds];
  openWorlds.clear();
  if (left.length > 0) throw new Error(`worlds were left open, call close() on each: ${left.join(', ')}`);
});
