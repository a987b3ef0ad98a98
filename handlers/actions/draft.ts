import type { Project } from '../../entities/project.entity.js';
import { refusalSentence, refuse, Refused } from '../../workflow/refusals.js';
import { showValue } from '../../workflow/forms/show.js';
import type { Context } from '../context.js';
import { recordOf } from '../core/apply/writing.js';
import { assertMayDeclare, beginDraft } from '../core/forms/begin-draft.js';
import type { Case } from '../core/case/project-case.js';
import { copyDraft, type CopiedDraft } from '../core/forms/copy-draft.js';
import type { Task } from '../../entities/task.entity.js';
import { findDraft, openDraft } from '../core/forms/drafts.js';
import { fillingOf } from '../core/forms/filling.js';
import { draftsCard } from '../present/drafts.js';
import { formReply } from '../present/form.js';
import { readingCard } from '../present/form-reading.js';
import { noticeCard } from '../present/notice.js';
import { done, hint, type Reply } from '../reply.js';
import type { ActionHandlers } from './handler.js';

type DraftVerb = 'draft.begin' | 'draft.copy' | 'draft.refuse' | 'draft.open' | 'draft.view' | 'draft.delete';

/** 申报 and 草稿箱: begin, go on, read, delete. */
export const draftActions: ActionHandlers<DraftVerb> = {
  'draft.begin': async (context, { policy: policyId }) => {
    const policy = policyOf(context, policyId);
    assertMayDeclare(context, policy);
    const found = await beginDraft(context, policy);
    const task = found.tasks.find(({ state }) => state === 'open');
    if (task === undefined) throw new Error(`draft ${String(found.project.id)} has no open task`);
    return { ...(await resumed(context, found, task)), toast: hint('已建好草稿，每翻一页都会自动保存。') };
  },

  'draft.copy': async (context, { policy: policyId, project }) => {
    const policy = policyOf(context, policyId);
    assertMayDeclare(context, policy);
    const source = await context.tx.projects.get(project);
    const isOwn = source !== null && source.policyId === policyId && source.unitId === context.actor.unitId;
    if (!isOwn || source.status === 'draft') throw new Refused(refuse('PROJECT_HIDDEN'));
    const draft = await copyDraft(context, policy, source);
    return {
      ...formReply(context, draft.filling, { page: 0, note: copiedNote(draft, source) }),
      toast: hint('已照以前的申报建好草稿，请逐页核对。'),
    };
  },

  /** Nothing of it is stored: neither that there is such a project nor who has it. */
  'draft.refuse': (context, { policy: policyId }) => {
    const { classified } = policyOf(context, policyId);
    const { article, reading } = classified;
    const says = refusalSentence(refuse('CLASSIFIED', { says: classified.refusal }));
    const card = noticeCard({
      tone: 'bad',
      title: '不能在此申报',
      lines: [says],
      article: reading === undefined ? article : `${article}（系统约定：${reading}）`,
    });
    return Promise.resolve({ toast: { tone: 'warning', text: says }, card });
  },

  'draft.open': async (context, { project }) => {
    const { found, task } = await openDraft(context, project);
    return resumed(context, found, task);
  },

  'draft.view': async (context, { project }) => {
    const { found, task } = await findDraft(context, project);
    const card = await readingCard(context, found, task, context.actor, 0);
    return card === null ? resumed(context, found, task) : { card };
  },

  'draft.delete': async (context, { project: projectId, version }) => {
    const { found, task } = await openDraft(context, projectId);
    const { tx, actor } = context;
    if (found.project.version !== version || !(await tx.projects.deleteDraft(projectId, version))) {
      const note = `“${found.project.name}”刚刚改动过，没有删除。确实要删，请在下面再点一次“删除”。`;
      return { toast: { tone: 'warning', text: note }, card: await draftsCard(context, actor, 0, note) };
    }
    const expected = await tx.expectations.get(actor.id);
    if (expected?.projectId === projectId) await tx.expectations.clear(actor.id);
    await tx.cardMessages.close((await tx.cardMessages.ofTask(task.id)).map(({ id }) => id));
    await recordOf(context, projectId, actor.id, { type: 'DRAFT_DELETED', body: { name: found.project.name } });
    return { toast: done(`已删除“${found.project.name}”。`), card: await draftsCard(context, actor) };
  },
};

/** The form at the page where the person left off. */
async function resumed(context: Context, found: Case, task: Task): Promise<Reply> {
  const page = found.forms.findLast(({ taskId, state }) => taskId === task.id && state === 'draft')?.page ?? 0;
  return formReply(context, await fillingOf(context, found, task), { page });
}

/** Where the answers come from, what is another than then, and what has to be given anew. */
function copiedNote({ copied, form, filling }: CopiedDraft, { name, number }: Project): string {
  const years = form.pages.flatMap(({ fields }) => fields).filter(({ prefill }) => prefill === 'nextYear');
  const renewed = years.map((field) => `${field.label}已改为 ${showValue(field, filling.values[field.id])}。`).join('');
  const from = number === null ? `“${name}”` : `“${name}”（${number}）`;
  const left = copied.left.length === 0 ? '' : `没有照抄：${copied.left.join('、')}。`;
  return `已照${from}填好 ${String(copied.taken)} 项，请逐页核对。${renewed}${left}材料要重新上传。`;
}

function policyOf({ deps, actor, today }: Context, policyId: string) {
  const policy = actor.policyId === policyId ? deps.policies.current(policyId, today) : undefined;
  if (policy === undefined) {
    throw new Refused(refuse('NOT_FOR_YOU', { says: '您所在的单位不适用这个办法。请发送“申报”重新开始。' }));
  }
  return policy;
}
