import { mask, pseudonymOf, toMask } from '../../handlers/core/mask.js';
import { scopeOf } from '../../handlers/scope.js';
import { civilDate } from '../../workflow/time/civil.js';
import { type Io, print } from './io.js';
import { withParts } from './open.js';

export interface MaskOptions {
  readonly days?: string;
  readonly confirm?: boolean;
  readonly json?: boolean;
}

/** Shows whose personal data would be taken away; with `--confirm` takes them, each person in a transaction of its own. */
export async function maskStaff(io: Io, { days, confirm = false, json = false }: MaskOptions): Promise<void> {
  await withParts(io, async ({ deps }, env) => {
    const after = days === undefined || !/^\d{1,5}$/.test(days) ? env.maskAfterDays : Number(days);
    if (confirm) await deps.db.tx((tx) => tx.staff.noteLeft(deps.now()));
    const { ready, holding } = await deps.db.tx((tx) => toMask(scopeOf(deps, tx), after));
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
  });
}
