import { done, type Reply } from '../reply.js';
import { refuse, Refused } from '../../workflow/refusals.js';
import type { Context } from '../context.js';
import { answerAlone } from '../deeds/discreet.js';
import { issueRegister, registerFile } from '../deeds/issue-register.js';
import { registerCounter } from '../core/counters.js';
import { type FoundRegister, linesOf, registerFor, submittedOf } from '../core/registers/registers.js';
import type { RegisterLine } from '../core/registers/register-line.js';
import { Outside } from '../outside.js';
import { noticeCard } from '../present/notice.js';
import { previewCard } from '../present/registers.js';
import type { ActionHandlers } from './handler.js';

/** Yearly lists: looked at first, then issued. All projects are read outside of the unit of work. */
export const registerActions: ActionHandlers<'register.preview' | 'register.issue'> = {
  'register.preview': async (context, { register, year }) => {
    const found = registerFor(context, register);
    const projects = await submittedOf(context, found);
    throw new Outside(async (deps) => {
      const lines = await linesOf(deps, found, year, projects);
      return async (again) => answerAlone(again, { card: await previewCard(again, registerFor(again, register), year, lines) });
    });
  },

  'register.issue': async (context, { register, year, after }) => {
    const found = registerFor(context, register);
    const projects = await submittedOf(context, found);
    throw new Outside(async (deps) => {
      const lines = await linesOf(deps, found, year, projects);
      const file = lines.length === 0 ? null : await registerFile(context, found, year, after + 1, lines);
      return (again) => issue(again, registerFor(again, register), year, { after, lines, file });
    });
  },
};

interface Made {
  readonly after: number;
  readonly lines: readonly RegisterLine[];
  readonly file: Awaited<ReturnType<typeof registerFile>> | null;
}

/** Issues what was made, unless it has meanwhile been issued by somebody else or nothing is left of it: then it is looked at again. */
async function issue(context: Context, found: FoundRegister, year: number, { after, lines, file }: Made): Promise<Reply> {
  const stands = (await context.tx.sequence.last(registerCounter(found.policy, found.id).key(year))) === after;
  if (file === null || !stands) {
    const text = stands ? '没有可以列入的项目，不能出具。' : '刚才已经出具过一次，请核对后再决定是否另出一份。';
    return { toast: { tone: 'warning', text }, card: await previewCard(context, found, year, lines) };
  }
  await assertUnchanged(context, found, lines);
  const { title, number } = file;
  await issueRegister(context, found, year, lines, file);
  const onPage = context.inbound.onPage === true;
  const where = onPage ? '表格见下面的下载链接' : '表格已发到您与我的会话';
  const card = noticeCard({
    tone: 'done',
    title: '清单已出具',
    lines: [
      `《${title}》（${number}）列入 ${String(lines.length)} 个项目，${where}，也发给了${file.to}。`,
      '每个项目的“文书”里都能看到。',
    ],
    commands: ['registers', 'home'],
  });
  const files = onPage ? { files: [{ sha256: file.sha256, name: file.name }] } : {};
  return answerAlone(context, { toast: done('清单已出具。'), card, ...files });
}

/** Throws `REGISTER_MOVED` where a project in it has changed since it was read. */
async function assertUnchanged({ tx }: Context, { register }: FoundRegister, lines: readonly RegisterLine[]): Promise<void> {
  const now = new Map((await tx.projects.getMany(lines.map(({ projectId }) => projectId))).map((row) => [row.id, row.version]));
  if (lines.every(({ projectId, version }) => now.get(projectId) === version)) return;
  throw new Refused(refuse('REGISTER_MOVED', { register: register.name }));
}
