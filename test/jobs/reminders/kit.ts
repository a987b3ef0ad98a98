import type { Deadline } from '../../../entities/deadline.entity.js';
import { searchKeys } from '../../../handlers/core/case/search-keys.js';
import type { App } from '../../../bot/compose.js';
import { civilDate } from '../../../workflow/time/civil.js';
import { firstRungOn, ladderOf, rungsOf } from '../../../workflow/time/ladder.js';
import { resolve } from '../../../workflow/time/count.js';
import type { World } from '../../support/world.js';

interface Given {
  readonly policy?: string;
  readonly name?: string;
  /** Whose project it is, by name. */
  readonly handler?: string;
  readonly deadline?: string;
  readonly startOn?: string;
}

/** A running project with one open task and its deadline, as if the walk had come so far. Returns the deadline's row. */
export async function runningDeadline(w: World, given: Given = {}): Promise<Deadline> {
  const {
    policy: policyId = 'gongshu',
    name = '智慧养老',
    handler = '何静',
    deadline = 'contractFiling',
    startOn = '2026-09-18',
  } = given;
  const policy = w.policies.current(policyId);
  const definition = policy?.deadlines[deadline];
  const task = policy?.tasks[definition?.task ?? ''];
  if (policy === undefined || definition === undefined || task === undefined) throw new Error(`no deadline ${deadline}`);
  if ('field' in definition.count) throw new Error(`${deadline} is counted by a field`);
  const person = await w.staff(handler);
  const { dueOn, certain, days } = resolve(startOn, definition.count, w.app.deps.calendar());
  const rungs = rungsOf({ startOn, dueOn, opensOn: null }, ladderOf(policy, deadline), w.app.deps.calendar());
  const at = w.clock.now();
  return w.db.tx(async (tx) => {
    const projectId = await tx.projects.insert({
      number: null,
      policyId,
      policyVersion: policy.version,
      unitId: person.unitId,
      handlerId: person.id,
      name,
      nameKeys: searchKeys(name),
      status: 'running',
      stage: task.stage,
      flags: {},
      createdAt: at,
      updatedAt: at,
    });
    const { kind, stage, actor } = task;
    const open = {
      projectId,
      task: definition.task,
      kind,
      stage,
      actor,
      round: 1,
      state: 'open',
      openedAt: at,
      openedOn: startOn,
    } as const;
    const taskId = await tx.tasks.insert(open);
    const id = await tx.deadlines.insert({
      projectId,
      deadline,
      taskId,
      holder: definition.holder,
      startOn,
      dueOn,
      certain,
      count: days,
      state: 'running',
      nextRungOn: firstRungOn(rungs, civilDate(at), w.app.deps.calendar()),
    });
    const row = await tx.deadlines.get(id);
    if (row === null) throw new Error('the row is gone');
    return row;
  });
}

/** `09-22 08:37` in Shanghai. */
export function day(ms: number): string {
  const shifted = new Date(ms + 8 * 3_600_000).toISOString();
  return `${shifted.slice(5, 10)} ${shifted.slice(11, 16)}`;
}

/** When somebody's digests came. */
export function digestTimes(w: World, name: string): string[] {
  return w
    .as(name)
    .cards()
    .filter((card) => card.text().startsWith('今日提醒'))
    .map(({ messageId }) => day(w.sandbox.world.messages.get(messageId)?.createdAt ?? 0));
}

/** When a group's digests came. */
export function groupTimes(w: World, member: string, group: string): string[] {
  return w
    .as(member)
    .cards({ chat: w.chat(group) })
    .filter((card) => card.text().startsWith('项目时限提醒'))
    .map(({ messageId }) => day(w.sandbox.world.messages.get(messageId)?.createdAt ?? 0));
}

export type { App };
