import { INPUTS } from '../../cards/kit/inputs.js';
import { PEOPLE_ASKS } from '../../cards/kit/people.js';
import type { FaultView } from '../../cards/kit/props.js';
import type { Staff } from '../../entities/staff.entity.js';
import { deputyFault, periodText, type Standing } from '../../workflow/deputy.js';
import { refuse, Refused } from '../../workflow/refusals.js';
import { parseDate } from '../../workflow/time/parse-date.js';
import type { Context } from '../context.js';
import { countDuties } from '../core/rights/duties.js';
import { endDeputy } from '../deeds/colleagues/deputy.js';
import { deputyCandidates } from '../core/people/deputies.js';
import { pickPeople, typedPeople } from '../core/people/pick-people.js';
import { tell } from '../core/tell/tell.js';
import { type AskedDeputy, deputyCard } from '../present/deputy.js';
import { noticeCard } from '../present/notice.js';
import { done } from '../reply.js';
import type { ActionHandlers, FormInput } from './handler.js';
import { typedText } from './meeting-reply.js';

/** 代理: ask a colleague to stand in for so long; end it before. */
export const deputyActions: ActionHandlers<'deputy.set' | 'deputy.end'> = {
  'deputy.set': async (context, _action, form) => {
    const { tx, actor, now } = context;
    // Two who ask at the same moment wait for each other here, so that the second sees what the first has asked.
    await tx.sequence.turn(`deputies:${actor.policyId}`);
    const picked = pickPeople(await deputyCandidates(context, actor), form, 'deputy');
    const asked = askedIn(context, form);
    const { from, until } = asked;
    const [to] = picked.people;
    const faults: FaultView[] = [...picked.faults];
    if (from === null || until === null) faults.push(fault(PERIOD, '请选择'));
    else faults.push(...(await ruleFaults(context, { to, from, until })));
    if (to === undefined || from === null || until === null || faults.length > 0) {
      const card = await deputyCard(context, actor, { ...asked, faults });
      return { toast: { tone: 'warning', text: '请补充或更正后再点“请他代理”。' }, card };
    }
    const row = { policyId: actor.policyId, staffId: actor.id, deputyId: to.id, from, until, state: 'set', at: now } as const;
    const deputyRow = await tx.deputies.insert(row);
    const body = { deputyRow, staffId: actor.id, deputyId: to.id, from, until };
    await tx.audit.append('staff', { type: 'DEPUTY_SET', byId: actor.id, body }, now);
    await tellDeputy(context, to, { from, until });
    const toast = done(`已请${to.name}代理，${periodText(row)}。他已收到通知。`);
    return { toast, card: await deputyCard(context, actor) };
  },

  'deputy.end': async (context, { deputy, version }, form) => {
    const { tx, actor } = context;
    const row = await tx.deputies.get(deputy);
    if (row === null || (row.staffId !== actor.id && row.deputyId !== actor.id)) throw new Refused(refuse('STALE_CARD'));
    const ended = row.version === version && row.state === 'set' && (await endDeputy(context, row, actor, 'early'));
    const takenBack = ended && row.staffId === actor.id && row.from > context.today ? row : null;
    const card = await deputyCard(context, actor, { ...askedIn(context, form), faults: [], takenBack });
    if (!ended) return { toast: { tone: 'info', text: '这次代理已经结束了。' }, card };
    const text =
      takenBack === null ? '代理已结束，对方会收到通知。' : '已取消，对方会收到通知。要换日期或换人，改好后点“请他代理”。';
    return { toast: done(text), card };
  },
};

/** The labels under which the card asks for it. */
const PERIOD = '从哪天、到哪天';
const ABOUT = { from: '从哪天', until: '到哪天', period: PERIOD, person: PEOPLE_ASKS.deputy.label };

async function ruleFaults(
  { tx, actor, today }: Context,
  { to, from, until }: { readonly to: Staff | undefined; readonly from: string; readonly until: string },
): Promise<FaultView[]> {
  const rows = [
    ...(await tx.deputies.of(actor.id)),
    ...(await tx.deputies.heldBy(actor.id)),
    ...(to === undefined ? [] : await tx.deputies.of(to.id)),
  ];
  const ids = rows.flatMap(({ staffId, deputyId }) => [staffId, deputyId]);
  const names = new Map((await tx.staff.getMany(ids)).map(({ id, name }) => [id, name]));
  const asked = { staffId: actor.id, deputyId: to?.id ?? null, from, until };
  const broken = deputyFault(asked, rows, { today, nameOf: (id) => names.get(id) ?? to?.name ?? '同事' });
  return broken === null ? [] : [fault(ABOUT[broken.about], broken.says)];
}

async function tellDeputy(context: Context, to: Staff, period: Pick<Standing, 'from' | 'until'>): Promise<void> {
  const { actor } = context;
  const todos = await countDuties(context, actor);
  const lines = [
    `${actor.name}请您代理：${periodText(period)}。这段时间发给他的待办也会发给您，您办的事会写明“${to.name} 代 ${actor.name}”。到期自动结束，要提前结束请发送“代理”。`,
    `他现在有 ${String(todos)} 件待办，代理开始后发送“待办”可以看到。`,
  ];
  await tell(context, [to], { card: 'notice' }, () =>
    noticeCard({ tone: 'warn', title: '请您代理', lines, commands: ['tasks'] }),
  );
}

/** What was filled in. */
function askedIn(context: Context, form: FormInput): AskedDeputy {
  const [from, until] = [dateIn(context, form, INPUTS.on), dateIn(context, form, INPUTS.until)];
  return { typed: typedPeople(form, false), from, until };
}

/** Pickers add a time zone to what was chosen. */
function dateIn({ today }: Context, form: FormInput, name: string): string | null {
  return parseDate(typedText(form, name).slice(0, 10), today)?.date ?? null;
}

function fault(label: string, text: string): FaultView {
  return { page: null, field: null, label, text };
}
