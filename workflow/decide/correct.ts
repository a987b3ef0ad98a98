import type { Decision, Effect, WorkflowEvent } from '../decision.js';
import { factReader, withForm } from '../read-facts.js';
import { refuse } from '../refusals.js';
import { refusalOf, resolve } from '../time/count.js';
import { isCivilDate } from '../time/civil.js';
import type { Situation } from './situation.js';

/** A date that deadlines count from was wrong: the date is replaced and every deadline still running on it is worked out again. */
export function correct(situation: Situation, event: Extract<WorkflowEvent, { type: 'correct' }>): Decision {
  const { policy, project, calendar, today } = situation;
  const [form = '', field = ''] = event.field.split('.');
  const unreadable = refusalOf(event.value, { n: 1, unit: 'd' }, calendar);
  if (!isCivilDate(event.value) || event.value > today || unreadable !== null) {
    return { ok: false, refusal: refuse('DATE_UNREADABLE', { text: event.value }) };
  }
  if (!event.reason.trim()) return { ok: false, refusal: refuse('REASON_MISSING', { outcome: '更正' }) };
  const before = factReader(policy, project)(event.field);
  if (before === event.value) return { ok: false, refusal: refuse('NOTHING_TO_DO', { says: '日期没有变化，无需更正。' }) };
  const values = { ...project.forms[form], [field]: event.value };
  const moved = project.deadlines.flatMap((running): Effect[] => {
    const deadline = policy.deadlines[running.deadline];
    if (
      running.state !== 'running' ||
      deadline === undefined ||
      deadline.starts === 'opened' ||
      deadline.starts.field !== event.field
    ) {
      return [];
    }
    return [
      {
        type: 'deadlineMoved',
        deadlineId: running.id,
        resolution: resolve(event.value, deadline.count, calendar),
        reason: event.reason,
      },
    ];
  });
  if (moved.length === 0) {
    return { ok: false, refusal: refuse('NOTHING_TO_DO', { says: '按这个日期计算的时限已经结束，不再更正。' }) };
  }
  const taken = withForm(project, form, values);
  return { ok: true, effects: [{ type: 'formTaken', form, values: taken.forms[form] ?? values }, ...moved] };
}
