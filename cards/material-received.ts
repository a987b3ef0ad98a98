import { z } from 'zod';
import { bullets, button, buttons, card, clip, text } from './kit/build.js';
import { defineCard } from './kit/define.js';
import { findingLine } from './kit/parts.js';
import { FindingView, Id } from './kit/props.js';
import * as sample from './kit/samples.js';
import { say } from './kit/wording.js';

const Props = z.object({
  taskId: Id,
  name: z.string(),
  file: z.string(),
  /** The file that it takes the place of. */
  replaced: z.string().nullable(),
  /** Required materials that are still missing. */
  missing: z.array(z.string()),
  findings: z.array(FindingView),
});
type Props = z.infer<typeof Props>;

/** A file was taken in as a material: what is still missing, and the way back to the form. */
export const materialReceived = defineCard<Props>({
  id: 'material-received',
  title: '材料已收到',
  props: Props,
  actions: ['task.show'],
  render: ({ taskId, name, file, replaced, missing, findings }) =>
    card(
      {
        summary: say('material.gotSummary', { name, file }),
        title: say('material.gotTitle'),
        subtitle: name,
        tone: missing.length === 0 ? 'done' : 'info',
      },
      [
        text(say('material.got', { name, file: clip(file, 80), replaced: replaced === null ? null : clip(replaced, 80) })),
        text(missing.length === 0 ? say('material.gotAll') : say('material.gotMissing', { missing })),
        findings.length === 0 ? null : text(say('material.gotFindings', { count: findings.length })),
        bullets(findings.slice(0, 15).map(findingLine)),
        buttons(button('继续办理', { verb: 'task.show', task: taskId }, 'primary')),
      ],
    ),
  examples: {
    typical: { taskId: 41, name: '建设方案', file: '方案.docx', replaced: null, missing: ['数据资源目录'], findings: [] },
    last: {
      taskId: 41,
      name: '建设方案',
      file: '方案终稿.docx',
      replaced: '方案.docx',
      missing: [],
      findings: Array.from({ length: 40 }, () => ({
        where: '目录',
        text: `没有找到目录${sample.hostile}`,
        article: '二（一）4',
        level: 'missing' as const,
      })),
    },
  },
});
