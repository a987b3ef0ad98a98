import { z } from 'zod';
import { button, buttonRows, buttons, card, clip, muted, strong, text } from './kit/build.js';
import { defineCard } from './kit/define.js';
import { Id, Word } from './kit/props.js';
import * as sample from './kit/samples.js';
import { say } from './kit/wording.js';

const Policy = z.object({
  id: Word,
  jurisdiction: z.string(),
  instrument: z.string(),
  /** What the instrument says of 涉密 projects, and where. */
  classified: z.object({ article: z.string(), says: z.string().nullable() }),
  /** Where the official entry is, or anything else that an applicant should know first. */
  advice: z.string().nullable(),
  /** Declarations that the unit handed in before, whose answers may be taken over; `yearsAgo` 1 is last year. */
  earlier: z.array(z.object({ project: Id, name: z.string(), year: z.int(), yearsAgo: z.int() })),
});
const Props = z.object({ policies: z.array(Policy).min(1) });
type Props = z.infer<typeof Props>;

/** 申报 begins with one question: is it 涉密? Nothing is stored before the answer. */
export const choosePolicy = defineCard<Props>({
  id: 'choose-policy',
  title: '申报前的涉密确认',
  props: Props,
  actions: ['draft.begin', 'draft.refuse', 'draft.copy'],
  render: ({ policies }) =>
    card({ summary: say('declare.summary'), title: say('declare.title'), tone: 'todo' }, [
      strong(say('declare.question')),
      muted(say('declare.warning')),
      ...policies.flatMap(({ id, jurisdiction, instrument, classified, advice, earlier }) => [
        text(say('declare.under', { jurisdiction, instrument })),
        muted(say('common.articleSays', classified)),
        advice === null ? null : muted(advice),
        buttons(
          button('否，开始申报', { verb: 'draft.begin', policy: id }, 'primary'),
          button('是，涉密项目', { verb: 'draft.refuse', policy: id }),
        ),
        earlier.length === 0 ? null : text(say('declare.earlier')),
        ...buttonRows(
          earlier.map((one) => button(copyLabel(one), { verb: 'draft.copy', policy: id, project: one.project })),
          1,
        ),
      ]),
    ]),
  examples: {
    one: { policies: [policy('alpha', '示例区')] },
    again: {
      policies: [
        {
          ...policy('alpha', '示例区'),
          earlier: [
            { project: 12, name: sample.project.name, year: 2025, yearsAgo: 1 },
            { project: 9, name: sample.longProject.name, year: 2023, yearsAgo: 3 },
            { project: 15, name: '智慧养老', year: 2026, yearsAgo: 0 },
          ],
        },
      ],
    },
    several: { policies: [policy('alpha', '示例区'), policy('beta', '示例县'), policy('gamma', '示例市')] },
  },
});

/** 照去年申报的填：智慧养老, 照 2023 年申报的填：…: the year in which it was declared, not the one for which. */
function copyLabel({ name, year, yearsAgo }: z.infer<typeof Policy>['earlier'][number]): string {
  const when = yearsAgo === 1 ? '去年' : yearsAgo === 0 ? '今年' : ` ${year} 年`;
  return `照${when}申报的填：${clip(name, 24)}`;
}

function policy(id: string, jurisdiction: string): z.infer<typeof Policy> {
  const classified = { article: '末段', says: '涉密项目按国家保密有关规定办理' };
  return {
    id,
    jurisdiction,
    instrument: '信息化项目管理办法',
    classified,
    advice: '官方申报入口为政务办公系统，本机器人协助填报与跟踪。',
    earlier: [],
  };
}
