import type { Deadline } from '../../entities/deadline.entity.js';
import type { Project } from '../../entities/project.entity.js';
import type { New } from '../../entities/sql/table.js';
import type { Task } from '../../entities/task.entity.js';
import type { NewMessage } from '../../entities/outbox-payload.js';

/** 2026-11-20 10:00 in Shanghai. */
export const NOON = 1_795_140_000_000;

export function aProject(given: Partial<New<Project>> = {}): New<Project> {
  return {
    policyId: 'alpha',
    policyVersion: '2026',
    unitId: 1,
    handlerId: 1,
    name: '智慧水务',
    nameKeys: '智慧水务 zhihuishuiwu zhsw',
    status: 'running',
    stage: 'review',
    flags: {},
    createdAt: NOON,
    updatedAt: NOON,
    ...given,
  };
}

export function aTask(projectId: number, given: Partial<New<Task>> = {}): New<Task> {
  const opened = { openedAt: NOON, openedOn: '2026-11-20' };
  return {
    projectId,
    task: 'firstReview',
    kind: 'review',
    stage: 'review',
    actor: 'office',
    round: 1,
    state: 'open',
    ...opened,
    ...given,
  };
}

export function aDeadline(projectId: number, given: Partial<New<Deadline>> = {}): New<Deadline> {
  return {
    projectId,
    deadline: 'reviewIn5',
    holder: 'office',
    startOn: '2026-11-20',
    dueOn: '2026-11-27',
    certain: true,
    count: [{ date: '2026-11-23', counted: true, why: '工作日' }],
    state: 'running',
    nextRungOn: '2026-11-25',
    ...given,
  };
}

export function aMessage(given: Partial<NewMessage & { topic: 'send' }> = {}): NewMessage {
  return { topic: 'send', platform: 'im', toType: 'user', toId: 'u1', payload: { text: '您好' }, at: NOON, ...given };
}
