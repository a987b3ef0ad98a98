import { TRANSFER_KINDS } from '../../cards/transfer.js';
import { INPUTS } from '../../cards/kit/inputs.js';
import type { FaultView } from '../../cards/kit/props.js';
import type { Transfer } from '../../entities/transfer.entity.js';
import type { Context } from '../context.js';
import { pickPeople } from '../core/people/pick-people.js';
import { carryOut } from '../deeds/transfer/carry-out.js';
import { loadTransfer, planOf } from '../core/transfer/load.js';
import { isEmptyPlan } from '../core/transfer/plan.js';
import { assertMayTransfer, leavers, personOf, successorsOf } from '../core/transfer/rights.js';
import { rolesToPass } from '../core/transfer/roles.js';
import { transferCard, transferPersonCard, transferToCard, type TypedTransfer } from '../present/transfer.js';
import { done, hint, type Reply } from '../reply.js';
import type { ActionHandlers, FormInput } from './handler.js';
import { typedText } from './meeting-reply.js';

type TransferVerb = 'transfer.choose' | 'transfer.again' | 'transfer.preview' | 'transfer.run' | 'transfer.show';

/** 交接: whose, to whom, a preview, and then all of it in one step. */
export const transferActions: ActionHandlers<TransferVerb> = {
  'transfer.choose': async (context, _action, form) => {
    assertMayTransfer(context.actor);
    const picked = pickPeople(await leavers(context), form, 'transferFrom');
    const [person] = picked.people;
    if (person === undefined || picked.faults.length > 0) return { card: await transferPersonCard(context, picked) };
    return { card: await transferToCard(context, person) };
  },

  'transfer.again': async (context, { person }) => ({
    card: await transferToCard(context, await personOf(context, person)),
  }),

  'transfer.preview': async (context, { person: personId }, form) => {
    const { tx, actor, now } = context;
    const person = await personOf(context, personId);
    const typed = await readTyped(context, person.id, form);
    const [to] = typed.picked.people;
    if (to === undefined || typed.kind === null || typed.faults.length > 0) {
      return { toast: { tone: 'warning', text: '请补充后再预览。' }, card: await transferToCard(context, person, typed) };
    }
    const { kind, reason } = typed;
    const id = await tx.transfers.insert({
      policyId: person.policyId,
      fromId: person.id,
      toId: to.id,
      kind,
      roles: typed.roles === 'with' ? rolesToPass(actor, person, to) : [],
      reason: reason === '' ? null : reason,
      byId: actor.id,
      state: 'planned',
      at: now,
    });
    return shown(context, await loadTransfer(context, id));
  },

  'transfer.run': async (context, { transfer: id, version }) => {
    const transfer = await loadTransfer(context, id);
    if (transfer.state === 'done') return { ...(await shown(context, transfer)), toast: hint('已经移交过了，不用再点。') };
    const plan = await carryOut(context, { ...transfer, version });
    const after = await loadTransfer(context, id);
    const card = await transferCard(context, { transfer: after, plan, reader: 'doer' });
    const text = isEmptyPlan(plan)
      ? `没有要移交的，${plan.from.name}已按${TRANSFER_KINDS[plan.kind]}办好。`
      : `已移交给${plan.to.name}。`;
    return { toast: done(text), card, shows: { card: 'transfer' } };
  },

  'transfer.show': async (context, { transfer }) => shown(context, await loadTransfer(context, transfer)),
};

async function shown(context: Context, transfer: Transfer): Promise<Reply> {
  const plan = transfer.state === 'done' ? null : await planOf(context, transfer);
  return { card: await transferCard(context, { transfer, plan, reader: 'doer' }), shows: { card: 'transfer' } };
}

async function readTyped(context: Context, personId: number, form: FormInput): Promise<TypedTransfer> {
  const person = await personOf(context, personId);
  const picked = pickPeople(await successorsOf(context, person), form, 'transferTo');
  const [kind, roles] = [typedText(form, INPUTS.kind), typedText(form, INPUTS.roles)];
  const known = kind === 'left' || (kind === 'moved' && person.active) ? kind : null;
  const faults: FaultView[] = [...picked.faults];
  if (known === null) faults.push({ page: null, field: null, label: '为什么交接', text: '请选择离职或转岗' });
  const reason = typedText(form, INPUTS.reason).slice(0, 200);
  return { picked, kind: known, roles: roles === 'without' ? 'without' : 'with', reason, faults };
}
