import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { tableTemplate } from '../../../documents/index.js';
import type { Reply } from '../../../handlers/reply.js';
import { buttonOf, desk, press, words, type Desk, type Person } from './desk.js';
import { filledTable } from './tables.js';

let d: Desk;
let li: Person;
let first: Reply;
let task: number;
let project: number;
let people = 0;

const text = (value: string): Uint8Array => new TextEncoder().encode(value);
const PDF = text('%PDF-1.7 x');

beforeAll(async () => {
  d = await desk();
});
afterAll(() => d.close());
beforeEach(async () => {
  li = await d.hire('李明', `单位${String((people += 1))}`, ['经办人']);
  first = await d.do(li, { verb: 'draft.begin', policy: 'linan' });
  const { action } = buttonOf(first, '下一页');
  task = 'task' in action && typeof action.task === 'number' ? action.task : 0;
  project = (await d.db.tx((tx) => tx.tasks.get(task)))?.projectId ?? 0;
});

const current = () => d.db.tx((tx) => tx.materials.ofProject(project));
const outbox = () => d.db.tx((tx) => tx.outbox.due(d.clock.now, 50));
const ask = (material = 'applicationForm') => d.do(li, { verb: 'material.ask', task, material });

describe('a file', () => {
  it('is taken as the material that was asked for, whatever its name', async () => {
    expect(words(await ask())).toContain('请把“信息化项目申请表”');
    const reply = await d.send(li, '扫描件.PDF', PDF);

    expect(words(reply)).toContain('“扫描件.PDF”已作为《信息化项目申请表》收下');
    expect(await current()).toMatchObject([
      { material: 'applicationForm', name: '扫描件.PDF', mime: 'application/pdf', size: 10 },
    ]);
  });

  it('takes the place of the one before, which is kept', async () => {
    await ask();
    await d.send(li, '一.pdf', PDF);
    await ask();
    const reply = await d.send(li, '二.pdf', text('%PDF-1.7 y'));

    expect(words(reply)).toContain('原来的“一.pdf”已被替换');
    expect(await current()).toMatchObject([{ name: '二.pdf' }]);
    const all = await d.db.tx((tx) => tx.materials.history(project));
    expect(all.map(({ name, state }) => [name, state])).toEqual([
      ['一.pdf', 'replaced'],
      ['二.pdf', 'current'],
    ]);
  });

  it('that nobody asked for is taken by its name when one thing is waited for that it speaks of', async () => {
    const reply = await d.send(li, '区文化馆信息化项目申请表（盖章）.pdf', PDF);

    expect(words(reply)).toContain('已作为《信息化项目申请表》收下');
  });

  it('that may be anything is asked about, and counts only once the person says what it is', async () => {
    const question = await d.send(li, '扫描件001.pdf', PDF);
    expect(words(question)).toContain('这个文件是哪份材料');
    expect(await current()).toEqual([]);

    const taken = await press(d, li, question, '信息化项目申请表');
    expect(words(taken)).toContain('收下');
    expect(await current()).toMatchObject([{ name: '扫描件001.pdf', state: 'current' }]);
    await expect(press(d, li, question, '信息化项目申请表')).rejects.toMatchObject({ refusal: { code: 'NOTHING_TO_DO' } });
  });

  it('of somebody else cannot be claimed', async () => {
    const question = await d.send(li, '扫描件001.pdf', PDF);
    const chen = await d.hire('陈涛', '区水利局', ['经办人']);

    await expect(press(d, chen, question, '信息化项目申请表')).rejects.toMatchObject({ refusal: { code: 'STALE_CARD' } });
  });

  it.each([
    ['空.pdf', text(''), 'FILE_EMPTY'],
    ['程序.exe', text('MZ'), 'FILE_TYPE'],
    ['没有后缀', text('abc'), 'FILE_TYPE'],
    ['改名.pdf', text('MZ is no pdf'), 'FILE_UNREADABLE'],
    ['改名.docx', text('%PDF-1.7'), 'FILE_UNREADABLE'],
    ['概算.xlsx', text('PK\x03\x04 broken'), 'FILE_UNREADABLE'],
    ['太大.pdf', new Uint8Array(31 * 1024 * 1024).fill(37), 'FILE_UNREADABLE'],
  ])('“%s” is refused with what to do', async (name, bytes, code) => {
    await ask();
    await expect(d.send(li, name, bytes)).rejects.toMatchObject({ refusal: { code } });
    expect(await current()).toEqual([]);
  });

  it('above the material’s own limit is refused', async () => {
    await ask();
    const large = new Uint8Array(31 * 1024 * 1024);
    large.set(PDF);

    await expect(d.send(li, '大.pdf', large)).rejects.toMatchObject({ refusal: { code: 'FILE_TOO_LARGE', data: { max: '30' } } });
  });

  it('keeps nothing of a name that a disk or a screen could trip over', async () => {
    await ask();
    await d.send(li, '../..\u202e/etc\u0000/<at id=all>.pdf', PDF);

    expect((await current())[0]?.name).toBe('.._.._etc__at id=all_.pdf');
  });

  it('asked for half an hour ago is asked about again', async () => {
    await ask();
    d.clock.now += 31 * 60_000;
    const reply = await d.send(li, '扫描件.pdf', PDF);
    d.clock.now -= 31 * 60_000;

    expect(words(reply)).toContain('这个文件是哪份材料');
  });

  it('from whoever waits for nothing is answered kindly and kept as nothing', async () => {
    const zhao = await d.hire('赵敏', '主管局', ['主管部门']);

    expect(words(await d.send(zhao, '随便.pdf', PDF))).toContain('您手上没有等待材料的事项');
  });
});

describe('a material', () => {
  it('that the answers do not ask for is not asked for, and is once they do', async () => {
    expect(words(await ask('pilotApproval'))).toContain('已不需要');
    await press(d, li, first, '保存草稿', { source: '上级批复我区实施的试点' });

    expect(words(await ask('pilotApproval'))).toContain('请把“批复文件”');
  });

  it('keeps what was typed on the card whose button asked for it', async () => {
    await d.do(li, { verb: 'material.ask', task, material: 'applicationForm' }, { name: '智慧场馆' });
    const draft = await d.db.tx((tx) => tx.forms.draftOf(task));

    expect(draft?.values).toMatchObject({ name: '智慧场馆' });
  });

  it('has its blank sent, and its file to whoever may look at the project', async () => {
    await d.do(li, { verb: 'material.template', task, material: 'applicationForm' });
    await ask();
    await d.send(li, '表.pdf', PDF);
    await d.do(li, { verb: 'material.send', project, material: 'applicationForm', file: 0 });
    const files = (await outbox()).flatMap(({ payload }) => /"name":"([^"]+)"/.exec(payload)?.[1] ?? []);
    expect(files).toEqual(['信息化项目申请表（模板）.docx', '表.pdf']);
    const chen = await d.hire('陈涛', '区水利局', ['经办人']);
    await expect(d.do(chen, { verb: 'material.send', project, material: 'applicationForm', file: 0 })).rejects.toMatchObject({
      refusal: { code: 'PROJECT_HIDDEN' },
    });
  });
});

describe('a filled table', () => {
  const field = async () => {
    const page = d.deps.policies.current('linan')?.forms['declaration']?.pages.find(({ id }) => id === 'budget');
    const found = page?.fields.find(({ id }) => id === 'items');
    if (found?.type !== 'table') throw new Error('no table');
    return found;
  };
  const items = async () => (await d.db.tx((tx) => tx.forms.draftOf(task)))?.values['items'];

  it('is read in, and the rows before can be put back', async () => {
    await d.send(li, '概算.xlsx', await filledTable(await field(), [['硬件', '旧服务器', 1, '台', 2]]));
    const reply = await d.send(
      li,
      '概算终稿.xlsx',
      await filledTable(await field(), [
        ['硬件', '服务器', 2, '台', 3.5],
        ['应用软件', '预约', 1, '套', 10],
      ]),
    );

    expect(words(reply)).toContain('读入“项目资金概算”2 行，合计 17 万元');
    expect(words(reply)).toContain('原来的 1 行已替换');
    expect(await items()).toMatchObject([{ item: '服务器', subtotal: 7 }, { item: '预约' }]);
    const back = await press(d, li, reply, '撤销读入');
    expect(back.toast?.text).toBe('已恢复原来的 1 行。');
    expect(await items()).toMatchObject([{ item: '旧服务器' }]);
    expect(words(await press(d, li, reply, '撤销读入'))).toContain('不能再撤销');
  });

  it('with faults changes nothing, and every fault is named by its cell', async () => {
    await d.send(li, '概算.xlsx', await filledTable(await field(), [['硬件', '服务器', 1, '台', 2]]));
    const reply = await d.send(li, '错.xlsx', await filledTable(await field(), [['没有的类', '服务器', '两', '台', 3.5]]));

    expect(words(reply)).toMatch(/A4/);
    expect(words(reply)).toContain('类别应为');
    expect(await items()).toMatchObject([{ item: '服务器', quantity: 1 }]);
  });

  it('left empty, or of another kind, is said so', async () => {
    expect(words(await d.send(li, '空表.xlsx', await tableTemplate(await field(), '表')))).toContain('表中还没有填写内容');
    expect(words(await d.send(li, '别的.xlsx', await filledTable(null, [['甲', '乙', 1, '丙', 2]])))).toContain(
      '这个文件是哪份材料',
    );
  });
});
