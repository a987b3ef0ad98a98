import { describe, expect, it } from 'vitest';
import { Outcome } from '../../../policies/schema/index.js';
import type { Effect, OutcomeInput } from '../../../workflow/decision.js';
import { yunshan } from '../../support/policies.js';
import { declared, file, passed, signed, Story, submitted, withChange } from './story.js';

const policy = await yunshan();
const types = (effects: readonly Effect[]): string[] => effects.map(({ type }) => type);

describe('a task that is finished', () => {
  it('closes first, then its answers are taken, then its outcome takes effect in the order of the policy', () => {
    const story = new Story(policy);

    const effects = story.complete('declare', 'submit', { values: declared });

    expect(effects.slice(0, 4)).toEqual([
      { type: 'taskClosed', taskId: 1, outcome: 'submit', reason: null },
      { type: 'formTaken', form: 'declaration', values: declared },
      { type: 'stageEntered', stage: 'review' },
      { type: 'taskOpened', task: 'review', round: 1, subject: null },
    ]);
    expect(types(effects.slice(4))).toEqual(['deadlineStarted']);
  });

  it('takes no answers where the task has no form, and keeps the reason', () => {
    const effects = submitted(policy).complete('review', 'reject', { reason: '与已建系统重复', values: declared });

    expect(types(effects)).toEqual(['taskClosed', 'deadlineClosed', 'noticed', 'ended']);
    expect(effects[0]).toMatchObject({ outcome: 'reject', reason: '与已建系统重复' });
  });

  it('raises opinions only with an outcome that asks for them', () => {
    const story = submitted(policy);
    expect(types(story.complete('review', 'return', { opinions: ['补充数据目录', '核减硬件'] }))).toContain('opinionsRaised');
    expect(story.project.opinions.map(({ no, text, state }) => [no, text, state])).toEqual([
      [1, '补充数据目录', 'open'],
      [2, '核减硬件', 'open'],
    ]);

    expect(types(submitted(policy).complete('review', 'pass', { opinions: ['顺带一说'] }))).not.toContain('opinionsRaised');
  });

  it('carries an effect out only while its condition holds on what has been taken in', () => {
    const plain = passed(policy).complete('fileContract', 'file', { values: { signedOn: '2026-09-18', amount: 70 } });
    const cheap = passed(policy).complete('fileContract', 'file', { values: { signedOn: '2026-09-18', amount: 69.999999 } });

    expect(types(plain)).not.toContain('noticed');
    expect(cheap).toContainEqual({ type: 'noticed', roles: ['office'], message: '合同价明显低于预算', points: [], files: [] });
  });

  it('counts the rounds of a task that opens again', () => {
    const story = submitted(policy);
    story.complete('review', 'return', { opinions: ['补充'] });
    story.settleOpinions('answered').complete('declare', 'submit', { values: declared });

    expect(story.project.tasks.map(({ task, round, state }) => `${task} ${round} ${state}`)).toEqual([
      'declare 1 done',
      'review 1 done',
      'declare 2 done',
      'review 2 open',
    ]);
  });

  it('leaves nothing open in a project that ends', () => {
    const story = passed(withChange(policy));
    story.tell({ type: 'start', task: 'change' });

    const effects = story.complete('fileContract', 'file', { values: signed });

    expect(effects.slice(-2)).toEqual([
      { type: 'taskCancelled', taskId: 4 },
      { type: 'ended', result: 'done' },
    ]);
    expect(story.project.tasks.some(({ state }) => state === 'open')).toBe(false);
  });

  it('lets each effect see what the ones before it left: cancelled, settled, flagged, entered, opened once', () => {
    const story = passed(withChange(policy)).change({
      opinions: [
        { id: 1, taskId: null, no: 1, text: '甲', answer: null, state: 'open' },
        { id: 2, taskId: null, no: 2, text: '乙', answer: '已改', state: 'accepted' },
      ],
    });
    story.tell({ type: 'start', task: 'change' });

    const effects = story.complete('change', 'withdraw');

    expect(effects.slice(1, -1)).toEqual([
      { type: 'taskCancelled', taskId: 3 },
      { type: 'opinionsAccepted', ids: [1] },
      { type: 'flagSet', flag: 'important', value: true },
      { type: 'ledgerProposed', points: 2, reason: '擅自变更', article: '第九条', confirm: true },
      { type: 'stageEntered', stage: 'review' },
      { type: 'taskOpened', task: 'review', round: 2, subject: null },
    ]);
    expect(effects.at(-1)).toMatchObject({ type: 'deadlineStarted', deadline: 'reviewing' });
  });

  it('does not enter the stage in which the project stands, nor settle opinions that are not there', () => {
    const story = passed(withChange(policy));
    story.tell({ type: 'start', task: 'change' });
    story.change({ stage: 'review' });

    expect(types(story.complete('change', 'withdraw'))).toEqual([
      'taskClosed',
      'taskCancelled',
      'flagSet',
      'ledgerProposed',
      'taskOpened',
      'deadlineStarted',
    ]);
  });
});

describe('a task that cannot be finished', () => {
  it('is gone, over, or of a project that has ended', () => {
    const ended = passed(policy);
    ended.complete('fileContract', 'file', { values: signed });
    const event = (taskId: number) => ({ type: 'complete', taskId, outcome: 'file', input: {} }) as const;

    expect(ended.ask(event(3))).toMatchObject({ refusal: { code: 'PROJECT_ENDED' } });
    expect(submitted(policy).ask(event(99))).toMatchObject({ refusal: { code: 'TASK_NOT_FOUND' } });
    expect(submitted(policy).ask(event(1))).toMatchObject({ refusal: { code: 'ALREADY_DONE' } });
  });

  it.each(['approve', 'constructor', 'toString', ''])('has no outcome %j', (outcome) => {
    expect(submitted(policy).refusal('review', outcome)).toBe('OUTCOME_UNKNOWN');
  });

  it('has an outcome that is not open now', () => {
    const story = passed(withChange(policy));
    story.tell({ type: 'start', task: 'change' });
    expect(story.refusal('change', 'keep')).toBe('OUTCOME_UNKNOWN');

    story.tell({ type: 'flag', flag: 'important', value: true });
    expect(story.refusal('change', 'keep')).toBeNull();
  });

  it.each<[string, string, OutcomeInput]>([
    ['REASON_MISSING', 'reject', {}],
    ['REASON_MISSING', 'reject', { reason: ' \n ' }],
    ['OPINIONS_MISSING', 'return', {}],
    ['OPINIONS_MISSING', 'return', { opinions: [] }],
  ])('asks first for words: %s on %s %j', (code, outcome, input) => {
    expect(submitted(policy).refusal('review', outcome, input)).toBe(code);
  });

  it('has a form with faults, counted', () => {
    const values = { ...declared, name: '水', areas: [] };
    const decision = new Story(policy).ask({ type: 'complete', taskId: 1, outcome: 'submit', input: { values } });
    expect(decision).toEqual({ ok: false, refusal: { code: 'FORM_FAULTS', data: { count: '2' } } });
    expect(new Story(policy).refusal('declare', 'submit')).toBe('FORM_FAULTS');
  });

  it('lacks materials, named, those included that the answers ask for', () => {
    const hardware = { ...declared, items: [{ kind: '硬件', item: '服务器', quantity: 1, price: 3, subtotal: 3 }] };
    const story = new Story(policy).change({ materials: [] });
    const names = (values: typeof declared) => {
      const decision = story.ask({ type: 'complete', taskId: 1, outcome: 'submit', input: { values } });
      return decision.ok ? null : decision.refusal.data['names'];
    };

    expect(names(declared)).toBe('建设方案');
    expect(names(hardware)).toBe('建设方案、硬件清单');
    expect(
      story.change({ materials: ['plan', 'hardwareList'].map(file) }).refusal('declare', 'submit', { values: hardware }),
    ).toBeNull();
  });

  it('must answer every opinion before it comes back, and every answer must be accepted before it passes', () => {
    const story = submitted(policy);
    story.complete('review', 'return', { opinions: ['甲', '乙'] });
    const again = { type: 'complete', taskId: 3, outcome: 'submit', input: { values: declared } } as const;

    expect(story.ask(again)).toEqual({
      ok: false,
      refusal: { code: 'OPINIONS_UNANSWERED', data: { count: '2' }, article: '第四条' },
    });
    story.settleOpinions('answered').tell(again);
    expect(story.ask({ type: 'complete', taskId: 4, outcome: 'pass', input: {} })).toEqual({
      ok: false,
      refusal: {
        code: 'GATE_CLOSED',
        data: { says: '还有意见没有办结，请先逐条确认。', gate: 'opinionsSettled' },
        article: '第五条',
      },
    });
    expect(story.settleOpinions('accepted').refusal('review', 'pass')).toBeNull();
  });

  it('is turned down without the form and the papers that handing it in needs', () => {
    const { declare } = policy.tasks;
    if (declare === undefined) throw new Error('the fixture has no such task');
    const drop = Outcome.parse({ label: '放弃', article: '第四条', effects: [{ end: 'cancelled' }] });
    const tasks = { ...policy.tasks, declare: { ...declare, outcomes: { ...declare.outcomes, drop } } };
    const story = new Story({ ...policy, tasks }).change({ materials: [] });

    expect(story.refusal('declare', 'drop')).toBeNull();
    expect(story.refusal('declare', 'submit')).toBe('FORM_FAULTS');
  });
});

describe('an effect that looks at what the same decision has done', () => {
  const when = (field: string, eq: boolean | number) => ({ field, eq });
  const ends = (effects: object[], given: object = {}): Story => {
    const { review } = policy.tasks;
    if (review === undefined) throw new Error('review');
    const pass = Outcome.parse({ label: '通过', effects, ...given });
    return submitted({ ...policy, tasks: { ...policy.tasks, review: { ...review, outcomes: { pass } } } });
  };

  it('sees no file as renewed since, whatever came before', () => {
    const flag = { flag: 'important', value: true };
    const story = ends([{ ...flag, when: when('renewed.plan.review', true) }]);
    story.change({ materials: [{ ...file('plan'), at: Date.parse('2026-09-18T09:00+08:00') }] });
    expect(types(story.complete('review', 'pass'))).not.toContain('flagSet');
  });

  it('sees the opinions that it raised, and does not settle those', () => {
    const effects = [{ settle: 'opinions' }, { open: 'declare', when: when('opinions.open', 2) }];
    const told = ends(effects, { needs: ['opinions'] }).complete('review', 'pass', { opinions: ['补充', '核减'] });
    expect(types(told)).toContain('taskOpened');
    expect(types(told)).not.toContain('opinionsAccepted');
  });

  it('writes nothing of what it opens and lets off, and counts rounds without it', () => {
    const effects = [
      { open: 'fileContract' },
      { open: 'declare' },
      { cancel: 'fileContract' },
      { open: 'fileContract' },
      { open: 'review' },
    ];
    const told = ends(effects).complete('review', 'pass');
    const opened = told.flatMap((effect) => (effect.type === 'taskOpened' ? [`${effect.task} ${effect.round}`] : []));
    expect(opened).toEqual(['declare 2', 'fileContract 1', 'review 2']);
    expect(types(told)).not.toContain('taskCancelled');
    const ended = ends([{ open: 'fileContract' }, { end: 'failed' }]).complete('review', 'pass');
    expect(types(ended)).toEqual(['taskClosed', 'deadlineClosed', 'ended']);
  });
});
