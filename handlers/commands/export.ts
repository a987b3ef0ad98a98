import { exportNotice } from '../../cards/export-notice.js';
import type { Project } from '../../entities/project.entity.js';
import { type ProjectLine, projectSheet } from '../../documents/index.js';
import { resultWord } from '../../workflow/describe/result.js';
import { civilDate, formatDate } from '../../workflow/time/civil.js';
import type { Context } from '../context.js';
import { loadCase } from '../core/case.js';
import { letterboxOfPlace, postFile } from '../core/tell.js';
import { visibleProjects } from '../core/visible.js';
import { turnsOf } from '../present/views.js';
import type { Reply } from '../reply.js';
import type { Command } from './command.js';

export const exported: Command = {
  id: 'export',
  words: ['导出', '导出台账', '台账'],
  takes: '',
  help: '把您能看到的项目导出为 Excel',
  where: 'private',
  run: exportProjects,
};

async function exportProjects(context: Context): Promise<Reply> {
  const { deps, today, actor, sender, place } = context;
  const projects = (await visibleProjects(context, actor)).filter(({ status }) => status !== 'draft');
  if (projects.length === 0) return { card: exportNotice.render({ file: '', rows: 0 }) };
  const lines: ProjectLine[] = [];
  for (const project of projects) lines.push(await lineOf(context, project));
  const { sha256 } = await deps.files.put(await projectSheet('项目台账', lines));
  const file = `项目台账-${today}.xlsx`;
  await postFile(context, letterboxOfPlace(sender, place, actor.id), { sha256, name: file }, `export:${context.inbound.key}`);
  return { card: exportNotice.render({ file, rows: lines.length }) };
}

async function lineOf(context: Context, { id }: Project): Promise<ProjectLine> {
  const found = await loadCase(context, id);
  const { project, unit, policy, deadlines } = found;
  const turns = await turnsOf(context, found);
  const running = deadlines.find(({ state }) => state === 'running');
  return {
    number: project.number,
    name: project.name,
    unit: unit.name,
    handler: (await context.tx.staff.get(project.handlerId))?.name ?? '',
    stage: policy.stages[project.stage]?.name ?? project.stage,
    state: project.status === 'ended' ? resultWord(project.result) : '办理中',
    turn: turns.map(({ role, task }) => `${role}：${task}`).join('；'),
    due: running === undefined ? '' : formatDate(running.dueOn, { year: true }),
    totalWan: project.totalWan,
    updatedOn: civilDate(project.updatedAt),
  };
}
