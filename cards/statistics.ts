import { z } from 'zod';
import { buttons, card, chart, fields, muted, table } from './kit/build.js';
import { commandButton } from './kit/commands.js';
import { defineCard } from './kit/define.js';
import { pageButton } from './kit/page-way.js';
import { wan } from './kit/speech.js';
import { say } from './kit/wording.js';

const Props = z.object({
  at: z.int(),
  /** Whose projects are counted, in words. */
  scope: z.string(),
  running: z.int().min(0),
  ended: z.int().min(0),
  totalWan: z.number(),
  /** Open deadlines past their date, and those met in time out of all closed. */
  late: z.int().min(0),
  metOnTime: z.int().min(0),
  closed: z.int().min(0),
  stages: z.array(z.object({ label: z.string(), value: z.int().min(0) })),
  /** `points` is null where the regulation takes none away. */
  units: z.array(z.object({ unit: z.string(), running: z.int(), late: z.int(), points: z.number().nullable() })),
  mayExport: z.boolean(),
  mayIssue: z.boolean(),
  /** There is a board of all that is counted here, for those who oversee it. */
  hasBoard: z.boolean(),
});
type Props = z.infer<typeof Props>;

const right = (label: string) => ({ label, align: 'right' as const });

/** 统计: how many stand where, what is late, by unit. */
export const statistics = defineCard<Props>({
  id: 'statistics',
  title: '统计',
  props: Props,
  actions: ['home.run', 'page.open'],
  render: (props) =>
    card(
      {
        summary: say('office.statisticsSummary', { running: props.running, late: props.late }),
        title: say('office.statisticsTitle'),
        tone: props.late > 0 ? 'warn' : 'info',
      },
      [
        muted(say('office.statisticsAsOf', { at: props.at, scope: props.scope })),
        fields([
          ['在办项目', `${props.running} 个`],
          ['已结束', `${props.ended} 个`],
          ['总投资', wan(props.totalWan)],
          ['当前逾期', `${props.late} 项`],
          ['按时办结', props.closed === 0 ? '—' : `${props.metOnTime} / ${props.closed} 项`],
        ]),
        chart('各环节项目数', 'bar', props.stages),
        table(
          ['单位', ...['在办', '逾期', ...(props.units.some(({ points }) => points !== null) ? ['扣分'] : [])].map(right)],
          props.units
            .slice(0, 60)
            .map(({ unit, running, late, points }) => [
              unit,
              String(running),
              String(late),
              ...(points === null ? [] : [String(points)]),
            ]),
        ),
        props.units.length > 60 ? muted(say('common.more', { rest: props.units.length - 60 })) : null,
        buttons(
          props.mayExport && commandButton('export'),
          props.mayIssue && commandButton('registers'),
          props.hasBoard && pageButton({ verb: 'home.run', command: 'statistics' }),
          commandButton('home', 'link'),
        ),
      ],
    ),
  examples: {
    typical: { ...example(), units: [{ unit: '区民政局', running: 3, late: 1, points: 1 }] },
    undeducted: { ...example(), units: [{ unit: '区民政局', running: 3, late: 1, points: null }] },
    empty: { ...example(), running: 0, late: 0, closed: 0, stages: [], mayExport: false, mayIssue: false, hasBoard: false },
    extreme: {
      ...example(),
      units: Array.from({ length: 130 }, (_, at) => ({
        unit: `第 ${at + 1} 街道办事处及其下属事业单位`,
        running: at,
        late: at,
        points: 12,
      })),
    },
  },
});

function example(): Props {
  const stages = ['申报', '初审', '专家评审', '采购', '建设'].map((label, at) => ({ label, value: at + 2 }));
  return {
    at: 1789700700000,
    scope: '全区项目',
    running: 20,
    ended: 6,
    totalWan: 3456.78,
    late: 2,
    metOnTime: 31,
    closed: 34,
    stages,
    units: [],
    mayExport: true,
    mayIssue: true,
    hasBoard: true,
  };
}
