import { beforeEach, describe, expect, it } from 'vitest';
import { factReader } from '../../../workflow/read-facts.js';
import { yunshan } from '../../support/policies.js';
import { wholeLife } from './life.js';
import { passed, type Story } from './story.js';

const policy = wholeLife(await yunshan());
let story: Story;
beforeEach(() => {
  story = passed(policy);
});

const rows = (task: string) => story.project.tasks.filter((row) => row.task === task);
const answer = (body: string, outcome = 'agree') => {
  const row = rows('consult').findLast(({ subject, state }) => subject === body && state === 'open');
  if (row === undefined) throw new Error(`${body} is not asked`);
  return story.tell({ type: 'complete', taskId: row.id, outcome, input: {} });
};

describe('a task that several bodies are asked', () => {
  it('opens once for each whose condition holds, with a clock each', () => {
    story.tell({ type: 'start', task: 'consult' });
    expect(rows('consult').map(({ subject, round }) => [subject, round])).toEqual([
      ['财政局', 1],
      ['网信办', 1],
    ]);
    expect(story.project.deadlines.filter(({ deadline }) => deadline === 'answer')).toHaveLength(2);
  });

  it('asks those of whom a switch speaks only when it is set', () => {
    story.tell({ type: 'flag', flag: 'important', value: true });
    story.tell({ type: 'start', task: 'consult' });
    expect(rows('consult').map(({ subject }) => subject)).toEqual(['财政局', '网信办', '国资办']);
  });

  it('goes on when the last has answered, and counts the answers of the last round', () => {
    story.tell({ type: 'start', task: 'consult' });
    answer('财政局');
    expect(rows('summarise')).toHaveLength(0);
    answer('网信办', 'disagree');
    expect(rows('summarise')).toHaveLength(1);
    const read = factReader(policy, story.project);
    expect([read('answers.consult.open'), read('answers.consult.agree'), read('answers.consult.disagree')]).toEqual([0, 1, 1]);

    story.complete('summarise', 'done');
    story.tell({ type: 'start', task: 'consult' });
    expect(factReader(policy, story.project)('answers.consult.agree')).toBe(0);
    expect(rows('consult').map(({ round }) => round)).toEqual([1, 1, 2, 2]);
  });

  it('goes on without the silent when the time is up, counting from that day, and once', () => {
    story.tell({ type: 'start', task: 'consult' });
    answer('财政局');
    const [due] = story.project.deadlines.filter(({ deadline, state }) => deadline === 'answer' && state === 'running');
    expect(due?.dueOn).toBe('2026-09-24');
    const lapse = { type: 'lapse', deadlineId: due?.id ?? 0 } as const;
    expect(story.ask(lapse)).toMatchObject({ ok: false });

    story.today = '2026-09-28';
    story.tell(lapse);
    expect(rows('summarise')).toHaveLength(1);
    expect(story.project.deadlines.find(({ deadline }) => deadline === 'summary')).toMatchObject({
      startOn: '2026-09-24',
      dueOn: '2026-09-29',
    });
    answer('网信办');
    expect(rows('summarise')).toHaveLength(1);
  });

  it('lets off whoever has not answered when the summary is made', () => {
    story.tell({ type: 'start', task: 'consult' });
    const [due] = story.project.deadlines.filter(({ deadline }) => deadline === 'answer');
    story.today = '2026-09-28';
    story.tell({ type: 'lapse', deadlineId: due?.id ?? 0 });
    story.complete('summarise', 'done');
    expect(rows('consult').every(({ state }) => state === 'cancelled')).toBe(true);
    expect(story.project.deadlines.filter(({ state }) => state === 'running' || state === 'suspended')).toEqual([]);
  });
});
