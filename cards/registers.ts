import { z } from 'zod';
import { button, buttons, card, clip, muted, strong, text } from './kit/build.js';
import { commandButton } from './kit/commands.js';
import { defineCard } from './kit/define.js';
import { say } from './kit/wording.js';

const Props = z.object({
  registers: z.array(z.object({ id: z.string(), name: z.string(), article: z.string() })).min(1),
  /** The years on offer, the likeliest first. */
  years: z.array(z.int()).min(1),
});
type Props = z.infer<typeof Props>;

/** 清单: which yearly list, for which year? */
export const registers = defineCard<Props>({
  id: 'registers',
  title: '出具清单',
  props: Props,
  actions: ['register.preview', 'home.run'],
  render: ({ registers: all, years }) =>
    card({ summary: say('register.title'), title: say('register.title'), tone: 'info' }, [
      text(say('register.lead')),
      ...all.flatMap(({ id, name, article }) => [
        strong(name),
        muted(say('common.article', { article })),
        buttons(
          ...years.map((year) => button(yearLabel(all.length, name, year), { verb: 'register.preview', register: id, year })),
        ),
      ]),
      buttons(commandButton('home', 'link')),
    ]),
  examples: {
    one: { registers: [{ id: 'reserveList', name: '储备库新建入库项目清单', article: '第六条' }], years: [2027, 2026, 2025] },
    many: {
      registers: Array.from({ length: 8 }, (_, at) => ({
        id: `list${String(at)}`,
        name: `第 ${String(at + 1)} 种清单`.repeat(4),
        article: '第六条、第七条',
      })),
      years: [2027, 2026, 2025],
    },
  },
});

/** Buttons of several lists say which list each is of: they are read out without what stands above them. */
function yearLabel(lists: number, name: string, year: number): string {
  return lists === 1 ? `${String(year)} 年度` : `${clip(name, 16)}：${String(year)} 年度`;
}
