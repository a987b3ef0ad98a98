import { z } from 'zod';
import { bullets, button, buttons, card, clip, collapsible, muted, strong, text, warn, type Gaps } from './kit/build.js';
import { commandButton } from './kit/commands.js';
import { defineCard } from './kit/define.js';
import { fitted } from './kit/fit.js';
import { Id, Version } from './kit/props.js';
import * as sample from './kit/samples.js';
import type { Block, Card } from './kit/tree.js';
import { say } from './kit/wording.js';

const Props = z.object({
  transfer: Id,
  version: Version,
  person: Id,
  from: z.string(),
  to: z.string(),
  by: z.string(),
  kind: z.enum(['left', 'moved']),
  /** `planned`: a preview; `done`: for whoever did it; `told`: for the successor. */
  state: z.enum(['planned', 'done', 'told']),
  roles: z.array(z.string()),
  /** The roster has him in another unit already: he keeps the roles that it gives him. */
  elsewhere: z.boolean(),
  reason: z.string().nullable(),
  /** What goes over, by kind of thing; without items where only the number was kept. */
  sections: z.array(z.object({ title: z.string(), count: z.int().min(1), items: z.array(z.string()) })),
  /** What does not, and what becomes of it. */
  stays: z.array(z.object({ what: z.string(), why: z.string() })),
});
type Props = z.infer<typeof Props>;

/** 交接: what goes over, before and after it is confirmed, and as the successor reads it. */
export const transfer = defineCard<Props>({
  id: 'transfer',
  title: '工作交接：预览与结果',
  props: Props,
  actions: ['transfer.run', 'transfer.again', 'home.run'],
  render: (props) => fitted((scale) => draw(props, scale)),
  examples: {
    preview: example(),
    done: { ...example(), state: 'done', kind: 'moved' },
    told: { ...example(), state: 'told', stays: [] },
    nothing: { ...example(), sections: [], roles: [] },
    elsewhere: { ...example(), kind: 'moved', elsewhere: true, roles: [] },
    extreme: {
      ...example(),
      reason: sample.hostile,
      sections: ['负责的项目', '手里的待办', '会议席位'].map((title) => ({
        title,
        count: 90,
        items: Array.from({ length: 90 }, () => sample.longProject.name),
      })),
      stays: Array.from({ length: 30 }, () => ({ what: sample.longProject.name, why: '没有办理它的角色。'.repeat(9) })),
    },
  },
});

/** Why somebody's work goes to another, as people say it. */
export const TRANSFER_KINDS = { left: '离职', moved: '转岗' } as const;

function draw(props: Props, scale: number): Card {
  const { from, to, kind, state, roles, reason, sections, stays } = props;
  const count = sections.reduce((sum, section) => sum + section.count, 0) + roles.length;
  const words = { from, to, by: props.by, count, left: kind === 'left', elsewhere: props.elsewhere };
  const max = Math.max(10, Math.floor(60 * scale));
  const shown = Math.max(5, Math.floor(100 * scale));
  const lead = count === 0 ? say('transfer.nothing', words) : say(`transfer.${state}`, words);
  return card(
    { summary: lead, title: say('transfer.title'), tone: state === 'planned' ? 'todo' : 'done', tag: `${String(count)} 项` },
    [
      strong(say('transfer.pair', { from, to, kind: TRANSFER_KINDS[kind] })),
      text(lead),
      reason === null ? null : text(say('transfer.reason', { reason: clip(reason, 200) })),
      roles.length === 0 ? null : text(say('transfer.roles', { roles: roles.join('、') })),
      ...sections.map(({ title, count: n, items }) => {
        const rest = items.length > shown ? muted(say('common.more', { rest: items.length - shown })) : null;
        const heading = say('transfer.section', { title, count: n });
        return collapsible(heading, [bullets(items.slice(0, shown).map((item) => clip(item, max))), rest], state !== 'planned');
      }),
      ...staying(stays, max, shown),
      state === 'told' ? null : muted(say('transfer.after', words)),
      ...buttonsFor(props, words),
    ],
  );
}

function staying(stays: Props['stays'], max: number, shown: number): Gaps<Block> {
  if (stays.length === 0) return [];
  const lines = stays.map(({ what, why }) => say('transfer.stay', { what: clip(what, max), why: clip(why, max) }));
  return [warn(say('transfer.stays')), bullets(lines.slice(0, shown))];
}

function buttonsFor(
  { transfer: id, version, person, state }: Props,
  words: { from: string; to: string; count: number; left: boolean },
) {
  if (state === 'told') return [buttons(commandButton('tasks', 'primary'), commandButton('mine'))];
  if (state === 'done') {
    return [buttons(button('再交接一位', { verb: 'home.run', command: 'transfer' }), commandButton('home', 'link'))];
  }
  const sure = { title: say('transfer.sureTitle'), text: say('transfer.sureText', words) };
  const run = button('确认移交', { verb: 'transfer.run', transfer: id, version }, 'danger', sure);
  return [buttons(run, button('返回修改', { verb: 'transfer.again', person }), commandButton('home', 'link'))];
}

function example(): Props {
  return {
    transfer: 3,
    version: 1,
    person: 12,
    from: '王芳',
    to: '陈刚',
    by: '姜山',
    kind: 'left',
    state: 'planned',
    roles: ['经办人'],
    elsewhere: false,
    reason: null,
    sections: [
      { title: '负责的项目', count: 2, items: ['智慧养老服务平台（2026-0012）', '智慧水务（2026-0013）'] },
      { title: '手里的待办', count: 1, items: ['智慧场馆：规范性初审'] },
    ],
    stays: [{ what: '“专家”身份', why: '属于本人，不随岗位移交' }],
  };
}
