export { type Draft, planDocx, SOFTWARE, TITLES } from '../documents/support/plan.js';

/** A cover with the plan's name, its unit and its date. */
export function coverOf(name: string, unit: string): string[] {
  return [name, `建设单位：${unit}`, '编制时间：2026年9月'];
}
