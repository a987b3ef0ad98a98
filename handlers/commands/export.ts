import { exportNotice } from '../../cards/export-notice.js';
import { MADE } from '../../entities/stores/outbox-store.js';
import { dataSheets } from '../../documents/index.js';
import { EXPORTS } from '../board/export.js';
import { projectLines } from '../board/lines.js';
import { boardRows } from '../board/rows.js';
import { projectsSheet } from '../board/sheets.js';
import type { Context } from '../context.js';
import { answerAlone } from '../core/discreet.js';
import { letterboxOfPlace, postFile } from '../core/tell.js';
import { visibleProjects } from '../core/visible.js';
import { Outside } from '../outside.js';
import { done, type Reply } from '../reply.js';
import type { Command } from './command.js';

export const exported: Command = {
  id: 'export',
  words: ['导出', '导出台账', '台账'],
  takes: '',
  help: '把您能看到的项目导出为 Excel',
  where: 'private',
  run: exportProjects,
};

/** The sheet is made outside: others need not wait for it. */
async function exportProjects(context: Context): Promise<Reply> {
  const { deps, today, actor, sender, place } = context;
  const visible = (await visibleProjects(context, actor)).filter(({ status }) => status !== 'draft');
  if (visible.length === 0) return { card: exportNotice.render({ file: '', rows: 0 }) };
  const rows = await boardRows(context, { policyId: actor.policyId, ids: visible.map(({ id }) => id) });
  throw new Outside(async () => {
    const { sha256 } = await deps.files.put(await dataSheets([projectsSheet(projectLines(rows))]));
    const name = `${EXPORTS.projects}-${today}.xlsx`;
    return async (again) => {
      if (again.inbound.onPage === true) {
        return { toast: done('台账已备好，请保存下载的文件。'), files: [{ sha256, name, made: true }] };
      }
      // The place of the command, not of the press: a sheet asked for in a group goes to the person alone.
      await postFile(again, letterboxOfPlace(sender, place, actor.id), { sha256, name }, `${MADE}export:${again.inbound.key}`);
      return answerAlone(again, { card: exportNotice.render({ file: name, rows: rows.projects.length }) });
    };
  });
}
