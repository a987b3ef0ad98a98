import { registerPreview } from '../../cards/register-preview.js';
import { registers } from '../../cards/registers.js';
import type { Card } from '../../cards/kit/tree.js';
import { describeCondition } from '../../workflow/describe/condition.js';
import { pathLabel } from '../../workflow/describe/path.js';
import { registerTitle } from '../../workflow/describe/register.js';
import { policyWords } from '../../workflow/describe/words.js';
import { formatNumber } from '../../workflow/forms/money.js';
import type { Context } from '../context.js';
import { registerCounter } from '../core/counters.js';
import { registersOf, type FoundRegister } from '../core/registers/registers.js';
import type { RegisterLine } from '../core/registers/register-line.js';

/** The registers that a person may issue, for this year and those beside it; null where there is none. */
export function registersCard(context: Context): Card | null {
  const own = registersOf(context, context.actor);
  const year = Number(context.today.slice(0, 4));
  if (own.length === 0) return null;
  return registers.render({
    registers: own.map(({ id, register: { name, article } }) => ({ id, name, article })),
    years: [year + 1, year, year - 1],
  });
}

/** What a register holds, before it is issued. */
export async function previewCard(
  { tx }: Context,
  found: FoundRegister,
  year: number,
  lines: readonly RegisterLine[],
): Promise<Card> {
  const { policy, id, register } = found;
  const counter = registerCounter(policy, id);
  const issued = await tx.sequence.last(counter.key(year));
  return registerPreview.render({
    id,
    title: registerTitle(register, year),
    year,
    number: counter.written(year, issued + 1),
    article: register.article,
    holds: describeCondition(register.holds, (path) => pathLabel(policy, path), policyWords(policy)),
    columns: register.columns.map(({ label }) => label),
    rows: lines.map(({ cells }) => cells.map((cell) => (typeof cell === 'number' ? formatNumber(cell) : (cell ?? '')))),
    count: lines.length,
    issued,
    last: issued === 0 ? null : counter.written(year, issued),
    to: [...new Set([register.issuer, ...register.to])].map((role) => policy.roles[role]?.name ?? role),
  });
}
