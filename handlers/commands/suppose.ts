import type { Card } from '../../cards/kit/tree.js';
import type { Policy } from '../../policies/schema/index.js';
import { refuse, Refused } from '../../workflow/refusals.js';
import { formatNumber } from '../../workflow/forms/money.js';
import { datedThings } from '../../workflow/suppose/dates.js';
import { thresholdsOf } from '../../workflow/suppose/thresholds.js';
import { fieldAt } from '../../workflow/suppose/supposition.js';
import { toWire } from '../../workflow/suppose/wire.js';
import { addDays } from '../../workflow/time/civil.js';
import type { Context } from '../context.js';
import { loadCase, situationOf } from '../core/case/case.js';
import { answerAbout } from '../deeds/discreet.js';
import { factsOfRow } from '../core/case/facts.js';
import { ownPolicy } from '../core/people/own-policy.js';
import { latestVisible, searchVisible, type SomeVisible } from '../core/rights/visible.js';
import { noticeCard } from '../present/notice.js';
import { supposeCard } from '../present/suppose.js';
import type { Reply } from '../reply.js';
import type { Command } from './command.js';
import { allOf, pickAmong } from './reading/choose-project.js';
import { readSupposition, type Supposed } from './reading/supposition.js';
import { topicsOf } from './reading/topics.js';

/** 若 …: what would be otherwise. Nothing is written. */
export const supposition: Command = {
  id: 'suppose',
  words: ['若', '如果', '假如', '要是', '假设', '倘若'],
  takes: '<某天做某事，或金额改为多少> <项目>',
  example: '预算改为 80 万',
  help: '假如某天签合同、预算改为多少，会怎样（只算不改）',
  where: 'anywhere',
  run: (context, typed) => supposeFor(context, typed),
};

/** Answers about the project that is named, the person's only one, or a new one where he has none. */
export async function supposeFor(context: Context, typed: string): Promise<Reply> {
  const policy = ownPolicy(context, context.actor);
  const fresh = freshFacts(policy);
  const read = readSupposition(policy, fresh, typed, context.today);
  if (read.suppositions.length === 0) {
    // What the policy answers by itself is no supposition: the unknown text's answer knows it.
    if (topicsOf(policy, typed).length > 0) throw new Refused(refuse('DATE_UNREADABLE', { text: typed }));
    return { card: howTo(context, policy, typed) };
  }
  const meant = read.fresh ? allOf([]) : await projectsMeant(context, read);
  const [only, ...others] = meant.projects;
  if (only === undefined) {
    const situation = { policy, project: fresh, calendar: context.deps.calendar(), today: context.today, now: context.now };
    return { card: supposeCard(situation, null, read.suppositions) };
  }
  if (others.length > 0) {
    return pickAmong(context, read.rest.join(' '), 'suppose.show', meant, { what: toWire(policy, read.suppositions) });
  }
  const found = await loadCase(context, only.id);
  const own = readSupposition(found.policy, found.facts, typed, context.today);
  return answerAbout(context, [only], { card: supposeCard(situationOf(context, found), found, own.suppositions) });
}

/** A project before it begins. */
function freshFacts({ tasks, begins }: Policy) {
  return factsOfRow({ status: 'draft', stage: tasks[begins]?.stage ?? '', result: null, flags: {} });
}

/** Those that a word names; without one the person's own that are under way. Throws `PROJECT_NOT_FOUND`. */
async function projectsMeant(context: Context, { rest, asked }: Supposed): Promise<SomeVisible> {
  for (const word of [...rest, ...asked]) {
    const found = await searchVisible(context, context.actor, word);
    if (found.length > 0) return allOf(found);
  }
  if (rest.length > 0) throw new Refused(refuse('PROJECT_NOT_FOUND', { query: rest.join(' ') }));
  return latestVisible(context, context.actor, { status: 'running' });
}

/** How to say it, with what this policy counts from and the amounts that it names. */
export function howTo({ today }: Pick<Context, 'today'>, policy: Policy, typed: string): Card {
  const [, month, day] = addDays(today, 30).split('-').map(Number);
  const on = `${String(month)}-${String(day)}`;
  const dated = datedThings(policy);
  const fields = dated.fields.flatMap((path) => fieldAt(policy, path)?.label ?? []);
  const names = [
    ...fields.map((label) => label.replace(/[（(].*?[)）]|日期|时间/g, '')),
    ...dated.tasks.flatMap((id) => policy.tasks[id]?.name ?? []),
  ];
  const amounts = [...new Set(thresholdsOf(policy, (path) => path === 'project.total').map(({ at }) => at))];
  return noticeCard({
    title: '可以这样试算',
    lines: [
      typed === '' ? '写明什么事、哪一天，或者金额改为多少，例如：' : `没有看懂“${typed.slice(0, 60)}”要试算什么。可以这样写：`,
    ],
    points: [
      ...names.slice(0, 2).map((name) => `若 ${on} ${name}`),
      ...amounts.slice(0, 2).map((at) => `若预算改为 ${formatNumber(at)} 万`),
      ...(amounts[0] === undefined ? ['若预算改为 100 万'] : []),
      '新项目预算 60 万要走哪些',
      '试算 2026-09-18 5个工作日',
    ],
  });
}
