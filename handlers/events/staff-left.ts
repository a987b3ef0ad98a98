import type { Project } from '../../entities/project.entity.js';
import type { Staff } from '../../entities/staff.entity.js';
import type { Context, Scope } from '../context.js';
import { leave } from '../deeds/transfer/leave.js';
import { LEAD } from '../core/people/role-words.js';
import { tell } from '../core/tell/tell.js';
import type { InboundOf } from '../inbound.js';
import { noticeCard } from '../present/notice.js';
import type { Reply } from '../reply.js';

const POINTS_SHOWN = 15;

/** Somebody left: he may do nothing more, and those who can name a successor hear what he leaves behind. */
export async function staffLeft(context: Context, { userId }: InboundOf<'staffLeft'>): Promise<Reply> {
  const { tx, sender } = context;
  const { platform, appId } = sender;
  const person = await tx.staff.identity(platform, appId, userId);
  if (person === null) return {};
  await leave(context, person, { byId: null, platform });
  await tellLeft(context, person);
  return {};
}

/** Those who can name a successor hear what somebody who left leaves behind. */
export async function tellLeft(context: Scope, person: Staff): Promise<void> {
  const { tx } = context;
  const leads = await tx.staff.holding(person.policyId, LEAD, person.unitId);
  const admins = (await tx.staff.admins()).filter(({ policyId }) => policyId === person.policyId);
  const people = [...leads, ...admins].filter(({ id }) => id !== person.id);
  const card = noticeCard({
    tone: 'warn',
    title: '人员离开，请指定接手人',
    commands: ['transfer'],
    lines: [`${person.name}已离开单位，账号已停用。${(await sentence(context, person)) ?? '名下没有在办的项目。'}`],
    points: (await context.tx.projects.openOf(person.id)).slice(0, POINTS_SHOWN).map(pointOf),
  });
  await tell(context, people, { card: 'notice' }, () => card);
}

async function sentence(context: Scope, person: Staff): Promise<string | null> {
  const projects = await context.tx.projects.openOf(person.id);
  if (projects.length === 0) return null;
  return `名下有 ${String(projects.length)} 个草稿或在办项目，请发送“交接 ${person.name}”移交给接手人；移交前由本单位其他经办人办理。`;
}

function pointOf({ number, name, status }: Project): string {
  return `${name}（${status === 'draft' ? '草稿' : (number ?? '在办')}）`;
}
