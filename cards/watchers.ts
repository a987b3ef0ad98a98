import { z } from 'zod';
import { button, buttonRows, buttons, card, clip, form, muted, text } from './kit/build.js';
import { defineCard } from './kit/define.js';
import { faultBlocks, projectFields } from './kit/parts.js';
import { NOBODY_YET, peopleInputs, PersonOption, samplePeople, TypedPeople } from './kit/people.js';
import { FaultView, Id, ProjectRef } from './kit/props.js';
import * as sample from './kit/samples.js';
import { say } from './kit/wording.js';

const Props = z.object({
  project: ProjectRef,
  /** `drops`: the reader may take him off. */
  watchers: z.array(z.object({ id: Id, name: z.string(), unit: z.string(), drops: z.boolean() })),
  /** Who may be added; empty where the reader may add nobody. */
  people: z.array(PersonOption),
  mayAdd: z.boolean(),
  typed: TypedPeople,
  faults: z.array(FaultView),
  /** Makes the form's id another one each time. */
  step: z.int().min(0),
});
type Props = z.infer<typeof Props>;

/** 抄送: who hears how a project goes besides those who do something. Inputs: `INPUTS.people`, `INPUTS.name`. */
export const watchers = defineCard<Props>({
  id: 'watchers',
  title: '抄送',
  props: Props,
  actions: ['watch.add', 'watch.drop', 'project.show'],
  render: ({ project, watchers: all, people, mayAdd, typed, faults, step }) => {
    const shown = all.slice(0, 20);
    const lines = shown.map(({ name, unit }) => `${name}（${unit}）`);
    const drops = buttonRows(
      shown
        .filter((one) => one.drops)
        .map(({ id, name }) => button(`移出 ${clip(name, 8)}`, { verb: 'watch.drop', project: project.id, person: id })),
    );
    const back = button('返回进度', { verb: 'project.show', project: project.id });
    const list = text(lines.length === 0 ? say('projects.watchNobody') : say('projects.watchList', { lines: lines.join('、') }));
    return card(
      { summary: say('projects.watchSummary', { name: project.name }), title: '抄送', subtitle: project.name, tone: 'info' },
      [
        projectFields(project),
        muted(say('projects.watchLead')),
        ...(mayAdd
          ? [
              ...faultBlocks(faults),
              form(`w${project.id}s${step}n${all.length}f${faults.length}`, [
                list,
                ...drops,
                ...(people.length === 0 ? [muted(say('projects.watchNoMore'))] : peopleInputs('watch', people, typed)),
                buttons(people.length > 0 && button('加入抄送', { verb: 'watch.add', project: project.id }, 'primary'), back),
              ]),
            ]
          : [list, ...drops, buttons(back)]),
      ],
    );
  },
  examples: {
    first: example(),
    some: { ...example(), watchers: [watcher(7), watcher(8)] },
    reader: { ...example(), mayAdd: false, people: [], watchers: [{ ...watcher(7), drops: false }, watcher(8)] },
    extreme: {
      ...example(),
      project: sample.longProject,
      watchers: Array.from({ length: 30 }, (_, at) => watcher(at + 1)),
      people: samplePeople(120),
      typed: { chosen: ['3', '4'], names: '欧阳建国' },
      faults: [{ page: null, field: null, label: '人员', text: '有 2 位“欧阳建国”，请从名单里选' }],
    },
  },
});

function watcher(id: number): Props['watchers'][number] {
  return { id, name: id % 2 === 0 ? '欧阳建国' : '王芳', unit: '区数据资源局', drops: true };
}

function example(): Props {
  return {
    project: sample.project,
    watchers: [],
    people: samplePeople(6),
    mayAdd: true,
    typed: NOBODY_YET,
    faults: [],
    step: 0,
  };
}
