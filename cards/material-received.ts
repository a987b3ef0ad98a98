import { z } from 'zod';
import { button, buttons, card, clip, text } from './kit/build.js';
import { defineCard } from './kit/define.js';
import { Id } from './kit/props.js';
import { say } from './kit/wording.js';

const Props = z.object({
  taskId: Id,
  name: z.string(),
  file: z.string(),
  /** The file that it takes the place of. */
  replaced: z.string().nullable(),
  /** Required materials that are still missing. */
  missing: z.array(z.string()),
});
type Props = z.infer<typeof Props>;

/** A file was taken in as a material: what is still missing, and the way back to the form. */
export const materialReceived = defineCard<Props>({
  id: 'material-received',
  title: '材料已收到',
  props: Props,
  actions: ['task.show'],
  render: ({ taskId, name, file, replaced, missing }) =>
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
        buttons(button('继续办理', { verb: 'task.show', task: taskId }, 'primary')),
      ],
    ),
  examples: {
    typical: { taskId: 41, name: '建设方案', file: '方案.docx', replaced: null, missing: ['数据资源目录'] },
    last: {
      taskId: 41,
      name: '建设方案',
      file: '方案终稿.docx',
      replaced: '方案.docx',
      missing: [],
    },
  },
});
