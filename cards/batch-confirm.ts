import { z } from 'zod';
import { bullets, button, buttons, card, clip, collapsible, muted, numbered, strong, text, warn } from './kit/build.js';
import { otherBatch } from './kit/batch-back.js';
import { defineCard } from './kit/define.js';
import { fitted } from './kit/fit.js';
import { Id, OutcomeView, Version } from './kit/props.js';
import * as sample from './kit/samples.js';
import type { Card } from './kit/tree.js';
import { say } from './kit/wording.js';
import { saidOnce } from '../workflow/describe/said-once.js';

const Props = z.object({
  batch: Id,
  version: Version,
  task: z.string(),
  outcome: OutcomeView,
  reason: z.string().nullable(),
  /** Projects with what follows for them, those together for which it is the same. */
  groups: z.array(z.object({ after: z.string(), names: z.array(z.string()) })),
  /** Those that could not be decided now, with the refusal's own sentence. */
  refused: z.array(z.object({ name: z.string(), why: z.string() })),
});
type Props = z.infer<typeof Props>;

/** 批量办理, third step: what will happen to which projects. Nothing is decided before it is confirmed. */
export const batchConfirm = defineCard<Props>({
  id: 'batch-confirm',
  title: '批量办理：核对',
  props: Props,
  actions: ['batch.run', 'batch.change', 'home.run'],
  render: (props) => fitted((scale) => draw(props, scale)),
  examples: {
    typical: example(),
    mixed: {
      ...example(),
      reason: '符合规范性要求',
      groups: [
        { after: '进入“专家评审”；“专家评审”转主管部门办理', names: ['智慧养老服务平台（2026-0012）', '智慧水务（2026-0013）'] },
        { after: '', names: ['智慧场馆（2026-0014）'] },
      ],
      refused: [{ name: '智慧急救（2026-0015）', why: '还在等王芳的意见，收到后再办结。不等了，请先点“撤回加签”。' }],
    },
    nothing: {
      ...example(),
      groups: [],
      refused: [{ name: '智慧急救', why: '项目自9月1日起中止（停建整改），恢复后才能办理。' }],
    },
    extreme: {
      ...example(),
      groups: Array.from({ length: 5 }, () => ({
        after: '进入“专家评审”；“招标需求专家确认与采购最高限价”转主管部门办理；出具《关于项目初步设计的评审意见书》',
        names: Array.from({ length: 8 }, () => sample.longProject.name),
      })),
      refused: Array.from({ length: 10 }, () => ({
        name: sample.longProject.name,
        why: '还有意见没有办结，请先逐条确认。'.repeat(4),
      })),
      reason: '符合规范性要求。'.repeat(120),
    },
  },
});

function draw({ batch, version, task, outcome, reason, groups, refused }: Props, scale: number): Card {
  const count = groups.reduce((sum, { names }) => sum + names.length, 0);
  const { label } = outcome;
  const max = Math.max(12, Math.floor(60 * scale));
  const sure = { title: say('batch.sure', { count }), text: outcome.confirm ?? say('batch.sureText', { outcome: label }) };
  return card(
    {
      summary: say('batch.pickSummary', { task, outcome: label }),
      title: `核对：${saidOnce(task, label, '，')}`,
      tone: count === 0 ? 'warn' : 'todo',
      tag: `${count} 个`,
    },
    [
      count === 0 ? warn(say('batch.nothing')) : strong(say('batch.confirmLead', { count, task, outcome: label })),
      reason === null ? null : text(clip(say('batch.reasonSaid', { reason }), Math.floor(1100 * scale))),
      ...groups.flatMap(({ after, names }) => [
        text(say('batch.after', { after: clip(after, 200), count: names.length })),
        numbered(names.map((name) => clip(name, max))),
      ]),
      ...(refused.length === 0
        ? []
        : [
            warn(say('batch.refused', { count: refused.length })),
            refused.length <= 5 ? bullets(lines(refused, max)) : collapsible('逐个查看', [bullets(lines(refused, max))]),
          ]),
      outcome.confirm === null ? null : muted(outcome.confirm),
      buttons(
        count > 0 && button(`确认办理 ${count} 个`, { verb: 'batch.run', batch, version }, 'primary', sure),
        button('返回修改', { verb: 'batch.change', batch }),
        otherBatch(),
      ),
    ],
  );
}

function lines(refused: Props['refused'], max: number): string[] {
  return refused.map(({ name, why }) => say('batch.why', { name: clip(name, max), why: clip(why, max * 2) }));
}

function example(): Props {
  return {
    batch: 7,
    version: 1,
    task: '规范性初审',
    outcome: { id: 'pass', label: '通过', style: 'primary', needs: [], confirm: null },
    reason: null,
    groups: [{ after: '进入“专家评审”', names: ['智慧养老服务平台（2026-0012）', '智慧水务（2026-0013）'] }],
    refused: [],
  };
}
