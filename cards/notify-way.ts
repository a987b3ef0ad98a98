import { z } from 'zod';
import { button, buttonRows, buttons, card, muted, strong } from './kit/build.js';
import { commandButton } from './kit/commands.js';
import { defineCard } from './kit/define.js';
import { say } from './kit/wording.js';

const Props = z.object({
  /** The platforms on which the reader has an account, by name. */
  ways: z.array(z.object({ platform: z.string().regex(/^[a-z]{1,16}$/), label: z.string() })),
  /** Where he is told now; null: nowhere yet. */
  told: z.string().nullable(),
  /** He chose it himself; else it is where he was active last. */
  chosen: z.boolean(),
});
type Props = z.infer<typeof Props>;

/** 通知方式: on which platform one is told. */
export const notifyWay = defineCard<Props>({
  id: 'notify-way',
  title: '通知方式',
  props: Props,
  actions: ['notify.choose', 'home.run'],
  render: ({ ways, told, chosen }) => {
    const label = ways.find(({ platform }) => platform === told)?.label ?? '';
    const others = ways.filter(({ platform }) => !(chosen && platform === told));
    const choices = others.map(({ platform, label: name }) => button(`用${name}通知我`, { verb: 'notify.choose', platform }));
    const auto = chosen ? [button('跟随最近使用', { verb: 'notify.choose', platform: 'auto' }, 'link')] : [];
    return card({ summary: say('notify.summary'), title: say('notify.title'), tone: 'info' }, [
      strong(told === null ? say('notify.nowhere') : say(chosen ? 'notify.chosen' : 'notify.latest', { label })),
      muted(say(ways.length > 1 ? 'notify.lead' : 'notify.only')),
      ...(ways.length > 1 ? buttonRows([...choices, ...auto], 2) : []),
      buttons(commandButton('home', 'link')),
    ]);
  },
  examples: {
    latest: { ways: sampleWays(2), told: 'one', chosen: false },
    chosen: { ways: sampleWays(2), told: 'two', chosen: true },
    only: { ways: sampleWays(1), told: 'one', chosen: false },
    nowhere: { ways: [], told: null, chosen: false },
  },
});

function sampleWays(count: number): Props['ways'] {
  const all = [
    { platform: 'one', label: '甲平台' },
    { platform: 'two', label: '乙平台' },
  ];
  return all.slice(0, count);
}
