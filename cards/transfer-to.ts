import { z } from 'zod';
import { button, buttons, card, form, text, warn } from './kit/build.js';
import { commandButton } from './kit/commands.js';
import { defineCard } from './kit/define.js';
import { choice, INPUTS, paragraph } from './kit/inputs.js';
import { faultBlocks } from './kit/parts.js';
import { NOBODY_YET, peopleInputs, PersonOption, samplePeople, TypedPeople } from './kit/people.js';
import { FaultView, Id } from './kit/props.js';
import * as sample from './kit/samples.js';
import { say } from './kit/wording.js';

const Props = z.object({
  person: Id,
  name: z.string(),
  unit: z.string(),
  left: z.boolean(),
  people: z.array(PersonOption),
  typed: TypedPeople,
  kind: z.enum(['left', 'moved']).nullable(),
  /** Whether his roles go with it. */
  roles: z.enum(['with', 'without']),
  reason: z.string(),
  faults: z.array(FaultView),
  step: z.int().min(0),
});
type Props = z.infer<typeof Props>;

const KINDS = [
  { label: '离职（账号停用）', value: 'left' },
  { label: '转岗（人还在，只交原岗位的事）', value: 'moved' },
];
const ROLES = [
  { label: '一并交给接手人', value: 'with' },
  { label: '不交，接手人用自己的角色', value: 'without' },
];

/** 交接, second step: to whom, and why. Inputs: `INPUTS.person`, `INPUTS.name`, `INPUTS.kind`, `INPUTS.roles`, `INPUTS.reason`. */
export const transferTo = defineCard<Props>({
  id: 'transfer-to',
  title: '工作交接：选接手人',
  props: Props,
  actions: ['transfer.preview', 'home.run'],
  render: ({ person, name, unit, left, people, typed, kind, roles, reason, faults, step }) =>
    card({ summary: say('transfer.summary'), title: say('transfer.title'), subtitle: name, tone: 'todo' }, [
      text(say('transfer.toLead', { name, unit, left })),
      ...faultBlocks(faults),
      people.length === 0
        ? warn(say('transfer.noSuccessor'))
        : form(`t${person}s${step}f${faults.length}`, [
            ...peopleInputs('transferTo', people, typed),
            choice({ name: INPUTS.kind, label: '为什么交接', required: true }, kind, left ? KINDS.slice(0, 1) : KINDS),
            choice({ name: INPUTS.roles, label: '他的角色' }, roles, ROLES),
            paragraph({ name: INPUTS.reason, label: '说明', hint: '可以不填，会写进办理经过' }, reason, 200),
            buttons(
              button('预览', { verb: 'transfer.preview', person }, 'primary'),
              button('换一个人', { verb: 'home.run', command: 'transfer' }),
            ),
          ]),
      people.length === 0 ? buttons(commandButton('home', 'link')) : null,
    ]),
  examples: {
    typical: example(),
    gone: { ...example(), left: true, kind: 'left' },
    nobody: { ...example(), people: [] },
    extreme: {
      ...example(),
      name: '欧阳建国',
      unit: sample.longProject.unit,
      people: samplePeople(90),
      reason: sample.hostile,
      faults: [{ page: null, field: null, label: '为什么交接', text: '请选择' }],
    },
  },
});

function example(): Props {
  return {
    person: 12,
    name: '王芳',
    unit: '区数据资源局',
    left: false,
    people: samplePeople(3),
    typed: NOBODY_YET,
    kind: null,
    roles: 'with',
    reason: '',
    faults: [],
    step: 1,
  };
}
