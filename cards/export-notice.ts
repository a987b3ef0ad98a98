import { z } from 'zod';
import { buttons, card, text } from './kit/build.js';
import { commandButton } from './kit/commands.js';
import { defineCard } from './kit/define.js';
import { say } from './kit/wording.js';

const Props = z.object({ file: z.string(), rows: z.int().min(0), written: z.int().min(0) });
type Props = z.infer<typeof Props>;

/** 导出: the file follows as a message. */
export const exportNotice = defineCard<Props>({
  id: 'export-notice',
  title: '导出台账',
  props: Props,
  actions: ['home.run'],
  render: ({ file, rows, written }) =>
    card(
      { summary: say('office.exportSummary', { rows }), title: say('office.exportTitle'), tone: rows === 0 ? 'info' : 'done' },
      [
        text(rows === 0 ? say('office.exportEmpty') : say('office.exportLead', { file, rows, written, cut: written < rows })),
        buttons(commandButton('statistics'), commandButton('home', 'link')),
      ],
    ),
  examples: {
    typical: { file: '项目台账-2026-09-18.xlsx', rows: 26, written: 26 },
    cut: { file: '项目台账-2026-09-18.xlsx', rows: 98_765, written: 10_000 },
    empty: { file: '', rows: 0, written: 0 },
  },
});
