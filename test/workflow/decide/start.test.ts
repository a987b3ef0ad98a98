import { describe, expect, it } from 'vitest';
import { carryOut } from '../../../workflow/decide/effects.js';
import type { Situation } from '../../../workflow/decide/situation.js';
import { yunshan } from '../../support/policies.js';
import { passed, signed, submitted, withChange } from './story.js';

const policy = withChange(await yunshan());
const change = { type: 'start', task: 'change' } as const;

describe('a task that a person begins', () => {
  it('opens, and its deadline starts where it has one', () => {
    const story = passed(policy);
    story.tell({ type: 'flag', flag: 'important', value: true });
    story.today = '2026-10-31';

    const effects = story.tell(change);

    expect(effects[0]).toEqual({ type: 'taskOpened', task: 'change', round: 1, subject: null });
    expect(effects[1]).toMatchObject({ deadline: 'changing', resolution: { startOn: '2026-10-31', dueOn: '2026-11-30' } });
    expect(effects).toHaveLength(2);
  });

  it('waits for its condition, which is said in words', () => {
    expect(submitted(policy).ask(change)).toEqual({
      ok: false,
      refusal: { code: 'NOT_STARTABLE', data: { task: '项目变更', why: '须当前环节为“建设”。' }, article: '第八条' },
    });
  });

  it('is begun once at a time, and again after it is done', () => {
    const story = passed(policy);
    story.tell(change);
    expect(story.ask(change)).toMatchObject({ refusal: { code: 'NOTHING_TO_DO' } });

    story.tell({ type: 'flag', flag: 'important', value: true });
    story.complete('change', 'keep');
    expect(story.tell(change)[0]).toEqual({ type: 'taskOpened', task: 'change', round: 2, subject: null });
  });

  it('is let off when the project enters a stage in which nobody may begin it, and not by anything else', () => {
    const story = passed(policy);
    story.tell({ type: 'flag', flag: 'important', value: true });
    story.tell(change);
    const { id } = story.project.tasks.find(({ task }) => task === 'change') ?? { id: 0 };
    const entering = (stage: string) =>
      carryOut({ policy, project: story.project, today: story.today } as Situation, [{ stage }]).effects;

    expect(entering('review')).toEqual([
      { type: 'stageEntered', stage: 'review' },
      { type: 'taskCancelled', taskId: id },
    ]);
    expect(entering(story.project.stage)).toEqual([]);
    story.tell({ type: 'flag', flag: 'important', value: false });
    expect(story.project.tasks.find(({ task }) => task === 'change')).toMatchObject({ state: 'open' });
  });

  it.each(['review', 'nothing', 'constructor'])('is not %s: people do not begin it', (task) => {
    expect(passed(policy).ask({ type: 'start', task })).toMatchObject({ refusal: { code: 'TASK_NOT_FOUND' } });
  });

  it('is not begun in a project that has ended', () => {
    const story = passed(policy);
    story.complete('fileContract', 'file', { values: signed });
    expect(story.ask(change)).toEqual({ ok: false, refusal: { code: 'PROJECT_ENDED', data: { result: '已办结' } } });
  });
});

describe('a switch of the project', () => {
  it('is set, once, and counts from then on', () => {
    const story = submitted(policy);
    const on = { type: 'flag', flag: 'important', value: true } as const;

    expect(story.tell(on)).toEqual([{ type: 'flagSet', flag: 'important', value: true }]);
    expect(story.ask(on)).toMatchObject({ refusal: { code: 'NOTHING_TO_DO' } });
    expect(story.complete('review', 'pass')).toContainEqual({
      type: 'noticed',
      points: [],
      files: [],
      roles: ['applicant'],
      message: '本项目列为重点项目',
    });
  });

  it('brings about at once what hangs on it, either way', () => {
    const { important } = policy.flags;
    if (important === undefined) throw new Error('no such switch');
    const on = { field: 'flag.important', eq: true };
    const then = [
      { cancel: 'review', when: on },
      { open: 'review', when: { not: on } },
    ];
    const story = submitted({ ...policy, flags: { important: { ...important, then } } });
    const turned = (value: boolean) => story.tell({ type: 'flag', flag: 'important', value }).map(({ type }) => type);

    expect(turned(true)).toEqual(['flagSet', 'taskCancelled']);
    expect(turned(false).slice(0, 2)).toEqual(['flagSet', 'taskOpened']);
  });

  it('is off until it is set, must be one of the policy, and stands once the project has ended', () => {
    const story = submitted(policy);
    expect(story.ask({ type: 'flag', flag: 'important', value: false })).toMatchObject({ refusal: { code: 'NOTHING_TO_DO' } });
    for (const flag of ['secret', 'constructor']) {
      expect(story.ask({ type: 'flag', flag, value: true })).toMatchObject({ refusal: { code: 'TASK_NOT_FOUND' } });
    }

    story.complete('review', 'reject', { reason: '重复' });
    expect(story.ask({ type: 'flag', flag: 'important', value: true })).toMatchObject({ refusal: { code: 'PROJECT_ENDED' } });
  });
});
