/** What nobody's client sends: no error, no hang, no change, bounded memory. Found inputs print their seed. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseStaffFile } from '../../bot/staff/file.js';
import { ACTIONS } from '../../cards/kit/action.js';
import { dataSourceFor } from '../../entities/data-source.js';
import { faultsAfter, FIXTURES } from '../support/policies.js';
import { type World, world } from '../support/world.js';
import { declare } from '../support/yunshan-world.js';

const person = (name: string, role: '经办人' | '主管部门', unit: string) =>
  ({ name, unit, roles: [role], policy: 'yunshan' }) as const;
const people = [
  person('陈水', '经办人', '县水利局'),
  person('县办', '主管部门', '县数字办'),
  person('外人', '经办人', '县教育局'),
];

let [folder, dbUrl, memory] = ['', '', 0];
let w: World;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'garbage-'));
  dbUrl = `sqlite:${folder}/world.sqlite`;
  w = await world({ policies: FIXTURES, people, dbUrl });
  await declare(w);
  for (const { name } of people) await w.as(name).say('帮助');
  memory = process.memoryUsage().rss;
});
afterAll(async () => {
  await w.close();
  await rm(folder, { recursive: true, force: true });
});

/** Another unit's project, and who works there. An outsider may begin drafts of his own. */
async function state(): Promise<string> {
  const sql = await dataSourceFor(dbUrl).initialize();
  try {
    const found: unknown[] = [await sql.query('SELECT * FROM project WHERE id = 1'), await sql.query('SELECT * FROM staff')];
    for (const table of ['task', 'form', 'material', 'opinion', 'deadline', 'letter', 'advice', 'watcher']) {
      found.push(await sql.query(`SELECT * FROM ${table} WHERE projectId = 1`));
    }
    found.push(await sql.query("SELECT * FROM audit WHERE subject = 'project:1'"));
    return JSON.stringify(found);
  } finally {
    await sql.destroy();
  }
}

/** Near what is right: real verbs with wrong arguments, real shapes with wrong leaves. */
const leaf = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.integer(),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
  fc.constantFrom('__proto__', '{{x}}', '<at id=all>', "'; DROP TABLE task; --", '1'.repeat(5000)),
);
const arg = fc.oneof(
  fc.constantFrom('1', '2', '0'),
  fc.nat(9).map(String),
  fc.constantFrom('pass', 'submit', 'declare', 'review', 'basic', 'plan', 'items', 'yunshan'),
  fc.string({ maxLength: 12 }),
  fc.constantFrom('-1', '1e9', '99999999999999999999', '__proto__', 'constructor', '2147483648'),
);
const name = fc
  .tuple(fc.constantFrom(...Object.keys(ACTIONS)), fc.array(arg, { maxLength: 6 }))
  .map(([verb, args]) => [verb.replace('.', '-'), ...args].join('.'));
const values = fc.dictionary(
  fc.oneof(fc.string({ maxLength: 20 }), fc.constantFrom('name', 'reason', 'declaration', '__proto__')),
  fc.oneof(leaf, fc.array(leaf, { maxLength: 3 })),
  { maxKeys: 6 },
);
const action = fc.record(
  {
    tag: fc.constantFrom('button', 'input', 'select_static', 'x'),
    name: fc.oneof(name, fc.string()),
    form_value: values,
    value: values,
  },
  { requiredKeys: ['tag'] },
);

describe('garbage', () => {
  it('on a card changes nothing of another’s and is answered, whatever it is', async () => {
    const before = await state();
    await fc.assert(
      fc.asyncProperty(action, async (made) => {
        const outsider = w.as('外人');
        const { toast, code } = await outsider.act(outsider.lastCard(), made);
        expect(code).toBeNull();
        expect(toast?.content ?? '').not.toMatch(/系统出错|故障编号/);
      }),
      { numRuns: 150 },
    );
    expect(await state()).toBe(before);
  }, 120_000);

  it('as words is answered', async () => {
    const words = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc
        .tuple(
          fc.constantFrom('进度', '为什么', '下一步', '试算', '合同备案', '统计', '导出', '如果'),
          fc.string({ maxLength: 60 }),
        )
        .map((two) => two.join(' ')),
      fc.constantFrom('试算 99999999999个工作日', '试算 2026-02-30 5个工作日', '进度 %_!', '\u0000', '申'.repeat(3000)),
    );
    await fc.assert(
      fc.asyncProperty(words, async (text) => {
        const outsider = w.as('外人');
        await outsider.say(text);
        expect(w.sandbox.pusher.history().at(-1)?.nextAt ?? null).toBeNull();
      }),
      { numRuns: 80 },
    );
  }, 120_000);

  it('as a file is answered, also when it begins as one that is known', async () => {
    const heads = ['PK\u0003\u0004', '%PDF-1.7\n', '\u00d0\u00cf\u0011\u00e0', ''].map((head) => Buffer.from(head, 'latin1'));
    const file = fc.tuple(
      fc.constantFrom(...heads),
      fc.uint8Array({ minLength: 1, maxLength: 3000 }),
      fc.constantFrom('a.docx', 'a.xlsx', 'a.pdf', '..', 'a\u0000.docx', '.docx'),
    );
    await fc.assert(
      fc.asyncProperty(file, async ([head, rest, named]) => {
        await w.as('外人').send({ name: named, bytes: Buffer.concat([head, rest]) });
        expect(w.sandbox.pusher.history().at(-1)?.nextAt ?? null).toBeNull();
      }),
      { numRuns: 60 },
    );
  }, 120_000);

  it('as a staff file is refused in words', async () => {
    const header = '姓名,手机号,单位,职务,角色,地区,飞书open_id,浙政钉accountId\n';
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 2000 }),
      fc.string({ unit: 'binary', maxLength: 400 }).map((text) => new TextEncoder().encode(header + text)),
      fc.uint8Array({ maxLength: 2000 }).map((rest) => Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), rest])),
    );
    await fc.assert(
      fc.asyncProperty(bytes, async (file) => {
        const { rows, faults } = await parseStaffFile(file, new Set(['yunshan']));
        expect(rows.length + faults.length).toBeGreaterThan(0);
      }),
      { numRuns: 150 },
    );
  }, 60_000);

  it('as a policy is a list of faults, never an error', async () => {
    const file = fc.constantFrom('policy.yaml', 'tasks.yaml', 'forms.yaml', 'time.yaml', 'letters.yaml');
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.json({ maxDepth: 4 }),
      fc.constantFrom(
        'a: &a [*a]',
        'tasks: *nobody',
        'tasks:\n  x: !!js/function "f"',
        '- '.repeat(500),
        'x: 1\nx: 2',
        '{'.repeat(500),
      ),
    );
    await fc.assert(
      fc.asyncProperty(file, text, async (name, replace) => {
        const { faults } = await faultsAfter([{ file: name, replace }]);
        expect(Array.isArray(faults)).toBe(true);
      }),
      { numRuns: 40 },
    );
  }, 120_000);

  it('leaves the memory about as it was', () => {
    expect(process.memoryUsage().rss - memory).toBeLessThan(250 * 1024 * 1024);
  });
});
