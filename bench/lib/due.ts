import type { Deps } from '../../handlers/context.js';
import { civilDate, instantOf } from '../../workflow/time/civil.js';
import { copyProject, openSql, type Sql, STRIDE } from './many.js';

/** Ids of what is added lie above those of the copies. */
const ABOVE = 100_000_000;

/** The next working day at 09:12, when reminders go out: jobs are run as if it were then. */
export function atReminders({ now, calendar, ...rest }: Deps): { readonly deps: Deps; readonly today: string } {
  const today = calendar().nextWorkday(civilDate(now()));
  const at = instantOf(today, '09:12');
  return { deps: { ...rest, calendar, now: () => at }, today };
}

/** So many people of two hundred units, each with an account in the measured app. */
export async function addPeople(sql: Sql, people: number, appId: string): Promise<void> {
  const units = 200;
  const numbers = (count: number) => `(SELECT n - 1 AS n FROM ${sql.numbers(count)} counted) numbers`;
  await sql.run(
    `INSERT INTO unit (id, policyId, name) SELECT ${ABOVE} + n, 'linan', CONCAT('第', n, '单位') FROM ${numbers(units)}`,
  );
  await sql.run(
    `INSERT INTO staff (id, policyId, unitId, name, roles, active) SELECT ${ABOVE} + n, 'linan', ${ABOVE} + n % ${units}, CONCAT('经办', n),
     '["经办人"]', 1 FROM ${numbers(people)}`,
  );
  await sql.run(
    `INSERT INTO identity (id, staffId, platform, appId, userId) SELECT ${ABOVE} + n, ${ABOVE} + n, 'lark', '${appId}',
     CONCAT('ou_bench_', n) FROM ${numbers(people)}`,
  );
}

/** A project for each of these people, with a clock of his that is reminded of on `today`. */
export async function addDue(url: string, people: number, today: string): Promise<void> {
  const sql = await openSql(url);
  await copyProject(sql, {
    count: people,
    differ: { project: { unitId: `${ABOVE} + n % 200`, handlerId: `${ABOVE} + n % ${people}` } },
  });
  await addClocks(sql, { count: people, projects: people, holder: 'applicant', dueOn: today, nextRungOn: today });
  await sql.close();
}

interface Clocks {
  readonly count: number;
  /** They are spread over so many copies. */
  readonly projects: number;
  readonly holder: 'applicant' | 'office';
  readonly dueOn: string;
  readonly nextRungOn: string;
  /** Ids begin behind this one. */
  readonly behind?: number;
}

/** Clocks that run. */
export async function addClocks(sql: Sql, { count, projects, holder, dueOn, nextRungOn, behind = ABOVE }: Clocks): Promise<void> {
  await sql.run(
    `INSERT INTO deadline (id, projectId, deadline, taskId, holder, startOn, dueOn, certain, \`count\`, state, nextRungOn, version)
     SELECT ${behind} + n, 1 + (1 + n % ${projects}) * ${STRIDE}, 'answer', 2 + (1 + n % ${projects}) * ${STRIDE}, '${holder}', '2026-01-04',
     '${dueOn}', 1, '[]', 'running', '${nextRungOn}', 1 FROM ${sql.numbers(count)} numbers`,
  );
}
