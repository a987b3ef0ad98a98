import { EXPORTS, type ExportKind, exportSheets } from '../../../handlers/board/export.js';
import { Refused, refusalSentence } from '../../../workflow/refusals.js';
import { showMessage } from '../../render/page.js';
import type { Visit } from '../../visit.js';
import { addressOf, readAsked } from './asked.js';
import { readForOffice, showBoard } from './office.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** What each export holds, in one sentence, and what it may be narrowed by. */
const ABOUT: Readonly<Record<ExportKind, { readonly says: string; readonly by: 'year' | 'period' | null }>> = {
  projects: { says: '全部已提交的项目，每个一行：环节、轮到谁、最近时限、金额。', by: null },
  late: { says: '现在逾期的事项，和该年度逾期后办结的，带原因和提醒记录。', by: 'year' },
  load: { says: '未来 8 周到期的时限和会议，以及每周每人的数量。', by: null },
  statistics: { says: '该年度的全部统计数字。', by: 'year' },
  tasks: { says: '这段时间里办结的每件待办：结果、说明、办理人、用时。', by: 'period' },
  deadlines: { says: '正在计时的全部时限，和这段时间里结束的：起算日、期限、到期日、结果。', by: 'period' },
};

/** `GET /pages/board/export`: what can be had. */
export async function exportsPage(visit: Visit): Promise<void> {
  const found = await readForOffice(visit, ({ today }) => Promise.resolve({ today }));
  if (found === null) return;
  const asked = readAsked(visit.ctx.query, found.today);
  await showBoard(visit, '/pages/board/export', 'board-export', {
    year: asked.year,
    from: asked.from,
    to: asked.to,
    kinds: kinds().map((kind) => {
      const { says, by } = ABOUT[kind];
      return { kind, name: EXPORTS[kind], says, byYear: by === 'year', byPeriod: by === 'period' };
    }),
  });
}

/** `GET /pages/board/export/:what.xlsx`: the sheets are made after the rows were read, so that nobody waits for them. */
export async function exportFile(visit: Visit): Promise<void> {
  const { ctx } = visit;
  const what = String(ctx.params['what']).replace(/\.xlsx$/, '');
  const kind = kinds().find((one) => one === what);
  if (kind === undefined) {
    const link = { label: '看有哪些可以导出', href: '/pages/board/export' };
    return showMessage(ctx, visit.visitor, { status: 404, title: '没有这一页', says: '没有这个表可以导出。', link });
  }
  const found = await readForOffice(visit, ({ today }) => Promise.resolve({ today, asked: readAsked(ctx.query, today) }));
  if (found === null) return;
  const { today, asked } = found;
  const part = addressOf(asked.filter) !== '' && kind === 'projects' ? '（部分）' : '';
  const sheets = await exportSheets(visit.parts.deps, visit.visitor.staff, kind, asked);
  const file = await visit.parts.deps.papers.dataSheets(sheets).catch((error: unknown) => {
    if (!(error instanceof Refused)) throw error;
    return error.refusal;
  });
  if (!(file instanceof Uint8Array)) {
    const link = { label: '回到导出', href: '/pages/board/export' };
    return showMessage(ctx, visit.visitor, { status: 503, title: '表格没有做成', says: refusalSentence(file), link });
  }
  ctx.attachment(`${EXPORTS[kind]}${part}-${today}.xlsx`);
  ctx.type = XLSX;
  ctx.body = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
}

function kinds(): readonly ExportKind[] {
  return ['projects', 'late', 'load', 'statistics', 'tasks', 'deadlines'];
}
