import type { Deputy } from '../../../entities/deputy.entity.js';
import type { Staff } from '../../../entities/staff.entity.js';
import { periodText } from '../../../workflow/deputy.js';
import type { Scope } from '../../context.js';
import { noticeCard } from '../../present/notice.js';
import { tell } from '../../core/tell/tell.js';

type End = 'over' | 'early' | 'left';

/**
 * Ends a period and tells both, but not whoever ended it. False when it was ended already.
 *
 * @param by - who ended it; null for the clock, or for somebody who left
 */
export async function endDeputy(scope: Scope, row: Deputy, by: Staff | null, why: End): Promise<boolean> {
  const { tx, now } = scope;
  if (!(await tx.deputies.update(row.id, row.version, { state: 'ended', endedAt: now }))) return false;
  const { id: deputyRow, staffId, deputyId } = row;
  const body = { deputyRow, staffId, deputyId, why };
  await tx.audit.append('staff', { type: 'DEPUTY_ENDED', byId: by?.id ?? null, body }, now);
  const [away, deputy] = [await tx.staff.get(staffId), await tx.staff.get(deputyId)];
  if (away === null || deputy === null) return true;
  const people = [away, deputy].filter(({ id, active }) => active && id !== by?.id);
  const line = `${deputy.name}代理${away.name}（${periodText(row)}）${ENDED[why]}`;
  const card = noticeCard({ title: '代理结束', lines: [line], commands: ['tasks'] });
  await tell(scope, people, { card: 'notice' }, () => card);
  return true;
}

const ENDED: Readonly<Record<End, string>> = {
  over: '已到期结束，以后的待办只发给本人。',
  early: '已提前结束，以后的待办只发给本人。',
  left: '因人员离开结束。需要时请另请同事代理。',
};

/** Somebody left: nobody stands in for him, nor he for anybody. */
export async function endDeputiesOf(scope: Scope, person: Staff): Promise<void> {
  const rows = [...(await scope.tx.deputies.of(person.id)), ...(await scope.tx.deputies.heldBy(person.id))];
  for (const row of rows) await endDeputy(scope, row, null, 'left');
}
