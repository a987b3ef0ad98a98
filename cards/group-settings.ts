import { z } from 'zod';
import { button, buttons, card, form, text } from './kit/build.js';
import { defineCard } from './kit/define.js';
import { choice, choices, INPUTS } from './kit/inputs.js';
import { faultBlocks } from './kit/parts.js';
import { FaultView, Version } from './kit/props.js';
import { say } from './kit/wording.js';

const Option = z.object({ label: z.string(), value: z.string() });
const Props = z.object({
  /** The group row's version. */
  version: Version,
  groupName: z.string(),
  policies: z.array(Option),
  policy: z.string().nullable(),
  /** Values are unit ids; `0` is 全部单位. */
  units: z.array(Option),
  unit: z.string().nullable(),
  reminders: z.array(z.enum(['deadlines', 'meetings', 'results'])),
  hour: z.int().min(0).max(23),
  /** Set once it was kept. */
  saved: z.object({ jurisdiction: z.string(), unit: z.string().nullable() }).nullable(),
  faults: z.array(FaultView),
});
type Props = z.infer<typeof Props>;

const REMINDERS = [
  { label: '时限提醒', value: 'deadlines' },
  { label: '会议安排', value: 'meetings' },
  { label: '办理结果', value: 'results' },
] as const;
/** Within the quiet-hours rule: 08:30–17:30. */
const HOURS = [9, 10, 11, 14, 15, 16, 17];

/** What a group hears, and when. Inputs: `INPUTS.policy`, `.unit`, `.reminders`, `.hour`. */
export const groupSettings = defineCard<Props>({
  id: 'group-settings',
  title: '群提醒设置',
  props: Props,
  actions: ['group.save'],
  render: ({ version, groupName, policies, policy, units, unit, reminders, hour, saved, faults }) => {
    const chosen = REMINDERS.filter(({ value }) => reminders.includes(value)).map(({ label }) => label);
    const kept = saved === null ? null : { ...saved, hour, reminders: chosen.length === 0 ? null : chosen };
    return card(
      {
        summary: say('office.groupSummary'),
        title: say('office.groupTitle'),
        subtitle: groupName,
        tone: saved === null ? 'todo' : 'done',
      },
      [
        text(kept === null ? say('office.groupLead') : say('office.groupSaved', kept)),
        ...faultBlocks(faults),
        form(`g${version}n${faults.length}`, [
          choice({ name: INPUTS.policy, label: '地区', required: true }, policy, policies),
          choice({ name: INPUTS.unit, label: '单位', required: true }, unit, units.slice(0, 80)),
          choices({ name: INPUTS.reminders, label: '接收哪些提醒' }, reminders, [...REMINDERS]),
          choice(
            { name: INPUTS.hour, label: '每天几点', required: true },
            String(hour),
            HOURS.map((value) => ({ label: `${value} 时`, value: String(value) })),
          ),
          buttons(button('确认', { verb: 'group.save', version }, 'primary')),
        ]),
      ],
    );
  },
  examples: {
    fresh: example(),
    saved: {
      ...example(),
      policy: 'alpha',
      unit: '2',
      reminders: ['deadlines'],
      saved: { jurisdiction: '示例区', unit: '区民政局' },
    },
    extreme: {
      ...example(),
      units: Array.from({ length: 200 }, (_, at) => ({ label: `第 ${at + 1} 个单位的很长的全称`, value: String(at) })),
      reminders: [],
      saved: { jurisdiction: '示例区', unit: null },
    },
  },
});

function example(): Props {
  const units = [
    { label: '全部单位', value: '0' },
    { label: '区民政局', value: '2' },
  ];
  const policies = [{ label: '示例区', value: 'alpha' }];
  return {
    version: 1,
    groupName: '信息化项目工作群',
    policies,
    policy: null,
    units,
    unit: '0',
    reminders: ['deadlines', 'meetings', 'results'],
    hour: 9,
    saved: null,
    faults: [],
  };
}
