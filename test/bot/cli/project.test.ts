import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PizZip from 'pizzip';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDb } from '../../../entities/db.js';
import { fileStore } from '../../../entities/files/file-store.js';
import { runningDeadline } from '../../jobs/reminders/kit.js';
import { world } from '../../support/world.js';
import { cli, json } from './kit.js';

let folder: string;
let env: Readonly<Record<string, string>>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cli-'));
  env = { DATA_DIR: folder, DATABASE_URL: `sqlite:${folder}/projects.sqlite` };
  const w = await world({ dbUrl: env['DATABASE_URL'] ?? '' });
  const { projectId } = await runningDeadline(w, { name: '智慧养老<b>平台' });
  await runningDeadline(w, { name: '智慧校园', handler: '施雯' });
  const by = await w.staff('何静');
  const stored = await cliFiles().put(new TextEncoder().encode('合同全文'));
  await w.db.tx(async (tx) => {
    const project = await tx.projects.get(projectId);
    await tx.projects.update(projectId, project?.version ?? 0, { number: 'GS-2026-001' });
    await tx.materials.replaceCurrent(projectId, 'contract', {
      name: '../合同:终稿.pdf',
      ...stored,
      mime: 'application/pdf',
      byId: by.id,
      messageId: null,
      taskId: null,
      at: w.clock.now(),
      findings: null,
    });
    const body = { policyId: 'gongshu', policyVersion: '2020.draft', unitId: by.unitId, name: '智慧养老' };
    await tx.audit.append(`project:${projectId}`, { type: 'PROJECT_BEGUN', byId: by.id, body }, w.clock.now());
  });
  await w.close();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function cliFiles() {
  return fileStore(join(folder, 'files'), () => 0);
}

describe('project', () => {
  it('lists projects, in words and as data', async () => {
    expect((await cli(['project', 'list'], env)).out).toMatch(
      /GS-2026-001 \| 智慧养老.* \| 区卫生健康局 \| .*项目建设单位经办人：.*2026-09-24 前/,
    );
    expect(await json(['project', 'list', '--policy', 'gongshu'], env)).toMatchObject([
      { unit: '区教育局' },
      { unit: '区卫生健康局' },
    ]);
    expect(await json(['project', 'list', '--policy', 'linan'], env)).toEqual([]);
    expect(await json(['project', 'list', '--status', 'ended'], env)).toEqual([]);
    expect((await cli(['project', 'list', '--policy', 'nowhere'], env)).code).toBe(2);
  });

  it('shows one by its number, its running number or a part of its name', async () => {
    const view = await json(['project', 'show', 'GS-2026-001'], env);
    expect(view).toMatchObject({
      number: 'GS-2026-001',
      policy: 'gongshu@2020.draft',
      turns: [{ names: ['何静'], due: '2026-09-24' }],
      deadlines: [{ name: '合同备案', due: '2026-09-24', certain: true, state: 'running', article: '五（三）' }],
    });
    expect(await json(['project', 'show', '#1'], env)).toEqual(view);
    expect((await cli(['project', 'show', 'zhxy'], env)).out).toContain('智慧校园');
    expect(await cli(['project', 'show', '智慧'], env)).toMatchObject({
      code: 1,
      err: expect.stringMatching(/有 2 个项目[^]*GS-2026-001/) as unknown,
    });
    expect((await cli(['project', 'show', '没有'], env)).code).toBe(1);
  });

  it('exports one with its files, a page to read and the records, and overwrites nothing', async () => {
    const out = join(folder, 'export.zip');
    expect(await cli(['project', 'export', 'GS-2026-001', '--out', out], env)).toMatchObject({ code: 0, err: '' });
    const zip = new PizZip(await readFile(out));
    expect(
      Object.keys(zip.files)
        .filter((name) => !name.endsWith('/'))
        .sort(),
    ).toEqual(['index.html', '时限.html', '材料/1-.._合同_终稿.pdf', '记录.json'].sort());
    expect(zip.file('材料/1-.._合同_终稿.pdf')?.asText()).toBe('合同全文');
    const page = zip.file('index.html')?.asText() ?? '';
    expect(page).toContain('智慧养老&lt;b&gt;平台');
    expect(page).not.toMatch(/<b>|<script/);
    expect(page).toMatch(/<td>2026年\d+月\d+日 \d\d:\d\d<\/td><td>何静<\/td><td>开始填写申报<\/td>/);
    expect(page).toContain('href="%E6%97%B6%E9%99%90.html#d1"');
    expect(zip.file('时限.html')?.asText()).toMatch(/2026年9月21日（周一）<\/td><td>计入<\/td><td>工作日/);
    expect(JSON.parse(zip.file('记录.json')?.asText() ?? '')).toMatchObject({
      project: { number: 'GS-2026-001' },
      audit: [{ seq: 1 }],
    });
    expect(await cli(['project', 'export', 'GS-2026-001', '--out', out], env)).toMatchObject({
      code: 1,
      err: expect.stringContaining('已存在') as unknown,
    });
    expect((await cli(['project', 'export', '没有', '--out', out], env)).code).toBe(1);
  });

  it('exports the rest where a file is damaged or gone, and says which is missing', async () => {
    const { sha256 } = await cliFiles().put(new TextEncoder().encode('合同全文'));
    const path = join(folder, 'files', sha256.slice(0, 2), sha256);
    await writeFile(path, '坏了');
    const damaged = await cli(['project', 'export', 'GS-2026-001', '--out', join(folder, 'damaged.zip')], env);
    expect(damaged).toMatchObject({ code: 1, err: expect.stringContaining('1 个文件在服务器上缺失或已损坏') as unknown });
    await rm(path);
    const out = join(folder, 'lost.zip');
    expect(await cli(['project', 'export', 'GS-2026-001', '--out', out], env)).toMatchObject({ code: 1 });
    const zip = new PizZip(await readFile(out));
    expect(zip.file('材料/1-.._合同_终稿.pdf.缺失.txt')?.asText()).toContain('请管理员从备份找回');
    expect(zip.file('index.html')?.asText()).toContain('在服务器上缺失、没有放进来：材料/1-.._合同_终稿.pdf');
    await cliFiles().put(new TextEncoder().encode('合同全文'));
  });
});

describe('audit verify', () => {
  it('proves what is whole, and names what is not', async () => {
    expect(await cli(['audit', 'verify'], env)).toMatchObject({ code: 0, out: expect.stringContaining('完整无误') as unknown });
    const db = await openDb(env['DATABASE_URL'] ?? '', { migrate: false });
    await db.tx((tx) => tx.sequence.next('audit:project:1'));
    await db.close();
    const broken = await cli(['audit', 'verify', '--json'], env);
    expect([broken.code, JSON.parse(broken.out)]).toMatchObject([
      1,
      { ok: false, firstBroken: { subject: 'project:1', why: 'cut' } },
    ]);
    expect((await cli(['audit', 'verify'], env)).err).toContain('project:1');
  });
});
