import { z } from 'zod';
import { button, card, clip, muted, buttons, text } from './kit/build.js';
import { defineCard } from './kit/define.js';
import { projectName } from './kit/parts.js';
import { ProjectRef } from './kit/props.js';
import * as sample from './kit/samples.js';
import { say } from './kit/wording.js';

const VERBS = [
  'project.show',
  'project.next',
  'project.why',
  'project.tasks',
  'project.history',
  'letter.list',
  'suppose.show',
] as const;
const Props = z.object({
  query: z.string(),
  verb: z.enum(VERBS),
  /** What is supposed, for `suppose.show`. */
  what: z.string().optional(),
  /** Nothing is called so: these are what may have been meant. */
  isNear: z.boolean().optional(),
  /** How many there are; all of `projects` unless given. */
  count: z.number().int().optional(),
  projects: z.array(ProjectRef),
});
type Props = z.infer<typeof Props>;

const SHOWN = 12;

/** A name fits several projects: which one is meant? */
export const projectPick = defineCard<Props>({
  id: 'project-pick',
  title: '多个项目相符时选择',
  props: Props,
  actions: VERBS,
  render: ({ query, verb, what = '', isNear = false, projects, count = projects.length }) =>
    card({ summary: say('unknown.pickTitle'), title: say('unknown.pickTitle'), tone: 'info' }, [
      text(
        say(isNear ? 'unknown.pickNear' : 'unknown.pick', {
          query: clip(query, 40),
          count,
          several: count > 1,
        }),
      ),
      ...projects
        .slice(0, SHOWN)
        .flatMap((project) => [
          text(`${projectName(project)}　${project.unit}`),
          buttons(
            button('选这个', verb === 'suppose.show' ? { verb, project: project.id, what } : { verb, project: project.id }),
          ),
        ]),
      count > SHOWN ? muted(say('unknown.pickMore', { rest: count - SHOWN })) : null,
    ]),
  examples: {
    two: {
      query: 'zhyl',
      verb: 'project.show',
      projects: [sample.project, { ...sample.project, id: 13, name: '智慧养老二期', number: null }],
    },
    near: { query: '殡藏服务', verb: 'project.show', isNear: true, projects: [sample.project] },
    next: { query: '养老', verb: 'project.next', projects: [sample.project, sample.longProject] },
    tasks: { query: '养老', verb: 'project.tasks', projects: [sample.project, sample.longProject] },
    history: { query: '养老', verb: 'project.history', projects: [sample.project, sample.longProject] },
    letters: { query: '养老', verb: 'letter.list', projects: [sample.project, sample.longProject] },
    suppose: {
      query: '',
      verb: 'suppose.show',
      what: 'a_contract_signedOn_2026-12-28',
      projects: [sample.project, sample.longProject],
    },
    many: {
      query: '平台',
      verb: 'project.why',
      projects: Array.from({ length: 30 }, (_, at) => ({ ...sample.longProject, id: at + 1 })),
    },
  },
});
