import type { Policy } from '../policies/schema/index.js';
import type { Deps, Scope } from '../handlers/context.js';
import { post } from '../handlers/core/tell/tell.js';
import { letterboxOf } from '../handlers/core/tell/letterbox.js';
import { noticeCard } from '../handlers/present/notice.js';
import { scopeOf } from '../handlers/scope.js';
import { formatDate } from '../workflow/time/civil.js';
import { mayRemind } from '../workflow/time/quiet.js';
import { type DueSeason, dueSeason } from '../workflow/time/season.js';
import type { Job } from './job.js';

type Season = Policy['seasons'][string];

/** Announces what closes on a day of the year to those whom it concerns, the working days ahead that the policy names. */
export const seasons: Job = {
  id: 'seasons',
  cron: '11-26/5,41-56/5 8-17 * * *',
  run: async (deps) => {
    if (!mayRemind(deps.now(), deps.calendar())) return;
    for (const id of deps.policies.ids()) {
      const policy = deps.policies.current(id);
      for (const [season, definition] of Object.entries(policy?.seasons ?? {})) {
        if (policy !== undefined) await announce(deps, policy, season, definition);
      }
    }
  },
};

async function announce(deps: Deps, policy: Policy, season: string, definition: Season): Promise<void> {
  await deps.db.tx(async (tx) => {
    const scope = scopeOf(deps, tx);
    const due = dueSeason(definition, scope.today, deps.calendar());
    if (due === null) return;
    let told = 0;
    for (const role of definition.to) {
      for (const person of await tx.staff.holding(policy.id, policy.roles[role]?.holds ?? '')) {
        const letterbox = await letterboxOf(scope, person);
        if (letterbox === null || !(await claim(scope, policy, season, due, person.id))) continue;
        await post(scope, letterbox, card(definition, due, scope.today), { card: 'notice' });
        told += 1;
      }
    }
    if (told === 0) return;
    const body = { policyId: policy.id, season, closesOn: due.closesOn, ahead: due.ahead, people: told };
    await tx.audit.append(`policy:${policy.id}`, { type: 'ANNOUNCED', byId: null, body }, scope.now);
  });
}

function claim({ tx, now }: Scope, { id }: Policy, season: string, { closesOn, ahead }: DueSeason, staffId: number) {
  return tx.announcements.claim({ staffId, policyId: id, season, closesOn, ahead, at: now });
}

function card({ name, message, article }: Season, { closesOn, left }: DueSeason, today: string) {
  const date = formatDate(closesOn, { year: true });
  const nextYear = String(Number(closesOn.slice(0, 4)) + 1);
  return noticeCard({
    tone: left <= 1 ? 'warn' : 'info',
    title: `${name}：${formatDate(closesOn)}截止`,
    lines: [message.replaceAll('{date}', date).replaceAll('{nextYear}', nextYear)],
    // Dated: the message stays as it is.
    points: [left === 0 ? `${formatDate(today)}是最后一个工作日。` : `从${formatDate(today)}起还有 ${String(left)} 个工作日。`],
    article,
  });
}
