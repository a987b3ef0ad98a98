/** Role × action, made from the policies: whoever may not is refused and leaves no trace, whoever may gets on. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { dataSourceFor } from '../../entities/data-source.js';
import { type Policy, STAFF_ROLES, type StaffRole } from '../../policies/schema/index.js';
import { FIXTURES, bookOf, SHIPPED } from '../support/policies.js';
import { type World, type WorldPerson, world } from '../support/world.js';

const HOME = '矩阵测试局';
const AWAY = '矩阵外局';

interface Someone extends WorldPerson {
  readonly roles: readonly [StaffRole];
}

const shipped = await bookOf(SHIPPED);
const policies = [...shipped.ids(), 'yunshan'];

/** One of each role in the unit that declares, and in one that has nothing to do with it. */
function peopleOf(policy: string): Someone[] {
  return [HOME, AWAY].flatMap((unit) =>
    STAFF_ROLES.map((role) => ({ name: `${policy}${unit}${role}`, unit, roles: [role] as const, policy })),
  );
}

/** Said again, apart from the program: the policy's role, its word, its reach. */
function may(policy: Policy, actor: string, who: Someone): boolean {
  const role = policy.roles[actor];
  return role !== undefined && who.roles[0] === role.holds && (role.scope === 'jurisdiction' || who.unit === HOME);
}

/** The buttons of a task that change something. */
function buttons(policy: Policy, task: string, id: number): string[] {
  const definition = policy.tasks[task];
  const [outcome = ''] = Object.keys(definition?.outcomes ?? {});
  const form = definition?.kind === 'form' || definition?.kind === 'filing';
  return form
    ? [`form-submit.${id}.1`, `form-save.${id}.1.0`]
    : [`task-ask.${id}.1.${outcome}`, `task-decide.${id}.1.${outcome}`];
}

/** The sentences of `NOT_YOURS` and `PROJECT_HIDDEN`. */
const NOT_HIS = /由.+办理|现在看不了/;

let [folder, at] = ['', 0];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'matrix-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it.each(policies)(
  '%s: nobody does what is another’s, and everybody gets on with what is his',
  async (id) => {
    const people = peopleOf(id);
    const dbUrl = `sqlite:${folder}/${(at += 1)}.sqlite`;
    const w = await world({ people, dbUrl, ...(id === 'yunshan' ? { policies: FIXTURES } : {}) });
    const sql = await dataSourceFor(dbUrl).initialize();
    const dump = async (): Promise<string> => {
      const tables: { name: string }[] = await sql.query(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'inbox'",
      );
      const rows = await Promise.all(
        tables.map(async ({ name }) => [name, await sql.query<object[]>(`SELECT * FROM "${name}"`)]),
      );
      return JSON.stringify(rows);
    };
    try {
      const policy = w.policies.current(id);
      if (policy === undefined) throw new Error(`no policy ${id}`);
      for (const { name } of people) await w.as(name).say('帮助');
      const tasks = await openAll(w, policy, people);
      const wrong: string[] = [];
      for (const task of tasks) {
        const before = await dump();
        for (const who of people.filter((one) => !may(policy, task.actor, one))) {
          // Every other one the first button, so that each is pressed by many.
          const name = buttons(policy, task.task, task.id)[people.indexOf(who) % 2] ?? '';
          const { toast, code } = await press(w, who, name);
          if (code !== null || toast?.type !== 'warning' || !NOT_HIS.test(toast.content)) {
            wrong.push(`${who.name} pressed ${name} of ${task.task}: ${toast?.content ?? 'no answer'}`);
          }
        }
        if ((await dump()) !== before) wrong.push(`${task.task}: what was refused left a trace`);
        for (const who of people.filter((one) => may(policy, task.actor, one))) {
          const [name = ''] = buttons(policy, task.task, task.id);
          const { toast, code } = await press(w, who, name);
          if (code !== null || toast?.type === 'error' || NOT_HIS.test(toast?.content ?? '')) {
            wrong.push(`${who.name} may ${name} of ${task.task} and does not: ${toast?.content ?? String(code)}`);
          }
        }
      }
      expect(wrong).toEqual([]);
      expect(tasks.length).toBeGreaterThan(2);
    } finally {
      await sql.destroy();
      await w.close();
    }
  },
  240_000,
);

/** What a client might send on the card that he has. */
function press(w: World, { name: who }: Someone, name: string) {
  const person = w.as(who);
  return person.act(person.lastCard(), { tag: 'button', name });
}

/** A project of the unit with every task of the policy open, each once. */
async function openAll(w: World, policy: Policy, people: readonly Someone[]) {
  const handler = await w.staff(people[0]?.name ?? '');
  const at = w.clock.now();
  return w.db.tx(async (tx) => {
    const [stage = ''] = Object.keys(policy.stages);
    const own = { policyId: policy.id, policyVersion: policy.version, unitId: handler.unitId, handlerId: handler.id };
    const project = { ...own, number: 'MATRIX-1', name: '矩阵项目', nameKeys: '', status: 'running', stage, flags: {} } as const;
    const projectId = await tx.projects.insert({ ...project, createdAt: at, updatedAt: at });
    const opened: { id: number; task: string; actor: string }[] = [];
    for (const [task, { kind, stage: where, actor, form }] of Object.entries(policy.tasks)) {
      const row = {
        projectId,
        task,
        kind,
        stage: where,
        actor,
        round: 1,
        state: 'open',
        openedAt: at,
        openedOn: w.clock.today(),
      } as const;
      const taskId = await tx.tasks.insert(row);
      const blank = { projectId, taskId, revision: 1, state: 'draft', values: {}, page: 0, byId: handler.id, at } as const;
      if (form !== undefined) await tx.forms.insert({ ...blank, form });
      opened.push({ id: taskId, task, actor });
    }
    return opened;
  });
}
