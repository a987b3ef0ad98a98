import { z } from 'zod';
import { Id, ProjectRef, Version } from './props.js';
import * as sample from './samples.js';

/** What somebody was asked before a task is decided, and what he said. */
export const AdviceView = z.object({
  id: Id,
  version: Version,
  /** Who was asked, with his unit. */
  name: z.string(),
  by: z.string(),
  question: z.string(),
  /** As it is read now. */
  askedAt: z.string(),
  state: z.enum(['asked', 'answered', 'withdrawn']),
  verdict: z.enum(['agree', 'disagree']).nullable(),
  words: z.string().nullable(),
  /** `曹颖 代 孔亮`, where somebody stood in. */
  answeredBy: z.string().nullable(),
  answeredAt: z.int().nullable(),
});
export type AdviceView = z.infer<typeof AdviceView>;

/** An entry of what somebody still owes an answer to. */
export const OwedView = z.object({
  advice: Id,
  project: ProjectRef,
  task: z.string(),
  by: z.string(),
  at: z.int(),
  /** The same as it is read now. */
  asked: z.string(),
});
export type OwedView = z.infer<typeof OwedView>;

export const sampleOwed: OwedView = {
  advice: 61,
  project: sample.project,
  task: '规范性初审',
  by: '陈刚',
  at: 1789700700000,
  asked: '9月18日 11:05',
};

export const sampleAdvice: AdviceView = {
  id: 61,
  version: 1,
  name: '王芳（区财政局）',
  by: '陈刚',
  question: '资金来源是否落实',
  askedAt: '9月18日 11:05',
  state: 'asked',
  verdict: null,
  words: null,
  answeredBy: null,
  answeredAt: null,
};

export const answeredAdvice: AdviceView = {
  ...sampleAdvice,
  id: 62,
  version: 2,
  name: '李明（区经信局）',
  state: 'answered',
  verdict: 'disagree',
  words: '与在建平台重复，建议合并。',
  answeredBy: '李明',
  answeredAt: 1789704300000,
};
