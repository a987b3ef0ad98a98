import { encodeAction } from '../../../cards/kit/action.js';
import type { Task } from '../../../entities/task.entity.js';
import type { Context, Scope } from '../../../handlers/context.js';
import { loadTask, seenFrom, taskDefinition, loadCase } from '../../../handlers/core/case/case.js';
import type { Case } from '../../../handlers/core/case/project-case.js';
import { type Filling, fillingOf } from '../../../handlers/core/forms/filling.js';
import { keep } from '../../../handlers/core/forms/keep.js';
import { mayDo } from '../../../handlers/core/rights/authorise.js';
import { scopeOf } from '../../../handlers/scope.js';
import { absentMaterials } from '../../../workflow/decide/missing.js';
import type { FormValues } from '../../../workflow/facts.js';
import { factReader, withForm } from '../../../workflow/read-facts.js';
import { answersTo, sumsOf } from '../../policies/walks/answers.js';
import { fileFor } from './files.js';
import type { Hands } from './hands.js';

/** A task that stands open, and one of those whose it is. */
interface Duty {
  readonly who: string;
  readonly found: Case;
  readonly task: Task;
}

/** Leads on where a meeting decides. */
const MEETING = /^(安排|保存，下一步|按建议补齐|发会议通知|登记结论|确认)/;

/** One of all that is to be done, as a rule where the project is under way. */
export async function anyDuty({ w, chance }: Hands, policyId: string, people: readonly string[]): Promise<Duty | null> {
  return w.db.tx(async (tx) => {
    const scope = scopeOf(w.app.deps, tx);
    const projects = (await tx.projects.ofPolicy(policyId)).filter(({ status }) => status !== 'ended');
    const running = projects.filter(({ status }) => status === 'running');
    if (projects.length === 0) return null;
    const all = await loadCase(scope, chance.oneOf(running.length > 0 && chance.next() < 0.8 ? running : projects).id);
    const open = all.tasks.filter(({ state }) => state === 'open');
    if (open.length === 0) return null;
    const task = chance.oneOf(open);
    const found = seenFrom(all, task);
    const able = (await tx.staff.list(policyId)).filter((person) => people.includes(person.name) && mayDo(person, found, task));
    return able.length === 0 ? null : { who: chance.oneOf(able).name, found, task };
  });
}

/** He does it more or less as he should. */
export async function doDuty(hands: Hands, duty: Duty): Promise<void> {
  const { who, found, task } = duty;
  const definition = taskDefinition(found, task.task);
  const labels = Object.values(definition.outcomes).map(({ label }) => label);
  const look = encodeAction({ verb: 'task.show', task: task.id });
  await hands.send(who, look, `opens ${task.task}`);
  if (definition.answersOpinions) await answerOpinions(hands, duty);
  const fills = definition.kind === 'form' || definition.kind === 'filing';
  if (fills) await fillIn(hands, duty);
  if (definition.kind !== 'meeting') await hands.send(who, fills ? await lastPage(hands, duty) : look, 'goes over it');
  for (let press = 0; press < (definition.kind === 'meeting' ? 6 : 2); press += 1) {
    await hands.press(who, hands.newest(who), true, (label) => labels.includes(label) || MEETING.test(label));
  }
}

/** Types answers, as he would on a page, and sends the files that are missing then. */
async function fillIn(hands: Hands, { who, found, task }: Duty): Promise<void> {
  const { w, chance } = hands;
  const person = await w.staff(who);
  const absent = await w.db.tx(async (tx) => {
    const scope = scopeOf(w.app.deps, tx);
    const filling = await openFilling(scope, task);
    if (filling === null) return [];
    const values = chance.next() < 0.9 ? drawn(hands, filling) : filling.values;
    // What `keep` takes of a context beyond the scope is who keeps.
    if (filling.form !== null) await keep({ ...scope, actor: person } as Context, filling, values, 0);
    const open = filling.found.facts.tasks.find(({ id }) => id === task.id);
    if (open === undefined) return [];
    return absentMaterials(found.policy, filling.found.facts, open, filling.definition, readerOf(filling)(values));
  });
  for (const material of absent) {
    if (chance.next() < 0.1) continue;
    const { name = material, accept = [] } = found.policy.materials[material] ?? {};
    await hands.send(who, encodeAction({ verb: 'material.ask', task: task.id, material }), `sends ${material}`);
    await w.as(who).send(await fileFor(name, accept));
  }
}

function drawn({ w, chance }: Hands, filling: Filling): FormValues {
  const { form, found } = filling;
  if (form === null) return {};
  return answersTo(form, readerOf(filling), { chance, today: w.clock.today(), sums: sumsOf(found.policy, found.read) });
}

function readerOf({ found, formId }: Filling) {
  return (values: FormValues) => factReader(found.policy, formId === null ? found.facts : withForm(found.facts, formId, values));
}

async function openFilling(scope: Scope, { id }: Task): Promise<Filling | null> {
  const { found, task } = await loadTask(scope, id);
  return task.state === 'open' ? fillingOf(scope, found, task) : null;
}

/** The button that leads to the confirmation of a form as it stands, or to the card of a filing. */
async function lastPage({ w }: Hands, { task }: Duty): Promise<string> {
  const filling = await w.db.tx((tx) => openFilling(scopeOf(w.app.deps, tx), task));
  const pages = filling?.form?.pages.length ?? 0;
  if (filling === null || pages === 0) return encodeAction({ verb: 'task.show', task: task.id });
  return encodeAction({ verb: 'form.goto', task: task.id, version: filling.version, page: pages, to: pages });
}

async function answerOpinions(hands: Hands, { who, found, task }: Duty): Promise<void> {
  for (const { id } of found.opinions.filter(({ state }) => state !== 'accepted')) {
    await hands.send(who, encodeAction({ verb: 'opinion.open', task: task.id, opinion: id }), `answers opinion ${String(id)}`);
    await hands.press(who, hands.newest(who), true, (label) => label === '保存回应');
  }
}
