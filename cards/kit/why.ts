import { z } from 'zod';
import { button } from './build.js';
import { Id, Word } from './props.js';
import type { Button } from './tree.js';

/** A gate, a material or a task of a policy, as a button asks about it. `task` is the row that it belongs to. */
export const RuleRef = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('gate'), task: Id, gate: Word }),
  z.object({ kind: z.literal('material'), task: Id, material: Word }),
  z.object({ kind: z.literal('task'), project: Id, task: Word }),
]);
export type RuleRef = z.infer<typeof RuleRef>;

/** The button that every rule on a card has beside it. */
export function ruleButton(ref: RuleRef, label = '为什么'): Button {
  switch (ref.kind) {
    case 'gate':
      return button(label, { verb: 'gate.why', task: ref.task, gate: ref.gate }, 'link');
    case 'material':
      return button(label, { verb: 'material.why', task: ref.task, material: ref.material }, 'link');
    case 'task':
      return button(label, { verb: 'task.why', project: ref.project, task: ref.task }, 'link');
  }
}
