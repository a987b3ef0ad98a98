import { z } from 'zod';
import { button, buttons, card, clip, fields, muted, table, text, warn } from './kit/build.js';
import { commandButton } from './kit/commands.js';
import { defineCard } from './kit/define.js';
import { say } from './kit/wording.js';

const Props = z.object({
  id: z.string(),
  title: z.string(),
  year: z.int(),
  /** The number that it will have. */
  number: z.string(),
  article: z.string(),
  /** What makes a project stand in it, in words. */
  holds: z.string(),
  columns: z.array(z.string()),
  rows: z.array(z.array(z.string())),
  count: z.int().min(0),
  /** How often it was issued for this year, and the last number. */
  issued: z.int().min(0),
  last: z.string().nullable(),
  /** Who gets it. */
  to: z.array(z.string()),
});
type Props = z.infer<typeof Props>;

const SHOWN = 8;
const COLUMNS = 4;
const CELL = 40;

/** What a yearly list holds before it is issued: how many, the first rows, and whether there was one before. */
export const registerPreview = defineCard<Props>({
  id: 'register-preview',
  title: '核对清单',
  props: Props,
  actions: ['register.issue', 'home.run'],
  render: (props) => {
    const { id, title, year, number, article, holds, columns, rows, count, issued, last, to } = props;
    const again = last === null ? null : warn(say('register.again', { year, issued, last, number }));
    const issue = button(
      issued > 0 ? '再次出具' : '出具清单',
      { verb: 'register.issue', register: id, year, after: issued },
      'primary',
      { title: say('register.confirmTitle'), text: say('register.confirmText', { title, count, number, to }) },
    );
    return card({ summary: say('register.summary', { title, count }), title, tone: count === 0 ? 'warn' : 'info' }, [
      count === 0 ? text(say('register.empty', { year, holds })) : null,
      count === 0 ? null : again,
      fields([
        ['项目', `${String(count)} 个`],
        ['文号', count === 0 ? null : number],
        ['列入条件', count === 0 ? null : holds],
        ['发给', count === 0 ? null : to.join('、')],
      ]),
      table(
        columns.slice(0, COLUMNS),
        rows.slice(0, SHOWN).map((cells) => cells.slice(0, COLUMNS).map((cell) => clip(cell, CELL))),
      ),
      count > SHOWN || columns.length > COLUMNS ? muted(say('register.more', { count, columns: columns.length })) : null,
      muted(say('common.article', { article })),
      buttons(count > 0 && issue, commandButton('registers'), commandButton('home', 'link')),
    ]);
  },
  examples: {
    first: example(),
    again: { ...example(), issued: 2, last: '数入库〔2027〕2号', number: '数入库〔2027〕3号' },
    empty: { ...example(), rows: [], count: 0 },
    extreme: {
      ...example(),
      title: '2027年市级政务信息化项目储备库新建入库项目清单（含续建项目和购买服务项目）'.repeat(2),
      columns: Array.from({ length: 12 }, (_, at) => `第 ${String(at + 1)} 列的名称很长很长`),
      rows: Array.from({ length: 300 }, () => Array.from({ length: 12 }, () => '主要建设内容'.repeat(40))),
      count: 300,
    },
  },
});

function example(): Props {
  return {
    id: 'reserveList',
    title: '2027年储备库新建入库项目清单',
    year: 2027,
    number: '数入库〔2027〕1号',
    article: '第六条',
    holds: '“审议”的结果为“同意入库”',
    columns: ['建设单位', '项目名称', '项目投资额（万元）', '项目依据'],
    rows: [
      ['市民政局', '智慧养老服务平台', '120.5', '市政府工作报告'],
      ['市水利局', '水情监测', '68', '省数字化改革任务'],
    ],
    count: 2,
    issued: 0,
    last: null,
    to: ['主管部门', '财政部门'],
  };
}
