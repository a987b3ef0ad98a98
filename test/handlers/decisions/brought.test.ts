import { expect, it } from 'vitest';
import { type NewAuditEvent, parseAuditEvent } from '../../../entities/audit/audit-event.js';
import { loadCase } from '../../../handlers/core/case/case.js';
import { broughtBy } from '../../../handlers/core/tasks/brought.js';
import { scopeOf } from '../../../handlers/scope.js';
import { declare } from '../../scenarios/applicant-kit.js';
import { world } from '../../support/world.js';

const closed = (taskId: number): NewAuditEvent => ({
  type: 'TASK_CLOSED',
  byId: 1,
  body: { taskId, task: 'declare', outcome: 'submit', reason: null },
});
const taken = (form: string): NewAuditEvent => ({ type: 'FORM_TAKEN', byId: 1, body: { taskId: 1, form, revision: 1 } });
const entered = (stage: string): NewAuditEvent => ({ type: 'STAGE_ENTERED', byId: 1, body: { stage } });

it('what came with a hand-in is read from what stands behind it in the chain, up to the next thing that was done', async () => {
  const w = await world({ now: '2026-03-02T09:05+08:00' });
  try {
    await declare(w);
    await w.db.tx(async (tx) => {
      const found = await loadCase(scopeOf(w.app.deps, tx), 1);
      const [task] = found.tasks;
      if (task === undefined) throw new Error('nothing was declared');
      const along = (events: readonly NewAuditEvent[], policy = found.policy) => {
        const records = events.map((event, seq) => ({
          seq,
          at: task.decidedAt ?? 0,
          event: parseAuditEvent({ ...event, body: JSON.stringify({ v: 1, ...event.body }) }),
        }));
        return broughtBy(records, { ...found, policy }, task);
      };
      const form = found.policy.tasks['declare']?.form ?? '';
      const renewed: NewAuditEvent = { type: 'MATERIAL_RENEWED', byId: 1, body: { material: 'plan' } };
      expect(along([closed(1), taken(form), renewed, entered('review')])).toEqual({
        effects: ['materialDropped'],
        moved: { from: found.policy.tasks['declare']?.stage, to: 'review' },
      });
      expect(along([entered('ready'), closed(1), taken(form), taken('contract'), closed(2), renewed])).toEqual({
        effects: ['formTaken'],
        moved: null,
      });
      expect(along([entered('ready'), closed(1), entered('review')])?.moved).toEqual({ from: 'ready', to: 'review' });
      const renamed = { ...found.policy, replaces: { version: '0', stages: { old: 'review' }, tasks: {} } };
      expect(along([entered('ready'), closed(1), entered('old')], renamed)?.moved?.to).toBe('review');
      expect(along([taken(form)])).toBeNull();
    });
  } finally {
    await w.close();
  }
});
