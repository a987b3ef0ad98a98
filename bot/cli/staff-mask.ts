import { mask, pseudonymOf, toMask } from '../../handlers/core/people/mask.js';
import { scopeOf } from '../../handlers/scope.js';
import { civilDate } from '../../workflow/time/civil.js';
import type { Parts } from '../compose/parts.js';
import type { Env } from '../env/env.js';
import { CliRefused, type Io, print, WrongUse } from './io.js';
import { withParts } from './open.js';

export interface MaskOptions {
  readonly days?: string;
  readonly confirm?: boolean;
  readonly json?: boolean;
}

/** Shows whose personal data would be taken away; with `--confirm` takes them, each person in a transaction of its own. */
export async function maskStaff(io: Io, { days, confirm = false, json = false }: MaskOptions): Promise<void> {
  if (days !== undefined && !/^\d{1,5}$/.test(days)) throw new WrongUse('--days 只能写不超过 5 位的整数。');
  const work = async ({ deps }: Parts, env: Env): Promise<void> => {
    // Switched off is not “at once”: what is taken away does not come back.
    if (days === undefined && env.maskAfterDays === 0) {
      throw new CliRefused('MASK_AFTER_DAYS=0，脱敏已关闭。确要脱敏，请用 --days 写明离开满多少天。');
    }
    const after = days === undefined ? env.maskAfterDays : Number(days);
    // Looked up before: who was never noted to have left is in no preview, and is not taken by surprise.
    const { ready, holding } = await deps.db.tx((tx) => toMask(scopeOf(deps, tx), after));
    if (confirm) await deps.db.tx((tx) => tx.staff.noteLeft(deps.now()));
    for (const person of confirm ? ready : []) await deps.db.tx((tx) => mask(scopeOf(deps, tx), person));
    const rows = ready.map(({ id, name, leftAt }) => ({ id, name, leftOn: leftAt === null ? null : civilDate(leftAt) }));
    const view = { confirmed: confirm, days: after, masked: confirm ? rows.map(({ id }) => id) : rows, holding: holding.length };
    print(io, json, view, [
      ...rows.map(
        ({ id, name, leftOn }) => `${confirm ? `#${String(id)}` : name}（${leftOn ?? ''} 离开）→ ${pseudonymOf({ id })}`,
      ),
      ...holding.map(({ name }) => `${name}名下还有在办项目，先办理交接，这次不脱敏。`),
      confirm
        ? `已脱敏 ${String(rows.length)} 人。审计记录、表单、文书和档案没有改动。`
        : `以上 ${String(rows.length)} 人离开满 ${String(after)} 天，只是预演。确认后加上 --confirm 执行。`,
    ]);
  };
  await withParts(io, work, { reads: !confirm });
}
