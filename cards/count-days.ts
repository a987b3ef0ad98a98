import { z } from 'zod';
import { buttons, button, card, muted, strong } from './kit/build.js';
import { countAdvice, countBlocks } from './kit/deadlines.js';
import { defineCard } from './kit/define.js';
import { CountView } from './kit/props.js';
import * as sample from './kit/samples.js';
import { say } from './kit/wording.js';

const Props = z.object({ count: CountView, days: z.int().min(1) });
type Props = z.infer<typeof Props>;

/** 试算: so many working days from a date, day by day. */
export const countDays = defineCard<Props>({
  id: 'count-days',
  title: '试算工作日',
  props: Props,
  actions: ['count.day'],
  render: ({ count, days }) => {
    const counted = say('deadline.counted', { startOn: count.startOn, days, dueOn: count.dueOn });
    const again = (more: number) =>
      button(`改为 ${more} 个工作日`, { verb: 'count.day', date: count.startOn, days: more }, 'link');
    return card({ summary: counted, title: say('deadline.countTitle'), tone: 'info', tag: count.certain ? undefined : '暂估' }, [
      strong(counted),
      ...countBlocks(count),
      muted(countAdvice(count)),
      buttons(...[5, 10, 20].filter((more) => more !== days).map(again)),
    ]);
  },
  examples: { five: { count: sample.count, days: 5 }, long: { count: sample.longCount, days: 120 } },
});
