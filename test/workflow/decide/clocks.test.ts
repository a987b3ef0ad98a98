import { beforeEach, describe, expect, it } from 'vitest';
import { Deadline, type Policy, Task } from '../../../policies/schema/index.js';
import { yunshan } from '../../support/policies.js';
import { wholeLife } from './life.js';
import { passed, signed, type Story } from './story.js';

const whole = wholeLife(await yunshan());

/** The whole life with clocks of the trial that count from what others do, and with a task of the building stage. */
function policyWith(deadlines: Record<string, object>, tasks: Record<string, object> = {}): Policy {
  const clock = (given: object) =>
    Deadline.parse({ name: '时限', article: '第八条', says: '按期办理。', task: 'trial', holder: 'applicant', ...given });
  const task = (given: object) =>
    Task.parse({ kind: 'confirmation', name: '待办', stage: 'building', actor: 'applicant', article: '第八条', ...given });
  const startable = { field: 'stage', eq: 'building' };
  return {
    ...whole,
    deadlines: { ...whole.deadlines, ...mapped(deadlines, clock) },
    tasks: { ...whole.tasks, ...mapped(tasks, (given) => task({ startable, ...given })) },
  };
}

function mapped<T>(given: Record<string, object>, parse: (each: object) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(given).map(([id, each]) => [id, parse(each)]));
}

const due = (story: Story, id: string) => story.project.deadlines.filter(({ deadline }) => deadline === id);
const count = { n: 3, unit: 'wd' };

describe('a clock of a task that is open already', () => {
  const policy = policyWith(
    {
      report: { starts: { done: 'check' }, count },
      signed: { starts: { field: 'contract.signedOn' }, count },
      urgent: { starts: 'opened', count, when: { field: 'flag.important', eq: true } },
    },
    { check: { outcomes: { done: { label: '查验', effects: [] } } } },
  );
  let story: Story;
  beforeEach(() => {
    story = passed(policy);
    story.tell({ type: 'start', task: 'trial' });
    story.today = '2026-09-21';
  });

  it('starts when the other task is done, and is counted anew when that is done again', () => {
    story.tell({ type: 'start', task: 'check' });
    expect(due(story, 'report')).toEqual([]);
    story.complete('check', 'done');
    expect(due(story, 'report')).toMatchObject([{ startOn: '2026-09-21', dueOn: '2026-09-24', state: 'running' }]);

    story.today = '2026-09-23';
    story.tell({ type: 'start', task: 'check' });
    story.complete('check', 'done');
    expect(due(story, 'report')).toMatchObject([{ startOn: '2026-09-23', dueOn: '2026-09-29', state: 'running' }]);
  });

  it("starts when another form's date is handed in, not while that is only typed", () => {
    story.type('contract', signed).tell({ type: 'filled', taskId: story.open('fileContract') });
    expect(due(story, 'signed')).toEqual([]);
    story.tell({ type: 'start', task: 'addContract' });
    story.complete('addContract', 'submit', { values: signed });
    expect(due(story, 'signed')).toMatchObject([{ startOn: '2026-09-18', taskId: story.open('trial') }]);
  });

  it('starts when a switch makes it apply, from the day on which its task opened', () => {
    story.tell({ type: 'flag', flag: 'important', value: true });
    expect(due(story, 'urgent')).toMatchObject([{ startOn: '2026-09-18' }]);
    story.tell({ type: 'flag', flag: 'important', value: false });
    story.tell({ type: 'flag', flag: 'important', value: true });
    expect(due(story, 'urgent')).toHaveLength(1);
  });

  it('ends when what it counts from is taken back, and starts anew with it', () => {
    const effects = [{ open: 'summarise' }];
    const form = { kind: 'form', form: 'payment', outcomes: { submit: { label: '提交', effects } } };
    story = passed(policyWith({ report: { starts: { done: 'check' }, count } }, { check: form }));
    story.tell({ type: 'start', task: 'trial' });
    story.tell({ type: 'start', task: 'check' });
    const taskId = story.open('check');
    story.complete('check', 'submit', { values: { amount: 1 } });
    expect(due(story, 'report')).toMatchObject([{ state: 'running' }]);

    story.tell(story.takingBack(taskId));
    expect(due(story, 'report')).toMatchObject([{ state: 'cancelled' }]);
    story.today = '2026-09-22';
    story.complete('check', 'submit', { values: { amount: 1 } });
    expect(due(story, 'report')).toMatchObject([{ state: 'cancelled' }, { state: 'running', startOn: '2026-09-22' }]);
  });
});

describe('a task that opens while the project stands still', () => {
  const opens = {
    stop: { label: '中止', effects: [{ pause: '停建整改', article: '第十条' }, { open: 'resume' }, { open: 'trial' }] },
  };
  const policy = policyWith({ back: { starts: 'opened', count, task: 'resume' } }, { stop: { outcomes: opens } });

  it('has a clock that stands still as well, and runs from the day on which the project goes on', () => {
    const story = passed(policy);
    story.today = '2026-09-21';
    story.tell({ type: 'start', task: 'stop' });
    story.complete('stop', 'stop');
    expect(due(story, 'trialRun')).toMatchObject([{ state: 'suspended', startOn: '2026-09-21' }]);
    expect(due(story, 'back')).toMatchObject([{ state: 'running' }]);

    story.today = '2026-10-21';
    story.complete('resume', 'go');
    // Twenty-nine days are left out of both: the day on which the task opened is not counted anyhow.
    expect(due(story, 'trialRun')).toMatchObject([{ state: 'running', opensOn: '2026-11-19', dueOn: '2027-03-22' }]);
  });

  it('counts from a date that became known meanwhile', () => {
    const check = { whilePaused: true, outcomes: { done: { label: '查验', effects: [] } } };
    const report = { starts: { done: 'check' }, count };
    const story = passed(policyWith({ report }, { stop: { outcomes: opens }, check }));
    story.tell({ type: 'start', task: 'check' });
    story.complete('check', 'done');
    story.tell({ type: 'start', task: 'stop' });
    story.complete('stop', 'stop');
    expect(due(story, 'report')).toMatchObject([{ state: 'suspended', startOn: '2026-09-18' }]);

    story.today = '2026-09-22';
    story.tell({ type: 'start', task: 'check' });
    story.complete('check', 'done');
    story.today = '2026-09-23';
    story.complete('resume', 'go');
    // 09-23 counts again, then 24 and 28.
    expect(due(story, 'report')).toMatchObject([{ state: 'running', startOn: '2026-09-22', dueOn: '2026-09-28' }]);
  });
});
