import { z } from 'zod';
import { button, buttonRows, card, clip, muted, text } from './kit/build.js';
import { commandButton } from './kit/commands.js';
import { defineCard } from './kit/define.js';
import { Id, Word } from './kit/props.js';
import * as sample from './kit/samples.js';
import { say } from './kit/wording.js';

const Props = z.object({
  file: z.object({ id: Id, name: z.string() }),
  /** Materials of the sender's open tasks that accept such a file, those still missing first. */
  candidates: z.array(z.object({ taskId: Id, material: Word, name: z.string(), project: z.string(), received: z.boolean() })),
});
type Props = z.infer<typeof Props>;

const SHOWN = 12;

/** A file came that nothing asked for: which material is it? */
export const materialQuestion = defineCard<Props>({
  id: 'material-question',
  title: '这个文件是哪份材料',
  props: Props,
  actions: ['material.assign', 'home.run'],
  render: ({ file, candidates }) =>
    card(
      {
        summary: say('material.questionSummary', { file: file.name }),
        title: say('material.questionTitle'),
        subtitle: file.name,
        tone: candidates.length > 0 ? 'todo' : 'info',
      },
      [
        text(candidates.length > 0 ? say('material.questionLead', { file: file.name }) : say('material.questionNone')),
        ...buttonRows(
          candidates.slice(0, SHOWN).map(({ taskId, material, name, project, received }) => {
            const label = `${clip(name, 16)}${received ? '（替换）' : ''}｜${clip(project, 14)}`;
            return button(
              label,
              { verb: 'material.assign', file: file.id, task: taskId, material },
              received ? 'default' : 'primary',
            );
          }),
          1,
        ),
        candidates.length > SHOWN ? muted(say('common.more', { rest: candidates.length - SHOWN })) : null,
        ...buttonRows([commandButton('tasks', 'link')]),
      ],
    ),
  examples: {
    typical: {
      file: { id: 71, name: '方案终稿.docx' },
      candidates: [
        { taskId: 41, material: 'plan', name: '建设方案', project: '智慧养老服务平台', received: true },
        { taskId: 41, material: 'survey', name: '调研成果', project: '智慧养老服务平台', received: false },
      ],
    },
    none: { file: { id: 72, name: `${sample.hostile}.pdf` }, candidates: [] },
    extreme: {
      file: { id: 73, name: `${'很长的文件名'.repeat(30)}.pdf` },
      candidates: Array.from({ length: 30 }, (_, at) => ({
        taskId: at + 1,
        material: 'plan',
        name: '数据资源目录（含共享需求清单）',
        project: sample.longProject.name,
        received: false,
      })),
    },
  },
});
