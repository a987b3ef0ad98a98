/**
 * A database as it is after years: so many projects over ten years in one jurisdiction, a tenth of them under way, each with ten tasks and ten
 * clocks, its stages in the audit, its people in two hundred units. Text, dates and sums vary; the rest is as a declaration left it.
 */
import { searchKeys } from '../../handlers/core/case/search-keys.js';
import { addDays, civilDate } from '../../workflow/time/civil.js';
import { addPeople } from './due.js';
import { copyProject, openSql, type Sql, STRIDE } from './many.js';
import { APP } from './pushes.js';
import { makeTemplate, type Template } from './template.js';

export interface Grown extends Template {
  readonly projects: number;
  readonly running: number;
  /** Account of a person who handles projects. */
  readonly handlerId: string;
}

const DAY_MS = 86_400_000;
const YEARS = 10;
const UNITS = 200;
const PEOPLE = 5000;
/** Ids of what is added lie above those of the copies. */
const ABOVE = 100_000_000;
const WORDS = ['智慧', '数字', '综合', '一体化', '区域', '城市', '基层', '公共'];
const THINGS = [
  '场馆预约平台',
  '档案管理系统',
  '视频监控',
  '数据共享',
  '应急指挥中心',
  '不动产登记',
  '医疗影像云',
  '政务服务大厅',
];
const STAGES = ['declarationApproval', 'awaitingApplication', 'preliminaryReview', 'expertReview', 'procurement', 'building'];

export async function grow(url: string, projects: number): Promise<Grown> {
  const template = await makeTemplate(url);
  const running = projects / 10;
  const sql = await openSql(url);
  const now = Date.now();
  await addNames(sql);
  await addPeople(sql, PEOPLE, APP.appId);
  await addCivilDays(sql, now);
  const age = `FLOOR(n * ${(YEARS * 365 * DAY_MS) / projects})`;
  const begun = `${now} - ${age}`;
  const ended = `n > ${running}`;
  await copyProject(sql, {
    count: projects,
    differ: {
      project: {
        unitId: `${ABOVE} + n % ${UNITS}`,
        handlerId: `${ABOVE} + n % ${PEOPLE}`,
        name: `CONCAT((SELECT w.\`name\` FROM bench_name w WHERE w.i = n % ${WORDS.length * THINGS.length}), n)`,
        nameKeys: `(SELECT CONCAT(w.\`name\`, n, ' ', w.pinyin, n, ' ', w.initials, n) FROM bench_name w WHERE w.i = n % ${WORDS.length * THINGS.length})`,
        status: `CASE WHEN ${ended} THEN 'ended' ELSE 'running' END`,
        stage: `CASE ${STAGES.map((stage, at) => `WHEN n % ${STAGES.length} = ${at} THEN '${stage}'`).join(' ')} END`,
        result: `CASE WHEN ${ended} THEN 'passed' END`,
        totalWan: '(n % 1000 + 1) * 1000000',
        createdAt: begun,
        updatedAt: `${begun} + ${10 * DAY_MS}`,
      },
      task: { decidedAt: begun },
      'task:open': {
        state: `CASE WHEN ${ended} THEN 'done' ELSE 'open' END`,
        outcome: `CASE WHEN ${ended} THEN 'pass' END`,
        decidedAt: `CASE WHEN ${ended} THEN ${begun} + ${DAY_MS} END`,
        openedAt: begun,
      },
    },
  });
  await addTasks(sql, projects, begun);
  await addClocks(sql, projects, running);
  await addEvents(sql, projects, running, begun);
  if (!url.startsWith('sqlite:')) {
    await sql.run('ANALYZE TABLE project, task, deadline, audit, staff, form, material, card_message');
  }
  const grown = { ...template, projects, running, handlerId: 'ou_bench_7' };
  await sql.run('CREATE TABLE bench_grown (`about` TEXT)');
  await sql.run(`INSERT INTO bench_grown VALUES ('${JSON.stringify(grown)}')`);
  await sql.close();
  return grown;
}

/** What `grow` told of a database that it filled. */
export async function readGrown(url: string): Promise<Grown> {
  const sql = await openSql(url);
  const [row] = await sql.rows('SELECT `about` FROM bench_grown');
  await sql.close();
  return JSON.parse(String(row?.['about'])) as Grown;
}

async function addNames(sql: Sql): Promise<void> {
  await sql.run('CREATE TABLE bench_name (i INTEGER PRIMARY KEY, `name` VARCHAR(60), pinyin VARCHAR(200), initials VARCHAR(60))');
  const names = WORDS.flatMap((word) => THINGS.map((thing) => `${word}${thing}`));
  const rows = names.map((name, at) => `(${at}, '${searchKeys(name).split(' ').join("', '")}')`);
  await sql.run(`INSERT INTO bench_name VALUES ${rows.join(', ')}`);
}

/** Days before and after today, so that both databases count alike. */
async function addCivilDays(sql: Sql, now: number): Promise<void> {
  await sql.run('CREATE TABLE bench_day (i INTEGER PRIMARY KEY, `day` VARCHAR(10))');
  const days = Array.from({ length: YEARS * 366 + 100 }, (_, at) => at - 60);
  await sql.run(`INSERT INTO bench_day VALUES ${days.map((ago) => `(${ago}, '${addDays(civilDate(now), -ago)}')`).join(', ')}`);
}

/** Eight more to each project, done one after the other. */
async function addTasks(sql: Sql, projects: number, begun: string): Promise<void> {
  await sql.run(
    `INSERT INTO task (id, projectId, task, kind, stage, actor, round, state, outcome, decidedBy, decidedAt, openedAt, openedOn, version)
     SELECT ${ABOVE} + n * ${STRIDE} + m, 1 + n * ${STRIDE}, 'approveDeclaration', 'review', 'declarationApproval', 'office', m, 'done', 'pass',
     30, ${begun} + m * ${DAY_MS}, ${begun} + m * ${DAY_MS}, '2026-01-05', 2
     FROM ${sql.numbers(projects)} numbers CROSS JOIN (SELECT n AS m FROM ${sql.numbers(8)} few) few`,
  );
}

/** Ten to each project; of those under way one runs, from ten days late to fifty days ahead. */
async function addClocks(sql: Sql, projects: number, running: number): Promise<void> {
  const count = JSON.stringify(
    Array.from({ length: 6 }, (_, at) => ({ date: `2026-01-1${at}`, counted: at > 0, why: '工作日' })),
  );
  const runs = `(n <= ${running} AND m = 1)`;
  const ago = `CASE WHEN ${runs} THEN n % 60 - 50 ELSE FLOOR(n * ${(YEARS * 365) / projects}) END`;
  const day = `(SELECT d.\`day\` FROM bench_day d WHERE d.i = ${ago})`;
  await sql.run(
    `INSERT INTO deadline (id, projectId, deadline, taskId, holder, startOn, dueOn, certain, \`count\`, state, closedOn, nextRungOn, version)
     SELECT ${ABOVE} + n * ${STRIDE} + m, 1 + n * ${STRIDE}, 'answer', CASE WHEN ${runs} THEN 2 + n * ${STRIDE} END, CASE WHEN ${runs} THEN 'office'
     ELSE 'applicant' END, '2016-01-04', ${day}, 1, '${count}', CASE WHEN ${runs} THEN 'running' ELSE 'met' END, CASE WHEN ${runs} THEN NULL
     ELSE ${day} END, CASE WHEN ${runs} THEN '2090-01-01' END, 1
     FROM ${sql.numbers(projects)} numbers CROSS JOIN (SELECT n AS m FROM ${sql.numbers(10)} few) few`,
  );
}

/** What overviews read of the audit: the chain of each goes on behind what was copied of it. */
async function addEvents(sql: Sql, projects: number, running: number, begun: string): Promise<void> {
  const hash = 'b'.repeat(64);
  const ended = `(n > ${running} AND m = 5)`;
  const stage = `CASE ${STAGES.map((name, at) => `WHEN m = ${at + 1} THEN '${name}'`).join(' ')} END`;
  const [head] = await sql.rows("SELECT value FROM sequence WHERE `key` = 'audit:project:1'");
  await sql.run(
    `INSERT INTO audit (subject, seq, at, type, byId, body, prevHash, hash)
     SELECT CONCAT('project:', 1 + n * ${STRIDE}), ${Number(head?.['value'])} + m, ${begun} + m * ${DAY_MS},
     CASE WHEN ${ended} THEN 'PROJECT_ENDED' ELSE 'STAGE_ENTERED' END, 30,
     CASE WHEN ${ended} THEN '{"v":1,"result":"passed"}' ELSE CONCAT('{"v":1,"stage":"', ${stage}, '"}') END, '${hash}', '${hash}'
     FROM ${sql.numbers(projects)} numbers CROSS JOIN (SELECT n AS m FROM ${sql.numbers(5)} few) few`,
  );
  await sql.run("UPDATE sequence SET value = value + 5 WHERE `key` LIKE 'audit:project:%' AND `key` <> 'audit:project:1'");
}
