import { Deadline, Form, Material, type Policy, Task } from '../../../policies/schema/index.js';

/** The invented policy with what the whole life of a project asks for: bodies that are consulted, lots, windows, pauses, lapses. */
export function wholeLife(policy: Policy): Policy {
  const tasks = {
    ...policy.tasks,
    consult: task({
      kind: 'consultation',
      bodies: [{ name: '财政局' }, { name: '网信办' }, { name: '国资办', when: { field: 'flag.important', eq: true } }],
      startable: { field: 'stage', eq: 'building' },
      outcomes: {
        agree: { label: '同意', effects: [{ open: 'summarise', when: { field: 'answers.consult.open', eq: 0 } }] },
        disagree: { label: '不同意', effects: [{ open: 'summarise', when: { field: 'answers.consult.open', eq: 0 } }] },
      },
    }),
    summarise: task({ kind: 'confirmation', outcomes: { done: { label: '汇总', effects: [{ cancel: 'consult' }] } } }),
    addContract: task({
      kind: 'form',
      per: 'contract',
      form: 'contract',
      startable: { field: 'stage', eq: 'building' },
      outcomes: { submit: { label: '登记', effects: [{ open: 'pay' }] } },
    }),
    pay: task({
      kind: 'form',
      per: 'contract',
      form: 'payment',
      materials: ['slip'],
      gates: [
        {
          id: 'within',
          article: '第九条',
          require: { not: { field: 'payment.amount', gtField: 'derived.left' } },
          refusal: '超过了合同余额，请核对金额。',
        },
      ],
      outcomes: { submit: { label: '申请', effects: [{ open: 'pay', when: { field: 'derived.left', gt: 0 } }] } },
    }),
    trial: task({
      kind: 'confirmation',
      startable: { field: 'stage', eq: 'building' },
      outcomes: { end: { label: '结束', effects: [] }, extend: { label: '延期', early: true, effects: [{ open: 'summarise' }] } },
    }),
    stop: task({
      kind: 'confirmation',
      startable: { field: 'stage', eq: 'building' },
      outcomes: { stop: { label: '中止', effects: [{ pause: '停建整改', article: '第十条' }, { open: 'resume' }] } },
    }),
    resume: task({
      kind: 'confirmation',
      whilePaused: true,
      outcomes: { go: { label: '恢复', effects: [{ resume: '整改完成' }] } },
    }),
  };
  return {
    ...policy,
    tasks,
    forms: { ...policy.forms, payment: PAYMENT },
    materials: { ...policy.materials, slip: SLIP },
    lots: { contract: { name: '合同', title: 'contract.amount', article: '第九条', rules: [] } },
    derived: {
      ...policy.derived,
      paid: { name: '已付', sumOf: 'payment.amount' },
      left: { name: '余额', minus: ['contract.amount', 'derived.paid'] },
    },
    deadlines: {
      ...policy.deadlines,
      answer: deadline({ task: 'consult', holder: 'office', count: { n: 5, unit: 'wd' }, lapses: [{ open: 'summarise' }] }),
      summary: deadline({ task: 'summarise', holder: 'office', count: { n: 2, unit: 'wd' } }),
      trialRun: deadline({
        task: 'trial',
        count: { n: 5, unit: 'm' },
        opens: { from: 'opened', count: { n: 1, unit: 'm' } },
      }),
    },
  };
}

const PAYMENT = Form.parse({
  title: '支付申请',
  article: '第九条',
  everyTime: true,
  pages: [{ id: 'basic', title: '支付', fields: [{ id: 'amount', label: '金额', type: 'money' }] }],
});
const SLIP = Material.parse({
  name: '请拨单',
  article: '第九条',
  says: '每笔支付须传请拨单。',
  accept: ['pdf'],
  everyTime: true,
  holder: '财务科',
});

function task(given: object): Task {
  return Task.parse({ name: '待办', stage: 'building', actor: 'applicant', article: '第八条', ...given });
}

function deadline(given: object): Deadline {
  return Deadline.parse({ name: '时限', article: '第八条', says: '按期办理。', holder: 'applicant', starts: 'opened', ...given });
}
