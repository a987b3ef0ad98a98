import type { ActionOf } from '../../cards/kit/action.js';
import type { Card } from '../../cards/kit/tree.js';
import { refuse, Refused } from '../../workflow/refusals.js';
import type { Context } from '../context.js';
import { assertMayDo, assertMayView } from '../core/rights/authorise.js';
import { withFilesFor } from '../core/rights/inner.js';
import { loadCase, loadTask, seenWithin, taskDefinition } from '../core/case/case.js';
import type { Case } from '../core/case/project-case.js';
import { fillingOf } from '../core/forms/filling.js';
import { pageOfMaterial } from '../core/forms/filling-table.js';
import { keep } from '../core/forms/keep.js';
import { keepLateReason, lateReasonIn } from '../core/forms/typed-words.js';
import { filesOf } from '../core/case/materials.js';
import { readForm } from '../core/forms/read-page.js';
import { tell } from '../core/tell/tell.js';
import { MOST_SENT, sendFile } from '../deeds/send-file.js';
import { endingOf } from '../files/kind.js';
import { openFile, type Opened } from '../files/fetch.js';
import { readStored } from '../deeds/stored.js';
import { acceptWords, isChecked, receiveMaterial } from '../files/receive-material.js';
import { wantedBy } from '../files/waiting.js';
import type { Wanted } from '../core/forms/wanted.js';
import type { Material } from '../../entities/material.entity.js';
import type { Task } from '../../entities/task.entity.js';
import { formReply } from '../present/form.js';
import { findingsCard } from '../present/findings.js';
import { receivedCard } from '../present/material.js';
import { noticeCard } from '../present/notice.js';
import { taskCard } from '../present/task.js';
import { projectRef } from '../present/views.js';
import { Outside } from '../outside.js';
import { done, hint, type Reply } from '../reply.js';
import type { ActionHandlers, FormInput } from './handler.js';

const MB = 1024 * 1024;
/** For how long the next file is taken as the material that was asked for. */
const WAITS_MINUTES = 30;

/** Materials: ask for one, say what a file is, get one, get its blank. */
export const materialActions: ActionHandlers<
  'material.ask' | 'material.assign' | 'material.send' | 'material.findings' | 'material.template'
> = {
  'material.ask': async (context, { task: taskId, material: id }, raw) => {
    const wanted = await wantedBy(context, taskId, id);
    if (wanted === null) return notWanted(context, taskId);
    const { found, task, material } = wanted;
    const expiresAt = context.now + WAITS_MINUTES * 60_000;
    const projectId = found.project.id;
    await context.tx.expectations.set({ staffId: context.actor.id, projectId, taskId, material: id, expiresAt });
    const what = `“${material.name}”（${acceptWords(material.accept)}）`;
    const where = context.place?.type === 'group' ? '与我的会话' : '本会话';
    const how =
      context.inbound.onPage === true
        ? `请在这一页的材料里选择${what}。`
        : `请把${what}直接发到${where}，${String(WAITS_MINUTES)} 分钟内有效。`;
    const note = `${how}${planName(wanted)}`;
    return { toast: hint(note), ...(await present(context, found, task, id, raw, note)) };
  },

  'material.assign': (context, action) => assign(context, action, null),

  'material.send': async (context, { project: projectId, material: id, file: fileId }) => {
    const found = await loadCase(context, projectId);
    await assertMayView(context, found.project);
    const file = await fileToSend(context, found, id, fileId);
    if (file === undefined) throw new Refused(refuse('NOTHING_FOUND', { says: '这份材料还没有上传，或已撤回。' }));
    if (file.size > MOST_SENT && context.inbound.onPage !== true) return tooLargeToSend(context, found, file);
    const { where, reply } = await sendFile(context, { sha256: file.sha256, name: file.name });
    return { toast: hint(`“${file.name}”${where}。`), ...reply };
  },

  'material.findings': async (context, { project: projectId, material: id }) => {
    const found = await loadCase(context, projectId);
    await assertMayView(context, found.project);
    const card = await findingsCard(context, found, context.actor, id);
    if (card === null) throw new Refused(refuse('NOTHING_FOUND', { says: '这份材料没有逐项检查的结果。' }));
    return { card, shows: { card: 'plan-findings', projectId } };
  },

  'material.template': async (context, { task: taskId, material: id }, raw) => {
    const { found, task } = await loadTask(context, taskId);
    assertMayDo(context.actor, found, task);
    const material = found.policy.materials[id];
    const bytes = context.deps.policies.materialTemplate(found.policy, id);
    if (material?.template === undefined || bytes === undefined) {
      throw new Refused(refuse('NOTHING_TO_DO', { says: '这份材料没有固定模板，按要求的格式准备即可。' }));
    }
    const { sha256 } = await context.deps.files.put(bytes);
    const name = `${material.name}（模板）.${endingOf(material.template)}`;
    const { where, reply } = await sendFile(context, { sha256, name });
    const note = `模板“${name}”${where}。填好后点“上传”，再把文件直接发回来。`;
    if (context.inbound.onPage === true) return reply;
    return { toast: hint('模板已发送。'), ...(await present(context, found, task, id, raw, note)) };
  },
};

/** The file that a card showed; where another has taken its place, the newest of the same lot. None that is not for whoever asks. */
async function fileToSend({ tx, actor }: Context, all: Case, material: string, fileId: number): Promise<Material | undefined> {
  const found = withFilesFor(all, actor);
  const shown = found.materials.find((row) => row.id === fileId && row.material === material);
  if (shown !== undefined) return shown;
  const before = await tx.materials.get(fileId);
  const subject = found.tasks.find(({ id }) => id === before?.taskId)?.subject ?? null;
  return filesOf(seenWithin(found, subject), material, null).at(-1);
}

/** What no chat takes is had on the project's page; where there are no pages, from whoever keeps the server. */
async function tooLargeToSend(context: Context, found: Case, { id, name, size }: Material): Promise<Reply> {
  const { actor, deps } = context;
  const where =
    deps.links === null ? '请管理员在服务器上导出项目档案。' : '请点“查看进度”，再点“在网页中打开”，在网页的材料里下载。';
  const says = `“${name}”有 ${String(Math.ceil(size / MB))} MB，聊天里发不了这么大的文件。${where}`;
  const card = noticeCard({ title: '文件太大，聊天里发不了', lines: [says], project: projectRef(found) });
  await tell(context, [actor], { card: 'notice' }, () => card, `too-large:${String(id)}:${context.today}`);
  return { toast: hint(says) };
}

/** A file that is looked into as this material is opened outside first; then all is checked again. */
async function assign(context: Context, action: ActionOf<'material.assign'>, opened: Opened | null): Promise<Reply> {
  const { file: fileId, task: taskId, material: id } = action;
  const row = await context.tx.materials.get(fileId);
  if (row === null || row.byId !== context.actor.id) throw new Refused(refuse('STALE_CARD'));
  if (row.state !== 'unassigned') {
    const says = row.state === 'recalled' ? '这个文件已经撤回，请重新发送。' : `“${row.name}”已经归入材料，无需再选。`;
    throw new Refused(refuse('NOTHING_TO_DO', { says }));
  }
  const wanted = await wantedBy(context, taskId, id);
  if (wanted === null) return notWanted(context, taskId);
  const { name, sha256, size } = row;
  if (opened === null && isChecked(wanted, name)) {
    throw new Outside(async (deps) => {
      const content = await openFile(deps, name, await readStored(deps.files, { name, sha256 }));
      return (again) => assign(again, action, content);
    });
  }
  const file = { name, sha256, size, ...(opened ?? { document: null, workbook: null }) };
  const received = await receiveMaterial(context, wanted, file, { row });
  return { toast: done(`已作为“${wanted.material.name}”收下。`), card: receivedCard(received) };
}

/** A plan has to be called as the instrument says: told before it is sent. */
function planName({ found, material }: Wanted): string {
  const { name = '', naming } = found.policy.outlines[material.check ?? ''] ?? {};
  if (naming === undefined) return '';
  return `${name}名称应为“${naming.example.replace('{{项目名称}}', found.project.name)}”（${naming.article}）。`;
}

/** The card that was pressed, with what was typed on it kept first. */
async function present(context: Context, found: Case, task: Task, materialId: string, raw: FormInput, note: string) {
  const { kind } = taskDefinition(found, task.task);
  const shows = { card: 'task', projectId: found.project.id, taskId: task.id };
  if (task.state !== 'open' || (kind !== 'form' && kind !== 'filing')) {
    return { card: await taskCard(context, found, task, context.actor, note), shows };
  }
  const filling = await fillingOf(context, found, task);
  const page = pageOfMaterial(filling, materialId);
  const { values, conflicts } = readForm(context, filling, raw);
  const kept = await keep(context, filling, values, page);
  await keepLateReason(context, task, raw, filling.lateReason);
  return formReply(context, kept, { page, note, lateReason: lateReasonIn(raw), conflicts });
}

/** Asked for by a card that was overtaken: over, somebody else's, or not needed any more. */
async function notWanted(context: Context, taskId: number): Promise<{ card: Card; toast: ReturnType<typeof hint> }> {
  const { found, task } = await loadTask(context, taskId);
  if (task.state !== 'open') throw new Refused(refuse('ALREADY_DONE'));
  assertMayDo(context.actor, found, task);
  const note = '按现在填写的内容，这份材料已不需要。';
  return { toast: hint(note), card: await taskCard(context, found, task, context.actor, note) };
}
