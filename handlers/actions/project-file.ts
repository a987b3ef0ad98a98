import { MADE } from '../../entities/stores/outbox-store.js';
import type { Context, Deps } from '../context.js';
import { assertMayView } from '../core/rights/authorise.js';
import { loadCase } from '../core/case/case.js';
import { projectFile } from '../deeds/project-file/index.js';
import { pack } from '../deeds/project-file/pack.js';
import { MOST_SENT, sendFiles } from '../deeds/send-file.js';
import { post } from '../core/tell/tell.js';
import { letterboxOf, type Letterbox } from '../core/tell/letterbox.js';
import { Outside } from '../outside.js';
import { noticeCard } from '../present/notice.js';
import { done, type HandedFile, hint } from '../reply.js';
import { scopeOf } from '../scope.js';
import type { ActionHandlers } from './handler.js';

const MB = 1024 * 1024;
/** From here on it takes so long that the person is told first. */
const LARGE = 8 * MB;
const MINUTE = 60_000;

/** 项目档案: read in the unit of work, packed outside of it, sent to whoever asked. */
export const projectFileActions: ActionHandlers<'project.export'> = {
  'project.export': async (context, { project: projectId }) => {
    const { actor, now } = context;
    const found = await loadCase(context, projectId);
    await assertMayView(context, found.project);
    const onPage = context.inbound.onPage === true;
    const letterbox = await letterboxOf(context, actor);
    if (letterbox === null && !onPage) return { toast: hint('您的账号还收不到文件，请先给我发一条消息再试。') };
    const file = await projectFile(context, found, actor);
    // Pressed again within a minute it is not sent twice.
    const key = `${MADE}project-file:${String(projectId)}:${String(actor.id)}:${String(Math.floor(now / MINUTE))}`;
    throw new Outside(async (deps) => {
      const size = file.files.reduce((sum, entry) => sum + entry.size, 0);
      if (size > LARGE && letterbox !== null && !onPage) await sayWait(deps, letterbox, { name: found.project.name, size, key });
      const made: HandedFile[] = [];
      const missing: string[] = [];
      for await (const { name, bytes, lost } of pack(deps.files, file, MOST_SENT)) {
        made.push({ name, sha256: (await deps.files.put(bytes)).sha256, made: true });
        missing.push(...lost);
      }
      if (missing.length > 0) deps.log.error({ project: projectId, files: missing.length }, 'files are missing in the store');
      return async (again: Context) => {
        await assertMayView(again, (await loadCase(again, projectId)).project);
        const { where, reply } = await sendFiles(again, made, key);
        const lacks = missing.length === 0 ? '' : `其中 ${String(missing.length)} 个文件在服务器上缺失，请告诉管理员从备份找回。`;
        return { toast: done(`“${found.project.name}”的项目档案${where}。解压后打开 index.html。${lacks}`), ...reply };
      };
    });
  },
};

/** A large one takes a while; the answer to the click may be gone by then. */
async function sayWait(deps: Deps, letterbox: Letterbox, about: { name: string; size: number; key: string }): Promise<void> {
  const card = noticeCard({
    title: '正在整理项目档案',
    lines: [`“${about.name}”的材料约 ${String(Math.ceil(about.size / MB))} MB，正在打包，好了就发到这里，不用再点。`],
  });
  await deps.db.tx((tx) => post(scopeOf(deps, tx), letterbox, card, { card: 'notice' }, { key: `${about.key}:wait` }));
}
