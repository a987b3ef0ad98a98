import { INPUTS } from '../../cards/kit/inputs.js';
import type { FaultView } from '../../cards/kit/props.js';
import type { GroupReminder } from '../../entities/group-chat.entity.js';
import { refuse, Refused } from '../../workflow/refusals.js';
import type { Context } from '../context.js';
import { groupHere } from '../core/tell/group-here.js';
import { maySet } from '../core/rights/group-rights.js';
import { ALL_UNITS, groupCard } from '../present/group.js';
import { done } from '../reply.js';
import type { ActionHandlers, FormInput } from './handler.js';

const REMINDERS: readonly GroupReminder[] = ['deadlines', 'meetings', 'results'];

/** What a group hears: kept by staff of the unit that it is for, or by those who may choose any. */
export const groupActions: ActionHandlers<'group.save'> = {
  'group.save': async (context, { version }, form) => {
    const group = await groupHere(context, '');
    if (group === null) throw new Refused(refuse('GROUP_ONLY'));
    const { actor, tx } = context;
    if (group.version !== version) {
      return { toast: { tone: 'warning', text: STALE }, card: await groupCard(context, group, actor) };
    }
    const chosen = await read(context, form);
    if ('faults' in chosen) {
      const { faults } = chosen;
      return { toast: { tone: 'warning', text: '请补充后再确认。' }, card: await groupCard(context, group, actor, { faults }) };
    }
    const { policyId, unitId } = chosen;
    const mine = group.policyId === null || maySet(actor, group.policyId, group.unitId);
    if (!mine || !maySet(actor, policyId, unitId)) throw new Refused(refuse('NOT_FOR_YOU', { says: NOT_ALLOWED }));
    if (!(await tx.groups.update(group.id, version, chosen))) throw new Refused(refuse('STALE_CARD'));
    const body = { ...chosen, reminders: [...chosen.reminders] };
    await tx.audit.append(`group:${String(group.id)}`, { type: 'GROUP_SET', byId: actor.id, body }, context.now);
    const kept = { ...group, ...chosen, version: version + 1 };
    return { toast: done('已保存群提醒设置。'), card: await groupCard(context, kept, actor, { saved: true }) };
  },
};

const STALE = '设置刚被别人改过，已为您换成最新的一张。';
const NOT_ALLOWED = '群提醒由本单位经办人、分管负责人或主管部门设置，请请他们在群里发送“@项目管家 群提醒”。';

interface Chosen {
  readonly policyId: string;
  /** Null: all units. */
  readonly unitId: number | null;
  readonly reminders: readonly GroupReminder[];
  readonly hour: number;
}

async function read({ tx, deps }: Context, form: FormInput): Promise<Chosen | { readonly faults: FaultView[] }> {
  const policyId = text(form[INPUTS.policy]);
  const unit = text(form[INPUTS.unit]);
  const hour = Number(text(form[INPUTS.hour]));
  const unitId = unit === ALL_UNITS ? null : Number(unit);
  const known = unitId === null || (Number.isInteger(unitId) && (await tx.units.get(unitId))?.policyId === policyId);
  const faults: FaultView[] = [];
  if (!deps.policies.ids().includes(policyId)) faults.push(fault('地区', '请选择'));
  if (unit === '' || !known) faults.push(fault('单位', '请选择'));
  if (!/^\d{1,2}$/.test(text(form[INPUTS.hour])) || hour < 9 || hour > 17) faults.push(fault('每天几点', '请选择'));
  if (faults.length > 0) return { faults };
  const picked = form[INPUTS.reminders];
  const reminders = Array.isArray(picked) ? REMINDERS.filter((reminder) => picked.includes(reminder)) : [];
  return { policyId, unitId, reminders, hour };
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function fault(label: string, says: string): FaultView {
  return { page: null, field: null, label, text: says };
}
