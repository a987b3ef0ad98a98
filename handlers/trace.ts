import { hash } from 'node:crypto';
import type { Deps } from './context.js';
import type { Inbound } from './inbound.js';

/** What something that came in is called in the log: the same when it is delivered again. Sixteen hex digits that tell nothing. */
export function traceOf({ key }: Pick<Inbound, 'key'>): string {
  return hash('sha256', key, 'hex').slice(0, 16);
}

/** The same parts, whose log lines and messages carry a trace. */
export function traced(deps: Deps, trace: string): Deps {
  return { ...deps, trace, log: deps.log.child({ trace }) };
}
