import { describe, expect, it } from 'vitest';
import type { Policy, PolicyEffect } from '../../../policies/schema/index.js';
import { yunshan } from '../../support/policies.js';
import { declared, passed, signed, Story, submitted, withChange } from './story.js';

const policy = await yunshan();

/** The invented policy whose declaration does this besides. */
function also(...effects: PolicyEffect[]): Policy {
  const declare = policy.tasks['declare'];
  const submit = declare?.outcomes['submit'];
  if (declare === undefined || submit === undefined) throw new Error('the fixture has no declaration');
  const outcomes = { submit: { ...submit, effects: [...submit.effects, ...effects] } };
  return { ...policy, tasks: { ...policy.tasks, declare: { ...declare, outcomes } } };
}

describe('what was handed in', () => {
  it('is taken back: what it opened is cancelled with its clock, the stage goes back, the form stands open', () => {
    const story = submitted(policy);
    const effects = story.tell(story.takingBack(1));
    expect(effects.map(({ type }) => type)).toEqual(['taskCancelled', 'taskReopened', 'stageEntered']);
    expect(story.project.tasks.map(({ state }) => state)).toEqual(['open', 'cancelled']);
    expect(story.project).toMatchObject({ stage: 'drafting' });
    expect(story.project.deadlines.map(({ state }) => state)).toEqual(['cancelled']);

    story.complete('declare', 'submit', { values: declared });
    expect(story.project.stage).toBe('review');
    expect(story.project.tasks.filter(({ task, state }) => task === 'review' && state === 'open')).toHaveLength(1);
  });

  it('goes back to the stage in which it was handed in, where nobody has moved on', () => {
    const story = new Story(policy).change({ stage: 'building' });
    story.complete('declare', 'submit', { values: declared });
    expect(story.tell(story.takingBack(1)).at(-1)).toEqual({ type: 'stageEntered', stage: 'building' });
    const moved = submitted(policy).change({ stage: 'building' });
    expect(moved.tell(moved.takingBack(1)).map(({ type }) => type)).toEqual(['taskCancelled', 'taskReopened']);
  });

  it('has its own clocks running on', () => {
    const met = {
      id: 9,
      deadline: 'filing',
      taskId: 1,
      startOn: '2026-09-18',
      dueOn: '2026-09-23',
      opensOn: null,
      state: 'met',
    } as const;
    const story = submitted(policy);
    story.change({ deadlines: [...story.project.deadlines, met] });
    expect(story.tell(story.takingBack(1))).toContainEqual({ type: 'deadlineReopened', deadlineId: 9 });
  });

  it('stays where somebody acted on it, who is named', () => {
    const story = submitted(policy);
    const touch = { who: '孔亮', what: '已请曹颖提意见' };
    expect(story.ask(story.takingBack(1, [touch]))).toMatchObject({ refusal: { code: 'WITHDRAW_LATE', data: touch } });
    story.complete('review', 'return', { opinions: ['补充'] });
    expect(story.ask(story.takingBack(1))).toMatchObject({ refusal: { code: 'WITHDRAW_LATE' } });
  });

  it('stays where it did something that cannot be undone', () => {
    const final = (...effects: PolicyEffect[]) => {
      const story = new Story(also(...effects));
      story.complete('declare', 'submit', { values: declared });
      const decision = story.ask(story.takingBack(1));
      return decision.ok ? null : decision.refusal;
    };
    const cited = { article: '第九条', rules: [] };
    expect(final({ letter: 'approval' })).toMatchObject({ code: 'WITHDRAW_FINAL', data: { what: '已出具文书' } });
    expect(final({ ledger: { points: 1, reason: '迟报', confirm: true, ...cited } })?.data).toEqual({ what: '已记入台账' });
    expect(final({ flag: 'important', value: true })?.code).toBe('WITHDRAW_FINAL');
    expect(final({ letter: 'approval', when: { field: 'flag.important', eq: true } })).toBeNull();
    expect(final({ notify: ['office'], message: '有新的申报', facts: [], files: [] })).toBeNull();
  });

  it.each([
    ['taskCancelled', '别的待办已随之取消'],
    ['opinionsRaised', '意见已随之送达'],
    ['opinionsAccepted', '意见已随之办结'],
    ['paused', '项目已随之中止'],
    ['resumed', '项目已随之恢复'],
  ] as const)('stays where what it brought is so already: %s', (brought, what) => {
    const event = { type: 'withdraw', taskId: 1, brought: { effects: [brought], moved: null }, touched: [] } as const;
    expect(submitted(policy).ask(event)).toMatchObject({
      refusal: { code: 'WITHDRAW_FINAL', data: { what } },
    });
  });

  it('stays where nobody knows what came with it', () => {
    expect(submitted(policy).ask({ type: 'withdraw', taskId: 1, brought: null, touched: [] })).toMatchObject({
      refusal: { code: 'WITHDRAW_FINAL', data: { what: '的办理经过不完整' } },
    });
  });

  it('is a form or a filing that was handed in, and opened something', () => {
    const story = passed(policy);
    expect(story.ask(story.takingBack(2))).toMatchObject({ refusal: { code: 'TASK_NOT_FOUND' } });
    expect(story.ask(story.takingBack(3))).toMatchObject({ refusal: { code: 'NOTHING_TO_DO' } });
    expect(story.ask(story.takingBack(99))).toMatchObject({ refusal: { code: 'TASK_NOT_FOUND' } });
    story.complete('fileContract', 'file', { values: signed });
    expect(story.ask(story.takingBack(3))).toMatchObject({
      refusal: { code: 'WITHDRAW_FINAL', data: { what: '项目已结束' } },
    });
  });

  it('waits while the project stands still', () => {
    const story = submitted(policy).change({ pauses: [{ from: '2026-09-18', to: null, why: '整改' }] });
    expect(story.ask(story.takingBack(1))).toMatchObject({ refusal: { code: 'PAUSED' } });
  });
});

describe('what a person began by himself', () => {
  const changing = withChange(policy);
  const begun = (): Story => {
    const story = passed(changing);
    story.tell({ type: 'start', task: 'change' });
    return story;
  };
  const last = ({ project }: Story): number => project.tasks.at(-1)?.id ?? 0;

  it('is let go with its clock, as if it had not been begun, and may be begun again', () => {
    const story = begun();
    expect(story.tell(story.takingBack(last(story))).map(({ type }) => type)).toEqual(['taskCancelled']);
    expect(story.project.deadlines.filter(({ state }) => state === 'running').map(({ deadline }) => deadline)).not.toContain(
      'changing',
    );
    expect(story.ask({ type: 'start', task: 'change' }).ok).toBe(true);
  });

  it('stays where another has done something about it, who is named', () => {
    const story = begun();
    const touch = { who: '施雯', what: '已在填写“项目变更”' };
    expect(story.ask(story.takingBack(last(story), [touch]))).toMatchObject({ refusal: { code: 'BEGUN_TOUCHED', data: touch } });
  });

  it('stays once it is late', () => {
    const story = passed(changing);
    story.tell({ type: 'flag', flag: 'important', value: true });
    story.tell({ type: 'start', task: 'change' });
    story.today = '2026-12-01';
    expect(story.ask(story.takingBack(last(story)))).toMatchObject({ refusal: { code: 'BEGUN_LATE' } });
  });

  it('is nothing that a regulation opened: that has to be done', () => {
    const story = passed(changing);
    expect(story.ask(story.takingBack(last(story)))).toMatchObject({ refusal: { code: 'NOTHING_TO_DO' } });
  });
});
