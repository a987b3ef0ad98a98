import type { Project } from '../../entities/project.entity.js';
import type { Staff } from '../../entities/staff.entity.js';
import type { Context } from '../context.js';
import { dropAdviceOf } from '../core/advice-tell.js';
import { endDeputiesOf } from '../core/deputy.js';
import { release } from '../core/hand-over.js';
import { tell } from '../core/tell.js';
import type { InboundOf } from '../inbound.js';
import { noticeCard } from '../present/notice.js';
import type { Reply } from '../reply.js';

const LEAD = '分管负责人';
const POINTS_SHOWN = 15;

/** Somebody left: he may do nothing more, and those who can name a successor hear what he leaves behind. */
export async function staffLeft(context: Context, { userId }: InboundOf<'staffLeft'>): Promise<Reply> {
  const { tx, sender, now } = context;
  const { platform, appId } = sender;
  const person = await tx.staff.identity(platform, appId, userId);
  if (person === null) return {};
  await tx.staff.update(person.id, { active: false });
  await tx.pageSessions.endAll(person.id);
  await tx.audit.append('staff', { type: 'STAFF_LEFT', byId: null, body: { staffId: person.id, platform } }, now);
  await release(context, person);
  await endDeputiesOf(context, person);
  await dropAdviceOf(context, person);
  const leads = await tx.staff.holding(person.policyId, LEAD, person.unitId);
  const admins = (await tx.staff.admins()).filter(({ policyId }) => policyId === person.policyId);
  const people = [...leads, ...admins].filter(({ id }) => id !== person.id);
  const card = noticeCard({
    tone: 'warn',
    title: '人员离开，请指定接手人',
    lines: [`${person.name}已离开单位，账号已停用。${(await sentence(context, person)) ?? '名下没有在办的项目。'}`],
    points: (await left(context, person)).slice(0, POINTS_SHOWN).map(pointOf),
  });
  await tell(context, people, { card: 'notice' }, () => card);
  return {};
}

async function sentence(context: Context, person: Staff): Promise<string | null> {
  const projects = await left(context, person);
  if (projects.length === 0) return null;
  return `名下有 ${String(projects.length)} 个草稿或在办项目，请指定接手人，由管理员导入新的人员名册；接手前由本单位其他经办人办理。`;
}

async function left({ tx }: Context, { id, policyId, unitId }: Staff): Promise<Project[]> {
  const projects = await tx.projects.ofUnit(policyId, unitId, { status: ['draft', 'running'] });
  return projects.filter(({ handlerId }) => handlerId === id);
}

function pointOf({ number, name, status }: Project): string {
  return `${name}（${status === 'draft' ? '草稿' : (number ?? '在办')}）`;
}
