import type { Point, Policy, PolicyEffect } from '../schema/index.js';
import type { Finding, PolicyPath } from './finding.js';
import { pointsOf } from './places.js';
import { suggestion } from './nearest.js';

/** The records of a policy whose ids others name, with the Chinese word for one entry. */
const WORDS = {
  stages: '环节',
  tasks: '待办',
  forms: '表单',
  materials: '材料',
  roles: '角色',
  meetings: '会议',
  letters: '文书',
  flags: '开关',
  lots: '分项',
  outlines: '文档提纲',
} as const;

/** Whom the bot itself tells of results, points and moved deadlines: every policy has these roles, under these ids. */
const ALWAYS_TOLD = ['applicant', 'unitLead', 'office'];

/** One id that is named somewhere. */
interface Reference {
  readonly kind: keyof typeof WORDS;
  readonly id: string | undefined;
  readonly path: PolicyPath;
}

/** Which ids a policy holds, where not all of it could be read. */
export type Held = (kind: keyof typeof WORDS) => readonly string[];

/** Every id that is named exists. */
export function checkReferences(policy: Policy, held: Held = (kind) => Object.keys(policy[kind])): Finding[] {
  const named = [
    { kind: 'tasks' as const, id: policy.begins, path: ['begins'] },
    ...ALWAYS_TOLD.map((id) => role(id, ['roles'])),
    ...inForms(policy),
    ...inTasks(policy),
    ...inTime(policy),
    ...inMeetings(policy),
    ...inLife(policy),
    ...inReplaces(policy),
    ...Object.entries(policy.flags).map(([id, flag]) => role(flag.setBy, ['flags', id, 'setBy'])),
  ];
  return named.flatMap(({ kind, id, path }) => {
    if (id === undefined || Object.hasOwn(policy[kind], id) || held(kind).includes(id)) return [];
    return { path, says: `没有${WORDS[kind]}“${id}”${suggestion(id, held(kind))}` };
  });
}

function role(id: string | undefined, path: PolicyPath): Reference {
  return { kind: 'roles', id, path };
}

function inForms(policy: Policy): Reference[] {
  return Object.entries(policy.forms).flatMap(([form, { pages }]) =>
    pages.flatMap((page, at) =>
      page.materials.map((id, index) => ({
        kind: 'materials' as const,
        id,
        path: ['forms', form, 'pages', at, 'materials', index],
      })),
    ),
  );
}

function inTasks(policy: Policy): Reference[] {
  return Object.entries(policy.tasks).flatMap(([taskId, task]) => {
    const at = ['tasks', taskId];
    return [
      { kind: 'stages' as const, id: task.stage, path: [...at, 'stage'] },
      role(task.actor, [...at, 'actor']),
      { kind: 'forms' as const, id: task.form, path: [...at, 'form'] },
      { kind: 'meetings' as const, id: task.meeting, path: [...at, 'meeting'] },
      ...task.shows.map((id, index) => ({ kind: 'forms' as const, id, path: [...at, 'shows', index] })),
      ...task.materials.map((id, index) => ({ kind: 'materials' as const, id, path: [...at, 'materials', index] })),
      ...Object.entries(task.outcomes).flatMap(([outcome, { effects }]) =>
        effects.flatMap((effect, index) => inEffect(effect, [...at, 'outcomes', outcome, 'effects', index])),
      ),
    ];
  });
}

/** What an earlier version called otherwise is something of this one. */
function inReplaces({ replaces }: Policy): Reference[] {
  const { stages = {}, tasks = {} } = replaces ?? {};
  return [
    ...Object.entries(stages).map(([old, id]) => ({ kind: 'stages' as const, id, path: ['replaces', 'stages', old] })),
    ...Object.entries(tasks).map(([old, id]) => ({ kind: 'tasks' as const, id, path: ['replaces', 'tasks', old] })),
  ];
}

/** Points in time that name tasks, lots, outlines, seasons and registers. */
function inLife(policy: Policy): Reference[] {
  return [
    ...pointsOf(policy).flatMap(({ point, path }) => doneIn(point, path)),
    ...Object.entries(policy.tasks).map(([id, { per }]) => ({ kind: 'lots' as const, id: per, path: ['tasks', id, 'per'] })),
    ...Object.entries(policy.materials).map(([id, { check }]) => ({
      kind: 'outlines' as const,
      id: check,
      path: ['materials', id, 'check'],
    })),
    ...Object.entries(policy.flags).flatMap(([id, { then }]) =>
      then.flatMap((effect, index) => inEffect(effect, ['flags', id, 'then', index])),
    ),
    ...Object.entries(policy.deadlines).flatMap(([id, { lapses }]) =>
      lapses.flatMap((effect, index) => inEffect(effect, ['deadlines', id, 'lapses', index])),
    ),
    ...Object.entries(policy.seasons).flatMap(([id, { to }]) => to.map((name, at) => role(name, ['seasons', id, 'to', at]))),
    ...Object.entries(policy.registers).flatMap(([id, { issuer, to }]) => [
      role(issuer, ['registers', id, 'issuer']),
      ...to.map((name, at) => role(name, ['registers', id, 'to', at])),
    ]),
  ];
}

function doneIn(point: Point, path: PolicyPath): Reference[] {
  if (point === 'opened') return [];
  if ('after' in point) return doneIn(point.after, [...path, 'after']);
  if ('latest' in point) return point.latest.flatMap((each, index) => doneIn(each, [...path, 'latest', index]));
  return 'done' in point ? [{ kind: 'tasks', id: point.done, path: [...path, 'done'] }] : [];
}

function inEffect(effect: PolicyEffect, path: PolicyPath): Reference[] {
  if ('stage' in effect) return [{ kind: 'stages', id: effect.stage, path: [...path, 'stage'] }];
  if ('open' in effect) return [{ kind: 'tasks', id: effect.open, path: [...path, 'open'] }];
  if ('cancel' in effect) return [{ kind: 'tasks', id: effect.cancel, path: [...path, 'cancel'] }];
  if ('clear' in effect) return [{ kind: 'forms', id: effect.clear, path: [...path, 'clear'] }];
  if ('renew' in effect) return [{ kind: 'materials', id: effect.renew, path: [...path, 'renew'] }];
  if ('letter' in effect) return [{ kind: 'letters', id: effect.letter, path: [...path, 'letter'] }];
  if ('flag' in effect) return [{ kind: 'flags', id: effect.flag, path: [...path, 'flag'] }];
  if ('notify' in effect) {
    const files = effect.files.map((id, index) => ({ kind: 'materials' as const, id, path: [...path, 'files', index] }));
    return [...effect.notify.map((id, index) => role(id, [...path, 'notify', index])), ...files];
  }
  return [];
}

function inTime(policy: Policy): Reference[] {
  const deadlines = Object.entries(policy.deadlines).flatMap(([id, { task, holder }]) => [
    { kind: 'tasks' as const, id: task, path: ['deadlines', id, 'task'] },
    role(holder, ['deadlines', id, 'holder']),
  ]);
  const ladders = Object.entries(policy.ladders).flatMap(([id, { rungs }]) =>
    rungs.flatMap(({ copy }, at) => copy.map((name, index) => role(name, ['ladders', id, 'rungs', at, 'copy', index]))),
  );
  return [...deadlines, ...ladders];
}

function inMeetings(policy: Policy): Reference[] {
  const meetings = Object.entries(policy.meetings).flatMap(([id, { convener, seats }]) => [
    role(convener, ['meetings', id, 'convener']),
    ...seats.map((seat, at) => role(seat.role, ['meetings', id, 'seats', at, 'role'])),
  ]);
  const letters = Object.entries(policy.letters).flatMap(([id, { to }]) =>
    to.map((name, index) => role(name, ['letters', id, 'to', index])),
  );
  return [...meetings, ...letters];
}
