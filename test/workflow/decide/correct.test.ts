import { describe, expect, it } from 'vitest';
import { Deadline, Outcome, type Policy, Task } from '../../../policies/schema/index.js';
import { yunshan } from '../../support/policies.js';
import { passed, signed } from './story.js';

const policy = await yunshan();
const { fileContract } = policy.tasks;
const cited = { article: '第六条' };

/** The invented policy with a report that is due after the contract's day, and gates on that day where the contract is filed. */
const reporting: Policy = {
  ...policy,
  tasks: {
    ...policy.tasks,
    fileContract: Task.parse({
      ...fileContract,
      gates: [
        { id: 'other', ...cited, require: { field: 'flag.important', eq: false }, refusal: '项目情况有变，请重新核对。' },
        {
          id: 'late',
          ...cited,
          notAfter: { from: { field: 'contract.signedOn' }, count: { n: 10, unit: 'd' } },
          refusal: '合同签订满 10 天（{date}）后不再备案，请重新签订。',
        },
      ],
      outcomes: {
        file: Outcome.parse({
          label: '备案',
          gates: [
            {
              id: 'afterReview',
              ...cited,
              of: { field: 'contract.signedOn' },
              notBefore: { from: { done: 'review', outcome: 'pass' } },
              refusal: '{date}才审核通过，合同不能更早签订，请核对。',
            },
          ],
          effects: [{ open: 'report' }],
        }),
      },
    }),
    report: Task.parse({
      kind: 'confirmation',
      name: '报告',
      stage: 'building',
      actor: 'applicant',
      ...cited,
      outcomes: { done: { label: '已报', effects: [{ end: 'done' }] } },
    }),
  },
  deadlines: { filing: Deadline.parse({ ...policy.deadlines['filing'], task: 'report' }) },
};

const BARE = { label: '备案', effects: [{ open: 'report' }] };

/** The contract of 2026-09-20 was filed on that day; the project passed on the 18th. */
function filed(by = reporting) {
  const story = passed(by);
  story.today = '2026-09-20';
  const values = { ...signed, signedOn: '2026-09-20' };
  const taskId = story.open('fileContract');
  story.complete('fileContract', 'file', { values });
  return story.change({ entries: [{ form: 'contract', subject: null, taskId, values }] });
}

const correct = (value: string) => ({ type: 'correct', field: 'contract.signedOn', value, reason: '合同上写错了' }) as const;

describe('a date that was handed in and is corrected', () => {
  it('may be what could have been handed in, also after facts changed that its gates do not look at', () => {
    const story = filed().change({ flags: { important: true } });
    story.today = '2026-12-01';
    expect(story.tell(correct('2026-09-19'))).toMatchObject([{ type: 'formTaken' }, { type: 'deadlineMoved' }]);
  });

  it('is refused by the gate that would not have let it through, with that gate’s sentence', () => {
    expect(filed().ask(correct('2026-09-17'))).toMatchObject({
      ok: false,
      refusal: {
        code: 'GATE_CLOSED',
        data: { says: '2026年9月18日（周五）才审核通过，合同不能更早签订，请核对。' },
        article: '第六条',
      },
    });
  });

  it('is measured by the day on which it was handed in, and not by the day of correcting it', () => {
    const story = filed();
    story.today = '2026-12-01';
    expect(story.ask(correct('2026-09-18'))).toMatchObject({ ok: true });
    const old: Policy = {
      ...reporting,
      tasks: { ...reporting.tasks, fileContract: Task.parse({ ...reporting.tasks['fileContract'], outcomes: { file: BARE } }) },
    };
    expect(filed(old).ask(correct('2026-09-01'))).toMatchObject({
      refusal: { data: { says: '合同签订满 10 天（2026年9月11日（周五））后不再备案，请重新签订。' } },
    });
  });
});
