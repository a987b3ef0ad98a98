import type { Answered } from '../visit.js';

/** Reads back what `keepAnswer` wrote; nothing else writes it. */
export function parseAnswer(payload: string): Answered {
  return JSON.parse(payload) as Answered;
}
