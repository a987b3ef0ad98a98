import { z } from 'zod';
import { button, buttonRows, buttons, card, form, muted, strong, text } from './kit/build.js';
import { commandButton } from './kit/commands.js';
import { defineCard } from './kit/define.js';
import { day, INPUTS } from './kit/inputs.js';
import { faultBlocks } from './kit/parts.js';
import { NOBODY_YET, peopleInputs, PersonOption, samplePeople, TypedPeople } from './kit/people.js';
import { CivilDate, FaultView, Id, Version } from './kit/props.js';
import { say } from './kit/wording.js';

const Standing = z.object({ id: Id, version: Version, name: z.string(), from: CivilDate, until: CivilDate, now: z.boolean() });
const Props = z.object({
  /** Those whom the reader asked to stand in for him, and those for whom he stands in. */
  mine: z.array(Standing),
  held: z.array(Standing),
  /** Colleagues with the same duties. */
  people: z.array(PersonOption),
  typed: TypedPeople,
  from: CivilDate.nullable(),
  until: CivilDate.nullable(),
  faults: z.array(FaultView),
  /** Makes the form's id another one each time. */
  step: z.int().min(0),
});
type Props = z.infer<typeof Props>;

/** 代理: who stands in while one is away. Inputs: `INPUTS.person`, `INPUTS.name`, `INPUTS.on`, `INPUTS.until`. */
export const deputy = defineCard<Props>({
  id: 'deputy',
  title: '请人代理',
  props: Props,
  actions: ['deputy.set', 'deputy.end', 'home.run'],
  render: (props) => {
    const { mine, held, people, typed, from, until, faults, step } = props;
    const ends = buttonRows([...mine, ...held].slice(0, 8).map(endButton), 2);
    return card({ summary: say('deputy.summary'), title: say('deputy.title'), tone: mine.length > 0 ? 'todo' : 'info' }, [
      muted(say('deputy.lead')),
      ...mine.slice(0, 5).map((one) => strong(say('deputy.mine', one))),
      ...held.slice(0, 5).map((one) => text(say('deputy.held', one))),
      ...faultBlocks(faults),
      people.length === 0
        ? muted(say('deputy.nobody'))
        : form(`d${step}n${mine.length}f${faults.length}`, [
            ...peopleInputs('deputy', people, typed),
            day({ name: INPUTS.on, label: '从哪天', required: true }, from),
            day({ name: INPUTS.until, label: '到哪天（含当天）', required: true }, until),
            buttons(button('请他代理', { verb: 'deputy.set' }, 'primary'), commandButton('home', 'link')),
            ...ends,
          ]),
      ...(people.length === 0 ? [...ends, buttons(commandButton('home', 'link'))] : []),
    ]);
  },
  examples: {
    first: example(),
    away: {
      ...example(),
      mine: [standing(1, '王芳', true), standing(2, '陈刚', false)],
      faults: [{ page: null, field: null, label: '从哪天、到哪天', text: '9月21日已请王芳代理，请先结束那一次，或换日期' }],
      typed: { chosen: ['2'], names: '' },
      from: '2026-09-21',
      until: '2026-09-25',
    },
    nobody: { ...example(), people: [], held: [standing(3, '欧阳建国', true)] },
    extreme: {
      ...example(),
      people: samplePeople(90),
      mine: Array.from({ length: 9 }, (_, at) => standing(at + 1, '欧阳建国', at === 0)),
      held: Array.from({ length: 9 }, (_, at) => standing(at + 20, '王芳', true)),
    },
  },
});

function endButton({ id, version, name, now }: z.infer<typeof Standing>) {
  const sure = { title: say('deputy.endTitle'), text: say('deputy.endText', { name }) };
  return button(`${now ? '结束' : '取消'}代理：${name}`, { verb: 'deputy.end', deputy: id, version }, 'default', sure);
}

function standing(id: number, name: string, now: boolean): z.infer<typeof Standing> {
  return { id, version: 1, name, from: '2026-09-21', until: '2026-09-25', now };
}

function example(): Props {
  return { mine: [], held: [], people: samplePeople(3), typed: NOBODY_YET, from: null, until: null, faults: [], step: 0 };
}
