import { z } from 'zod';
import { button, buttons, card, clip, muted, table, text } from './kit/build.js';
import { defineCard } from './kit/define.js';
import { FindingView, Id } from './kit/props.js';
import * as sample from './kit/samples.js';
import { say } from './kit/wording.js';

const Props = z.object({
  taskId: Id,
  /** The material that the file was taken in as. */
  name: z.string(),
  file: z.string(),
  /** The file that it takes the place of. */
  replaced: z.string().nullable(),
  /** Required materials that are still missing. */
  missing: z.array(z.string()),
  findings: z.array(FindingView),
});
type Props = z.infer<typeof Props>;

const SHOWN = 40;
const LEVELS = { missing: '缺少', wrong: '不符', advice: '建议' } as const;

/** What the check of a plan document found. Advice, never a refusal. */
export const planFindings = defineCard<Props>({
  id: 'plan-findings',
  title: '建设方案检查结果',
  props: Props,
  actions: ['task.show'],
  render: ({ taskId, name, file, replaced, missing, findings }) => {
    const count = findings.length;
    const rows = findings
      .slice(0, SHOWN)
      .map(({ where, text: what, article, level }) => [LEVELS[level], clip(where, 30), clip(what, 70), article]);
    return card(
      {
        summary: say('material.planSummary', { file, count }),
        title: say('material.planTitle'),
        subtitle: file,
        tone: count === 0 ? 'done' : 'info',
      },
      [
        text(say('material.got', { name, file: clip(file, 80), replaced: replaced === null ? null : clip(replaced, 80) })),
        text(count === 0 ? say('material.planClean', { file }) : say('material.planLead', { file, count })),
        table(['类别', '位置', '提示', '依据'], rows),
        count > SHOWN ? muted(say('common.more', { rest: count - SHOWN })) : null,
        text(missing.length === 0 ? say('material.gotAll') : say('material.gotMissing', { missing })),
        buttons(button('继续办理', { verb: 'task.show', task: taskId }, 'primary')),
      ],
    );
  },
  examples: {
    typical: {
      ...example(),
      findings: [{ where: '第十一章', text: '人力单价 1200 元/人日，高于 800～1000 元', article: '二（一）3', level: 'advice' }],
    },
    clean: { ...example(), missing: [] },
    extreme: {
      ...example(),
      replaced: '方案第一稿.docx',
      file: `${sample.longProject.name}.docx`,
      findings: Array.from({ length: 90 }, () => ({
        where: '第三章第二节',
        text: sample.hostile.repeat(3),
        article: '附件1 十一（二）',
        level: 'missing' as const,
      })),
    },
  },
});

function example(): Props {
  return { taskId: 41, name: '建设方案', file: '建设方案.docx', replaced: null, missing: ['数据资源目录'], findings: [] };
}
