import { beforeEach, describe, expect, it } from 'vitest';
import { Task } from '../../../policies/schema/index.js';
import { factReader } from '../../../workflow/read-facts.js';
import { yunshan } from '../../support/policies.js';
import { wholeLife } from './life.js';
import { passed, type Story } from './story.js';

const policy = wholeLife(await yunshan());
let story: Story;
beforeEach(() => {
  story = passed(policy);
});

const due = (id: string) => story.project.deadlines.findLast(({ deadline }) => deadline === id);

describe('a window', () => {
  beforeEach(() => {
    story.tell({ type: 'start', task: 'trial' });
  });

  it('has a first day and a last one', () => {
    expect(due('trialRun')).toMatchObject({ opensOn: '2026-10-18', dueOn: '2027-02-18' });
  });

  it('refuses what comes too early, with the first possible date and the article', () => {
    const decision = story.ask({ type: 'complete', taskId: story.open('trial'), outcome: 'end', input: {} });
    expect(decision).toMatchObject({
      ok: false,
      refusal: { code: 'TOO_EARLY', data: { date: '2026年10月18日（周日）' }, article: '第八条' },
    });
    expect(story.refusal('trial', 'extend')).toBeNull();
  });

  it('takes it from that day on, worked or not, and keeps what came too late', () => {
    story.today = '2026-10-18';
    expect(story.refusal('trial', 'end')).toBeNull();
    story.today = '2027-02-19';
    story.complete('trial', 'end');
    expect(due('trialRun')).toMatchObject({ state: 'metLate' });
    expect(factReader(policy, story.project)('deadline.trialRun')).toBe('metLate');
  });
});

describe('a project that stands still', () => {
  beforeEach(() => {
    story.tell({ type: 'start', task: 'consult' });
    story.tell({ type: 'start', task: 'trial' });
    story.tell({ type: 'start', task: 'stop' });
    story.today = '2026-09-21';
    story.complete('stop', 'stop');
  });

  it('stops its clocks and refuses what would go on, saying since when and why', () => {
    expect(due('answer')).toMatchObject({ state: 'suspended' });
    expect(story.refusal('trial', 'extend')).toBe('PAUSED');
    expect(story.ask({ type: 'start', task: 'addContract' })).toMatchObject({ ok: false, refusal: { code: 'PAUSED' } });
    expect(factReader(policy, story.project)('paused')).toBe(true);
  });

  it('does not have its dates corrected meanwhile, and says why', () => {
    story.type('contract', { signedOn: '2026-09-18' });
    const filing = { id: 90, deadline: 'filing', taskId: story.open('fileContract'), opensOn: null } as const;
    const dates = { startOn: '2026-09-18', dueOn: '2026-09-24' };
    story.change({ deadlines: [...story.project.deadlines, { ...filing, ...dates, state: 'suspended' }] });
    const correct = { type: 'correct', field: 'contract.signedOn', value: '2026-09-17', reason: '写错了' } as const;
    expect(story.ask(correct)).toMatchObject({ refusal: { code: 'PAUSED', data: { why: '停建整改' } } });
  });

  it('goes on with the days in between left out of every count', () => {
    story.today = '2026-09-24';
    story.complete('resume', 'go');
    // Counted are 09-20 (made up for), 24, 28, 29 and 30.
    expect(due('answer')).toMatchObject({ state: 'running', dueOn: '2026-09-30' });
    expect(due('trialRun')).toMatchObject({ state: 'running', opensOn: '2026-10-21', dueOn: '2027-02-22' });
    expect(factReader(policy, story.project)('paused')).toBe(false);
    expect(story.project.pauses).toEqual([{ from: '2026-09-21', to: '2026-09-24', why: '停建整改' }]);
  });
});

describe('a task that is cancelled as the project stops or goes on', () => {
  const effects = (id: string, outcome: string, given: object[]) => {
    const task = policy.tasks[id];
    if (task === undefined) throw new Error(id);
    const outcomes = { [outcome]: { label: '办理', effects: given } };
    return { ...policy, tasks: { ...policy.tasks, [id]: Task.parse({ ...task, outcomes }) } };
  };

  it('takes its clock along: a pause leaves it alone', () => {
    story = passed(effects('stop', 'stop', [{ cancel: 'trial' }, { pause: '停建整改', article: '第十条' }]));
    story.tell({ type: 'start', task: 'trial' });
    story.tell({ type: 'start', task: 'stop' });
    const trial = due('trialRun')?.id;
    const paused = story.complete('stop', 'stop').find(({ type }) => type === 'paused');
    expect(paused).toMatchObject({ deadlineIds: expect.not.arrayContaining([trial]) });
    expect(due('trialRun')).toMatchObject({ state: 'cancelled' });
  });

  it('takes its clock along: it does not run again', () => {
    story = passed(effects('resume', 'go', [{ cancel: 'trial' }, { resume: '整改完成' }]));
    story.tell({ type: 'start', task: 'trial' });
    story.tell({ type: 'start', task: 'stop' });
    story.complete('stop', 'stop');
    expect(due('trialRun')).toMatchObject({ state: 'suspended' });
    const moved = story.complete('resume', 'go').filter(({ type }) => type === 'deadlineMoved');
    expect(moved).not.toContainEqual(expect.objectContaining({ deadlineId: due('trialRun')?.id }));
  });
});
