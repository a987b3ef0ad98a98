import type { Field, Policy, Task } from '../../policies/schema/index.js';
import { holdsIf } from '../condition.js';
import type { Situation } from '../decide/situation.js';
import { periodText } from '../describe/point.js';
import type { EffectOf } from '../decision.js';
import { factReader } from '../read-facts.js';
import { formatDate } from '../time/civil.js';
import { within } from '../own.js';

/** What people concerned would notice of the move, a line each. Both situations are of the same project; `after` under the new names. */
export function changesBetween(
  before: Situation,
  after: Situation,
  clocks: readonly EffectOf<'deadlineMoved' | 'deadlineStarted' | 'deadlineClosed'>[],
): string[] {
  return [
    ...instrumentChanges(before.policy, after.policy),
    ...stageChanges(before, after),
    ...after.project.tasks.flatMap((row, at) => {
      const old = before.project.tasks[at];
      return row.state === 'open' && old !== undefined ? taskChanges(before, after, old.task, row) : [];
    }),
    ...clocks.map((clock) => clockChange(before, after, clock)),
    ...droppedChanges(before, after),
  ];
}

function instrumentChanges({ instrument: before }: Policy, { instrument: after }: Policy): string[] {
  const name = ({ title, number }: Policy['instrument']): string => `《${title}》${number ?? ''}`;
  return name(before) === name(after) ? [] : [`依据由${name(before)}改为${name(after)}`];
}

function stageChanges(before: Situation, after: Situation): string[] {
  const old = before.policy.stages[before.project.stage]?.name ?? before.project.stage;
  const now = after.policy.stages[after.project.stage]?.name ?? after.project.stage;
  return old === now ? [] : [`环节“${old}”改称“${now}”`];
}

function taskChanges(
  before: Situation,
  after: Situation,
  oldId: string,
  row: { readonly task: string; readonly subject: string | null },
): string[] {
  const [old, now] = [before.policy.tasks[oldId], after.policy.tasks[row.task]];
  if (old === undefined || now === undefined) return [];
  const role = ({ policy }: Situation, id: string): string => policy.roles[id]?.name ?? id;
  const [was, is] = [role(before, old.actor), role(after, now.actor)];
  const views = [before, after].map((each) => ({ ...each, project: within(each.project, row.subject) }));
  const [seenBefore = before, seenAfter = after] = views;
  return [
    ...(old.name === now.name ? [] : [`待办“${old.name}”改称“${now.name}”`]),
    ...(was === is ? [] : [`“${now.name}”由${was}改为${is}办理`]),
    ...newNames(requiredFields(seenBefore, old), requiredFields(seenAfter, now)).map(
      (label) => `“${now.name}”多填一项：${label}`,
    ),
    ...newNames(requiredMaterials(seenBefore, old), requiredMaterials(seenAfter, now)).map(
      (name) => `“${now.name}”多交一份：${name}`,
    ),
  ];
}

function newNames(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
  return [...after].flatMap(([id, name]) => (before.has(id) ? [] : [name]));
}

function requiredFields({ policy, project }: Situation, { form }: Task): ReadonlyMap<string, string> {
  const read = factReader(policy, project);
  const fields: Field[] = policy.forms[form ?? '']?.pages.flatMap((page) => page.fields) ?? [];
  const asked = fields.filter(({ required, type, when }) => required && type !== 'total' && holdsIf(when, read));
  return new Map(asked.map(({ id, label }) => [id, label]));
}

function requiredMaterials({ policy, project }: Situation, { form, materials }: Task): ReadonlyMap<string, string> {
  const read = factReader(policy, project);
  const ids = [...materials, ...(policy.forms[form ?? '']?.pages.flatMap((page) => page.materials) ?? [])];
  return new Map(
    ids.flatMap((id): [string, string][] => {
      const material = policy.materials[id];
      return material?.required === true && holdsIf(material.when, read) ? [[id, material.name]] : [];
    }),
  );
}

function clockChange(
  { project }: Situation,
  { policy }: Situation,
  clock: EffectOf<'deadlineMoved' | 'deadlineStarted' | 'deadlineClosed'>,
): string {
  if (clock.type === 'deadlineStarted') {
    const { name, count } = policy.deadlines[clock.deadline] ?? { name: clock.deadline, count: null };
    return `新增时限“${name}”${count === null ? '' : `（${periodText(policy, count)}）`}：${dateText(clock.resolution.dueOn)}截止`;
  }
  const row = project.deadlines.find(({ id }) => id === clock.deadlineId);
  const deadline = policy.deadlines[row?.deadline ?? ''];
  const name = deadline?.name ?? row?.deadline ?? '';
  if (clock.type === 'deadlineClosed') return `“${name}”不再计时`;
  if (clock.resolution.dueOn === row?.dueOn && clock.opensOn !== row.opensOn) {
    return `“${name}”${clock.opensOn === null ? '现在就可以办理' : `${dateText(clock.opensOn)}起可以办理`}`;
  }
  const period = deadline === undefined ? '' : `（${periodText(policy, deadline.count)}，${deadline.article}）`;
  return `“${name}”由${dateText(row?.dueOn ?? clock.resolution.dueOn)}改为${dateText(clock.resolution.dueOn)}截止${period}`;
}

/** What the project has and the new version does not ask for: kept, but no longer looked at. */
function droppedChanges({ policy: before, project }: Situation, { policy: after }: Situation): string[] {
  const materials = new Set(
    project.materials.map(({ material }) => material).filter((id) => !Object.hasOwn(after.materials, id)),
  );
  const flags = Object.entries(project.flags).flatMap(([id, on]) => (on && !Object.hasOwn(after.flags, id) ? [id] : []));
  return [
    ...[...materials].map((id) => `“${before.materials[id]?.name ?? id}”不再是要求的材料，文件仍保留`),
    ...flags.map((id) => `“${before.flags[id]?.name ?? id}”的认定不再使用`),
  ];
}

function dateText(date: string): string {
  return formatDate(date, { year: true });
}
