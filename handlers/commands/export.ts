import { exportNotice } from '../../cards/export-notice.js';
import type { Project } from '../../entities/project.entity.js';
import { type ProjectLine, projectSheet } from '../../documents/index.js';
import { resultWord } from '../../workflow/describe/result.js';
import { civilDate, formatDate } from '../../workflow/time/civil.js';
import type { Context, Scope } from '../context.js';
import { loadCase } from '../core/case.js';
import { answerAlone } from '../core/discreet.js';
import { letterboxOfPlace, postFile } from '../core/tell.js';
import { visibleProjects } from '../core/visible.js';
import { turnsOf } from '../present/views.js';
import { Outside } from '../outside.js';
import type { Reply } from '../reply.js';
import { scopeOf } from '../scope.js';
import type { Command } from './command.js';

export const exported: Command = {
  id: 'export',
  words: ['导出', '导出台账', '台账'],
  takes: '',
  help: '把您能看到的项目导出为 Excel',
  where: 'private',
  run: exportProjects,
};

/** Every project is read in a unit of its own and the sheet made outside: others need not wait for it. */
async function exportProjects(context: Context): Promise<Reply> {
  const { deps, today, actor, sender, place } = context;
  const projects = (await visibleProjects(context, actor)).filter(({ status }) => status !== 'draft');
  if (projects.length === 0) return { card: exportNotice.render({ file: '', rows: 0 }) };
  throw new Outside(async () => {
    const lines: ProjectLine[] = [];
    for (const project of projects) lines.push(await deps.db.tx((tx) => lineOf(scopeOf(deps, tx), project)));
    const { sha256 } = await deps.files.put(await projectSheet('项目台账', lines));
    const name = `项目台账-${today}.xlsx`;
    return async (again) => {
      // The place of the command, not of the press: a sheet asked for in a group goes to the person alone.
      await postFile(again, letterboxOfPlace(sender, place, actor.id), { sha256, name }, `export:${again.inbound.key}`);
      return answerAlone(again, { card: exportNotice.render({ file: name, rows: lines.length }) });
    };
  });
}

async function lineOf(scope: Scope, { id }: Project): Promise<ProjectLine> {
  const found = await loadCase(scope, id);
  const { project, unit, policy, deadlines } = found;
  const turns = await turnsOf(scope, found);
  const running = deadlines.find(({ state }) => state === 'running');
  return {
    number: project.number,
    name: project.name,
    unit: unit.name,
    handler: (await scope.tx.staff.get(project.handlerId))?.name ?? '',
    stage: policy.stages[project.stage]?.name ?? project.stage,
    state: project.status === 'ended' ? resultWord(project.result) : '办理中',
    turn: turns.map(({ role, task }) => `${role}：${task}`).join('；'),
    due: running === undefined ? '' : formatDate(running.dueOn, { year: true }),
    totalWan: project.totalWan,
    updatedOn: civilDate(project.updatedAt),
  };
}
