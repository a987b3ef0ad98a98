import { z } from 'zod';
import { button, buttons, card, clip, muted, table, text } from './kit/build.js';
import { defineCard } from './kit/define.js';
import { Id, Word } from './kit/props.js';
import * as sample from './kit/samples.js';
import { say } from './kit/wording.js';

const Props = z.object({
  taskId: Id,
  field: Word,
  file: z.string(),
  /** `cell` as Excel names it, with the sheet where there are several: 概算!E7. */
  faults: z.array(z.object({ cell: z.string(), text: z.string() })),
});
type Props = z.infer<typeof Props>;

const SHOWN = 40;

/** A filled table was sent and does not add up: every fault by its cell. */
export const tableFaults = defineCard<Props>({
  id: 'table-faults',
  title: '表格逐格核对结果',
  props: Props,
  actions: ['table.template', 'task.show'],
  render: ({ taskId, field, file, faults }) => {
    const count = faults.length;
    const rows = faults.slice(0, SHOWN).map(({ cell, text: what }) => [cell, clip(what, 80)]);
    return card(
      {
        summary: say('table.faultsSummary', { file, count }),
        title: say('table.faultsTitle', { count }),
        subtitle: file,
        tone: 'warn',
      },
      [
        text(say('table.faultsLead', { file: clip(file, 80) })),
        table(['单元格', '要更正的'], rows),
        count > SHOWN ? muted(say('table.faultsRest', { rest: count - SHOWN })) : null,
        buttons(
          button('下载表格模板', { verb: 'table.template', task: taskId, field }),
          button('返回申报表', { verb: 'task.show', task: taskId }, 'primary'),
        ),
      ],
    );
  },
  examples: {
    typical: {
      taskId: 41,
      field: 'budget',
      file: '概算表.xlsx',
      faults: [
        { cell: 'H7', text: '小计应为 7（数量 2×单价 3.5），现为 6' },
        { cell: 'F9', text: '单价应为数字（万元），现为“三万”' },
      ],
    },
    extreme: {
      taskId: 41,
      field: 'budget',
      file: `${sample.longProject.name}.xlsx`,
      faults: Array.from({ length: 150 }, (_, at) => ({
        cell: `硬件!H${at + 3}`,
        text: `${sample.hostile}应为数量与单价之积，请核对`.repeat(4),
      })),
    },
  },
});
