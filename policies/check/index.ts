import type { Policy } from '../schema/index.js';
import type { Finding } from './finding.js';

/** All that is wrong with a policy whose shape is right: what it names must exist, fit together and lead to an end. */
export function checkPolicy(_policy: Policy): Finding[] {
  return [];
}
