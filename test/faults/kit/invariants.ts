/** What must hold from outside after every run, whatever failed on the way: read from plain SQL and from what people see. */
import type { Db } from '../../../entities/db.js';
import { verifyAudit } from '../../../entities/audit/verify-audit.js';
import { SeenCard } from '../../../sandbox/reading/seen-card.js';
import type { World } from '../../../sandbox/world/world.js';
import { civilDate } from '../../../workflow/time/civil.js';
import type { Accepted } from './people.js';
import type { Sql } from './sql.js';

export interface Outside {
  readonly db: Db;
  readonly sql: Sql;
  readonly world: World;
  readonly accepted: readonly Accepted[];
  /** Epoch ms. */
  readonly now: number;
}

type Row = Readonly<Record<string, string | number | null>>;
type Check = (outside: Outside, rows: (sql: string) => Promise<Row[]>) => Promise<readonly string[]>;

/** Every breach, in words; empty when all holds. */
export async function breaches(outside: Outside): Promise<string[]> {
  const rows = (sql: string): Promise<Row[]> => outside.sql.query(sql);
  const found: string[] = [];
  for (const [name, check] of Object.entries(CHECKS)) {
    found.push(...(await check(outside, rows)).map((breach) => `${name}: ${breach}`));
  }
  return found;
}

const CHECKS: Readonly<Record<string, Check>> = {
  'the audit chain is whole': async ({ db }) => {
    const { ok, firstBroken } = await verifyAudit(db);
    return ok ? [] : [JSON.stringify(firstBroken)];
  },

  'what was accepted is there once': async ({ accepted }, rows) => {
    const closed = await rows(`${AUDIT} WHERE a.type = 'TASK_CLOSED'`);
    const people = new Map((await rows('SELECT id, name FROM staff')).map(({ id, name }) => [id, name]));
    return accepted.flatMap(({ what, by, project }) => {
      const [task, outcome] = what === 'submit' ? ['declare', 'submit'] : ['review', 'pass'];
      const his = closed.filter((event) => {
        const body = bodyOf(event);
        return (
          event['project'] === project &&
          people.get(event['byId'] ?? 0) === by &&
          body['task'] === task &&
          body['outcome'] === outcome
        );
      });
      return his.length === 1 ? [] : [`${by} was told that ${what} of ${project} is done, and it is there ${his.length} times`];
    });
  },

  'a project is declared once': async (_, rows) => {
    const named = await rows(
      "SELECT name, COUNT(*) AS times FROM project WHERE status <> 'draft' GROUP BY name HAVING COUNT(*) > 1",
    );
    const twice = await rows(
      'SELECT number, COUNT(*) AS times FROM project WHERE number IS NOT NULL GROUP BY number HAVING COUNT(*) > 1',
    );
    return [...named, ...twice].map((row) => JSON.stringify(row));
  },

  'a row that was filled in stands there once': async (_, rows) => {
    const forms = await rows('SELECT f.`values`, p.name FROM form f JOIN project p ON p.id = f.projectId');
    return forms.flatMap(({ values, name }) => {
      const items = objectOf(values)['items'];
      return Array.isArray(items) && items.length > 1 ? [`${String(name)} has ${items.length} rows`] : [];
    });
  },

  'a task and its audit agree': async (_, rows) => {
    const tasks = await rows('SELECT id, state FROM task');
    const events = await rows("SELECT type, body FROM audit WHERE type IN ('TASK_OPENED', 'TASK_CLOSED', 'TASK_CANCELLED')");
    const count = (id: unknown, type: string): number => {
      return events.filter((event) => event['type'] === type && bodyOf(event)['taskId'] === id).length;
    };
    return tasks.flatMap(({ id, state }) => {
      const told = [count(id, 'TASK_OPENED'), count(id, 'TASK_CLOSED'), count(id, 'TASK_CANCELLED')].join();
      const wanted = { open: '1,0,0', done: '1,1,0', cancelled: '1,0,1' }[String(state)];
      return told === wanted ? [] : [`task ${id} is ${state}, opened, closed, cancelled ${told} times`];
    });
  },

  'every message left once': async ({ world }, rows) => {
    const sent = await rows("SELECT id, uuid, state, messageId FROM outbox WHERE topic = 'send'");
    const heard = new Map<string, string[]>();
    for (const { from, uuid, messageId } of world.messages.values()) {
      if (from === 'bot') heard.set(String(uuid), [...(heard.get(String(uuid)) ?? []), messageId]);
    }
    const known = new Set(sent.map(({ uuid }) => uuid));
    const strange = [...heard.keys()].filter((uuid) => !known.has(uuid)).map((uuid) => `${uuid} was sent and never written`);
    const wrong = sent.flatMap(({ id, uuid, state, messageId }) => {
      const messages = heard.get(String(uuid)) ?? [];
      if (messages.length > 1) return [`message ${id} came ${messages.length} times`];
      if (state === 'sent' && messages[0] !== messageId) {
        return [`message ${id} is sent as ${messageId}, and people have ${messages[0] ?? 'nothing'}`];
      }
      return state === 'sent' ? [] : [`message ${id} is ${state}`];
    });
    return [...strange, ...wrong];
  },

  'nobody is told the same twice': async (_, rows) => {
    // A declaration's own card is no news: who declares asks for it again as often as he likes (继续办理).
    const doubled = await rows(
      `SELECT c.card, c.taskId, c.staffId, COUNT(*) AS times FROM card_message c JOIN outbox o ON o.cardMessageId = c.id AND o.topic = 'send'
       JOIN task t ON t.id = c.taskId AND t.task <> 'declare'
       WHERE c.taskId IS NOT NULL AND c.staffId IS NOT NULL GROUP BY c.card, c.taskId, c.staffId HAVING COUNT(*) > 1`,
    );
    return doubled.map((row) => JSON.stringify(row));
  },

  'whoever must act was told': async (_, rows) => {
    const untold = await rows(
      `SELECT t.id, t.task FROM task t WHERE t.state = 'open' AND t.task <> 'declare' AND NOT EXISTS
       (SELECT 1 FROM card_message c WHERE c.messageId IS NOT NULL AND
       (c.taskId = t.id OR (t.actor = 'applicant' AND c.projectId = t.projectId AND c.at >= t.openedAt)))`,
    );
    return untold.map(({ id, task }) => `task ${id} (${task}) is open, and nobody has its card`);
  },

  'no card offers what was decided': async ({ world }, rows) => {
    const decided = await rows(
      "SELECT c.messageId, c.taskId FROM card_message c JOIN task t ON t.id = c.taskId WHERE t.state = 'done' AND t.kind = 'review'",
    );
    return decided.flatMap(({ messageId, taskId }) => {
      const message = world.messages.get(String(messageId));
      return message !== undefined && new SeenCard(message).buttons().includes('通过')
        ? [`task ${taskId} is done, ${messageId} still offers 通过`]
        : [];
    });
  },

  'somebody can do what is open': async (_, rows) => {
    const open = await rows(
      "SELECT t.id, t.task, t.actor, p.unitId FROM task t JOIN project p ON p.id = t.projectId WHERE t.state = 'open'",
    );
    const staff = await rows('SELECT unitId, roles, active FROM staff');
    const holds: Readonly<Record<string, string>> = { applicant: '经办人', office: '主管部门' };
    return open.flatMap(({ id, task, actor, unitId }) => {
      const able = staff.filter(({ roles, active, unitId: own }) => {
        return (
          Number(active) === 1 && String(roles).includes(holds[String(actor)] ?? '?') && (actor !== 'applicant' || own === unitId)
        );
      });
      return able.length > 0 ? [] : [`task ${id} (${task}) has nobody`];
    });
  },

  'no deadline is forgotten': async ({ now }, rows) => {
    const today = civilDate(now);
    const clocks = await rows(
      'SELECT d.id, d.state, d.nextRungOn, d.dueOn, t.state AS task FROM deadline d JOIN task t ON t.id = d.taskId',
    );
    const without = await rows(
      `SELECT t.id FROM task t WHERE t.state = 'open' AND t.task = 'review' AND NOT EXISTS
       (SELECT 1 FROM deadline d WHERE d.taskId = t.id AND d.state = 'running')`,
    );
    return [
      ...without.map(({ id }) => `task ${id} is open without its clock`),
      ...clocks.flatMap(({ id, state, task, nextRungOn, dueOn }) => {
        if (task !== 'open' && state === 'running') return [`deadline ${id} runs, its task is ${task}`];
        if (state === 'running' && nextRungOn === null && String(dueOn) >= today) return [`deadline ${id} runs and has no rung`];
        return state === 'running' && nextRungOn !== null && String(nextRungOn) < today
          ? [`deadline ${id} waits since ${nextRungOn}`]
          : [];
      }),
    ];
  },

  'every rung is rung once': async ({ world }, rows) => {
    const key = (deadlineId: unknown, dueOn: unknown, offset: unknown): string =>
      `${String(deadlineId)} ${String(dueOn)} ${String(offset)}`;
    const claimed = (await rows('SELECT deadlineId, dueOn, `offset` FROM reminder_rung')).map((rung) =>
      key(rung['deadlineId'], rung['dueOn'], rung['offset']),
    );
    const told = (await rows("SELECT body FROM audit WHERE type = 'REMINDED'"))
      .map(bodyOf)
      .map((body) => key(body['deadlineId'], body['dueOn'], body['offset']));
    const digests = await rows('SELECT target, `on`, COUNT(*) AS times FROM digest GROUP BY target, `on` HAVING COUNT(*) > 1');
    const seen = new Map<string, number>();
    for (const message of world.messages.values()) {
      if (message.from !== 'bot' || message.type !== 'interactive' || !/今日提醒|项目时限提醒/.test(message.content)) continue;
      const where = `${message.chatId} ${civilDate(message.createdAt)}`;
      seen.set(where, (seen.get(where) ?? 0) + 1);
    }
    return [
      ...claimed
        .filter((rung) => told.filter((one) => one === rung).length !== 1)
        .map((rung) => `rung ${rung} is not once in the audit`),
      ...told.filter((rung) => !claimed.includes(rung)).map((rung) => `rung ${rung} is told and not claimed`),
      ...digests.map((row) => `digest ${JSON.stringify(row)}`),
      ...[...seen].filter(([, times]) => times > 1).map(([where, times]) => `${where} got ${times} digests`),
    ];
  },

  'nothing waits for ever': async (_, rows) => {
    const stuck = await rows("SELECT id, state, attempts, lastCode FROM outbox WHERE state NOT IN ('sent', 'superseded')");
    const untold = await rows('SELECT id, projectId, attempts, lastError FROM telling');
    return [...stuck, ...untold].map((row) => JSON.stringify(row));
  },
};

const AUDIT =
  "SELECT a.type, a.byId, a.body, p.name AS project FROM audit a JOIN project p ON a.subject = CONCAT('project:', p.id)";

function bodyOf(event: Row): Readonly<Record<string, unknown>> {
  return objectOf(event['body'] ?? null);
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  const parsed: unknown = typeof value === 'string' ? JSON.parse(value) : value;
  return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : {};
}
