import { z } from 'zod';
import { buttonRows, card, clip, muted, text } from './kit/build.js';
import { COMMAND_WORDS, commandButton } from './kit/commands.js';
import { defineCard } from './kit/define.js';
import { projectButton, ProjectChoice } from './kit/project-choice.js';
import { ProjectRef } from './kit/props.js';
import * as sample from './kit/samples.js';
import { say } from './kit/wording.js';

const Props = z.object({
  /** What the person wrote. */
  text: z.string(),
  /** Commands whose words come nearest. */
  commands: z.array(z.enum(COMMAND_WORDS)),
  /** Projects whose names come nearest, of those that the person may see. */
  projects: z.array(ProjectRef),
  /** Answers of the policy that fit, for questions that are no command. */
  answers: z.array(z.object({ title: z.string(), answer: z.string(), article: z.string() })),
});
type Props = z.infer<typeof Props>;

/** Text that is no command: the nearest matches, never silence. */
export const unknownText = defineCard<Props>({
  id: 'unknown-text',
  title: '没看懂时的回答',
  props: Props,
  actions: ['home.run', 'project.show'],
  render: ({ text: typed, commands, projects, answers }) => {
    const found = commands.length + projects.length + answers.length > 0;
    const head = say(answers.length > 0 ? 'unknown.answerTitle' : found ? 'unknown.title' : 'unknown.noneTitle');
    return card({ summary: head, title: head, tone: 'info' }, [
      ...answers
        .slice(0, 3)
        .flatMap(({ title, answer, article }) => [text(`${title}：${answer}`), muted(say('common.article', { article }))]),
      answers.length > 0
        ? muted(say('unknown.more'))
        : text(say(found ? 'unknown.near' : 'unknown.none', { text: clip(typed, 60) })),
      ...buttonRows(commands.slice(0, 4).map((command) => commandButton(command))),
      ...buttonRows(
        projects.slice(0, 5).map((project) => projectButton(project, ProjectChoice.show)),
        1,
      ),
      ...(commands.includes('help') ? [] : buttonRows([commandButton('help')])),
    ]);
  },
  examples: {
    near: { text: '进展', commands: ['mine', 'tasks'], projects: [sample.project], answers: [] },
    none: { text: sample.hostile, commands: [], projects: [], answers: [] },
    answer: {
      text: '专家费谁出',
      commands: ['help'],
      projects: [],
      answers: [{ title: '会议经费', answer: '会议经费由主管部门支出，专家劳务费双方协商。', article: '三3' }],
    },
    extreme: {
      text: '很长'.repeat(500),
      commands: ['mine'],
      projects: Array.from({ length: 8 }, () => sample.longProject),
      answers: [],
    },
  },
});
