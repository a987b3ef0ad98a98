import { beforeEach, describe, expect, it } from 'vitest';
import type { FormValues } from '../../../workflow/facts.js';
import { within } from '../../../workflow/own.js';
import { factReader } from '../../../workflow/read-facts.js';
import { yunshan } from '../../support/policies.js';
import { wholeLife } from './life.js';
import { passed, type Story } from './story.js';

const policy = wholeLife(await yunshan());
let story: Story;
beforeEach(() => {
  story = passed(policy);
});

const inLot = (lot: string) => factReader(policy, within(story.project, lot));
const open = (task: string, lot: string) => {
  const row = story.project.tasks.findLast((item) => item.task === task && item.subject === lot && item.state === 'open');
  if (row === undefined) throw new Error(`${task} of ${lot} is not open`);
  return row.id;
};

function sign(lot: string, amount: number): void {
  story.tell({ type: 'start', task: 'addContract' });
  hand('addContract', lot, { signedOn: '2026-09-18', amount });
}

function hand(task: string, lot: string, values: FormValues): void {
  const taskId = open(task, lot);
  story.change({ materials: [...story.project.materials, { material: 'slip', taskId, subject: lot, at: 1 }] });
  story.tell({ type: 'complete', taskId, outcome: 'submit', input: { values } });
}

describe('several contracts of one project', () => {
  it('begin one after the other, and each reads its own answers', () => {
    sign('contract:1', 60);
    sign('contract:2', 30);
    expect(inLot('contract:1')('contract.amount')).toBe(60);
    expect(inLot('contract:2')('contract.amount')).toBe(30);
    expect(factReader(policy, story.project)('lots.contract.count')).toBe(2);
  });

  it('are paid apart from each other, until nothing is left', () => {
    sign('contract:1', 60);
    sign('contract:2', 30);
    hand('pay', 'contract:2', { amount: 30 });
    expect(factReader(policy, story.project)('lots.contract.open')).toBe(1);
    hand('pay', 'contract:1', { amount: 20 });
    expect(inLot('contract:1')('derived.left')).toBe(40);
    expect(inLot('contract:2')('derived.left')).toBe(0);
    hand('pay', 'contract:1', { amount: 40 });
    expect(factReader(policy, story.project)('lots.contract.open')).toBe(0);
    expect(inLot('contract:1')('times.pay')).toBe(2);
  });

  it('take no more than what is left of the own contract', () => {
    sign('contract:1', 60);
    sign('contract:2', 30);
    const taskId = open('pay', 'contract:2');
    story.change({ materials: [{ material: 'slip', taskId, subject: 'contract:2', at: 1 }] });
    const decision = story.ask({ type: 'complete', taskId, outcome: 'submit', input: { values: { amount: 31 } } });
    expect(decision).toMatchObject({ ok: false, refusal: { code: 'GATE_CLOSED' } });
  });

  it('ask for a new slip with each payment, and say who has it', () => {
    sign('contract:1', 60);
    hand('pay', 'contract:1', { amount: 20 });
    const again = story.ask({
      type: 'complete',
      taskId: open('pay', 'contract:1'),
      outcome: 'submit',
      input: { values: { amount: 1 } },
    });
    expect(again).toMatchObject({ ok: false, refusal: { code: 'MATERIALS_MISSING', data: { names: '请拨单（在财务科）' } } });
  });
});
