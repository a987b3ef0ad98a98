import { z } from 'zod';
import { button, buttons, card, fields, muted, text } from './kit/build.js';
import { defineCard } from './kit/define.js';
import { projectFields } from './kit/parts.js';
import { Id, ProjectRef, Version } from './kit/props.js';
import * as sample from './kit/samples.js';
import { say } from './kit/wording.js';

const Props = z.object({
  entry: Id,
  version: Version,
  project: ProjectRef,
  year: z.int(),
  points: z.number(),
  reason: z.string(),
  article: z.string(),
  /** Confirmed so far this year, without this one. */
  totalSoFar: z.number(),
  state: z.enum(['proposed', 'confirmed', 'dropped']),
  settled: z.object({ by: z.string(), at: z.int() }).nullable(),
});
type Props = z.infer<typeof Props>;

const STATES = { proposed: '待确认', confirmed: '已确认扣分', dropped: '已确认不扣分' } as const;
/** An entry without points is a plain record. */
const RECORDED = { proposed: '待确认', confirmed: '已记入', dropped: '已确认不记入' } as const;

/** A point in the year's ledger: proposed by the rule, settled by the office. */
export const ledgerConfirm = defineCard<Props>({
  id: 'ledger-confirm',
  title: '考核扣分确认',
  props: Props,
  actions: ['ledger.confirm', 'ledger.drop', 'project.show'],
  render: ({ entry, version, project, year, points, reason, article, totalSoFar, state, settled }) => {
    const states = points === 0 ? RECORDED : STATES;
    const sure = {
      title: say('office.ledgerConfirmTitle', { points }),
      text: say('office.ledgerConfirmText', { unit: project.unit, year }),
    };
    return card(
      {
        summary: say('office.ledgerSummary', { unit: project.unit, points }),
        title: say('office.ledgerTitle', { points }),
        subtitle: project.unit,
        tone: state === 'proposed' ? 'todo' : 'done',
        tag: states[state],
      },
      [
        projectFields(project),
        text(say('office.ledgerLead', { year, points })),
        fields([['情形', reason]]),
        muted(say('common.article', { article })),
        points === 0 ? null : muted(say('office.ledgerTotal', { total: totalSoFar })),
        settled === null ? null : text(say('office.ledgerDone', { state: states[state], ...settled })),
        buttons(
          state === 'proposed' && button('确认', { verb: 'ledger.confirm', entry, version }, 'primary', sure),
          state === 'proposed' && button(points === 0 ? '不记入' : '不扣分', { verb: 'ledger.drop', entry, version }),
          button('查看项目', { verb: 'project.show', project: project.id }, 'link'),
        ),
      ],
    );
  },
  examples: {
    proposed: { ...example() },
    record: { ...example(), points: 0, reason: '未按期申请竣工验收，压缩或不予安排下一年度项目' },
    confirmed: { ...example(), project: sample.longProject, state: 'confirmed', settled: { by: '王芳', at: 1789700700000 } },
  },
});

function example(): Props {
  const reason = '专家评审结论为另行评审';
  return {
    entry: 9,
    version: 1,
    project: sample.project,
    year: 2026,
    points: 1,
    reason,
    article: '三4',
    totalSoFar: 2,
    state: 'proposed',
    settled: null,
  };
}
