import { exportNotice } from '../../cards/export-notice.js';
import { MADE } from '../../entities/stores/outbox-store.js';
import { MOST_SHEET_ROWS } from '../../documents/index.js';
import { EXPORTS } from '../board/export.js';
import { type Ledger, ledgerOf, ledgerSheet } from '../board/project-sheet.js';
import type { Context } from '../context.js';
import { oversees } from '../core/rights/authorise.js';
import { answerAlone } from '../deeds/discreet.js';
import { postFile } from '../core/tell/tell.js';
import { letterboxOfPlace } from '../core/tell/letterbox.js';
import { sightOf } from '../core/rights/visible.js';
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

/** What he may look at and was handed in; of whoever oversees all of it, without reading it. */
async function visibleLedger(context: Context): Promise<Ledger> {
  const { actor } = context;
  const { policyId } = actor;
  if (oversees(actor)) return ledgerOf(context, policyId);
  return { policyId, ids: await context.tx.projects.handedIn(await sightOf(context, actor)) };
}

/** The sheet is made outside: others need not wait for it. */
async function exportProjects(context: Context): Promise<Reply> {
  const { today, actor, sender, place } = context;
  const ledger = await visibleLedger(context);
  const rows = ledger.ids.length;
  if (rows === 0) return { card: exportNotice.render({ file: '', rows, written: 0 }) };
  throw new Outside(async (deps) => {
    const { sha256 } = await deps.files.put(await deps.papers.dataSheets([await ledgerSheet(deps, ledger)]));
    const name = `${EXPORTS.projects}-${today}.xlsx`;
    return async (again) => {
      if (again.inbound.onPage === true) {
        return { toast: done('台账已备好，请保存下载的文件。'), files: [{ sha256, name, made: true }] };
      }
      // The place of the command, not of the press: a sheet asked for in a group goes to the person alone.
      await postFile(again, letterboxOfPlace(sender, place, actor.id), { sha256, name }, `${MADE}export:${again.inbound.key}`);
      return answerAlone(again, { card: exportNotice.render({ file: name, rows, written: Math.min(rows, MOST_SHEET_ROWS) }) });
    };
  });
}
