import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PersonDriver } from '../../sandbox/driver.js';
import { type World, world } from '../support/world.js';
import { addRow, BASIC, begin, declare, fillDeclaration, HANDLER, OFFICE, PDF, SERVER, STRANGER } from './applicant-kit.js';

const HOSTILE =
  '<at id=all></at> **粗** [链接](http://x) {{name}} {{{raw}}} `code` <font color="red">红</font> \u202e反\u0000 😀';

let w: World;
let li: PersonDriver;
beforeEach(async () => {
  w = await world();
  li = w.as(HANDLER);
});
afterEach(() => w.close());

const projects = () => w.db.tx((tx) => tx.projects.ofPolicy('linan'));

describe('walk 1: 涉密', () => {
  it('is refused before anything is stored, with where to go instead', async () => {
    await li.say('申报');
    const { toast, card } = await li.press('是，涉密项目');

    expect(toast?.content).toContain('涉密项目不能在这里申报');
    expect(card.text()).toContain('线下办理');
    expect(card.buttons()).not.toContain('否，开始申报');
    expect(await projects()).toEqual([]);
    const audit = await w.db.tx((tx) => tx.audit.page({ subject: '', seq: 0 }, 100));
    expect(audit.filter(({ subject }) => subject.startsWith('project'))).toEqual([]);
  });
});

describe('walk 1: pressed twice, too late, or by somebody else', () => {
  it('hands in once, however often 提交 is pressed', async () => {
    await begin(w);
    const { card } = await fillDeclaration(li);
    const results = await Promise.all([li.press('提交', card), li.press('提交', card), li.press('提交', card)]);

    expect(results.filter(({ toast }) => toast?.content === '已提交。')).toHaveLength(1);
    const late = results.find(({ toast }) => toast?.content !== '已提交。');
    expect(late?.toast?.content).toContain('已由李明于');
    expect(await w.db.tx((tx) => tx.tasks.ofProject(1))).toHaveLength(2);
  });

  it('begins one draft, however often “否” is pressed', async () => {
    await li.say('申报');
    const card = li.lastCard();
    await Promise.all([li.press('否，开始申报', card), li.press('否，开始申报', card)]);

    expect(await projects()).toHaveLength(1);
  });

  it('answers an old card of a declaration that was handed in with how it stands', async () => {
    await begin(w);
    await li.fill(BASIC).press('保存草稿');
    await li.say('草稿箱');
    await li.press('继续填写');
    const old = li.cards().findLast((card) => card.title() === '项目申报表');
    await li.say('草稿箱');
    await li.press('继续填写');
    await fillDeclaration(li);
    await li.press('提交');
    const after = li.card(old?.messageId ?? '');

    expect(after.text()).toContain('办理');
    expect(after.buttons()).not.toContain('下一页');
  });

  it('does not let another unit open, keep, read or hand in what is not theirs', async () => {
    await begin(w);
    const { card } = await fillDeclaration(li);
    const chen = w.as(STRANGER);
    await chen.say('帮助');
    const own = chen.lastCard();
    const task = (await w.db.tx((tx) => tx.tasks.ofProject(1)))[0]?.id ?? 0;
    for (const name of [
      `form-submit.${String(task)}.10001`,
      `form-save.${String(task)}.1.0`,
      `form-view.${String(task)}.0`,
      `material-ask.${String(task)}.applicationForm`,
      `material-send.1.applicationForm.0`,
      `draft-open.1`,
      `draft-delete.1.1`,
      `row-delete.${String(task)}.1.2.items.0`,
      `table-template.${String(task)}.items`,
    ]) {
      const { toast } = await chen.act(own, { tag: 'button', name, form_value: { name: '改掉' } });
      expect(toast?.content, name).not.toMatch(/已(保存|提交)/);
      expect(chen.card(own.messageId).text(), name).not.toContain('智慧场馆');
    }
    expect(chen.files()).toEqual([]);
    expect((await li.press('提交', card)).toast?.content).toBe('已提交。');
  });
});

describe('walk 1: files that cannot be taken', () => {
  beforeEach(async () => {
    await begin(w);
    await li.fill(BASIC).press('下一页');
  });

  it.each([
    ['照片.heic', 'heic', '“照片.heic”不是“信息化项目申请表”要求的格式'],
    ['改名.pdf', 'MZ 可执行', '文件名是 .pdf，内容却是'],
    ['坏.docx', 'PK\x03\x04坏', '文件名是 .docx，内容却是压缩包'],
    ['坏.xlsx', 'PK\x03\x04[Content_Types].xml xl/workbook', '打不开'],
  ])('“%s” is refused with what to do', async (name, content, says) => {
    await li.send({ name, bytes: new TextEncoder().encode(content) });

    expect(li.lastCard().text()).toContain(says);
    expect(await w.db.tx((tx) => tx.materials.ofProject(1))).toEqual([]);
  });

  it('a file in a group is none of the bot’s business', async () => {
    const chat = w.chat('文化馆信息化项目群');
    const before = li.cards({ chat }).length;
    await li.send({ name: '信息化项目申请表.pdf', bytes: PDF }, { chat });

    expect(li.cards({ chat })).toHaveLength(before);
    expect(await w.db.tx((tx) => tx.materials.ofProject(1))).toEqual([]);
  });

  it('a message that is taken back takes its file back, until it was handed in', async () => {
    const sent = await li.send({ name: '信息化项目申请表.pdf', bytes: PDF });
    await li.recall(sent.messageId);
    expect(li.lastCard().text()).toContain('您撤回了“信息化项目申请表.pdf”');
    expect(await w.db.tx((tx) => tx.materials.ofProject(1))).toEqual([]);

    await li.say('草稿箱');
    await li.press('继续填写');
    await li.press('下一页');
    await addRow(li, SERVER);
    await li.fill({ 资金来源: ['区财政资金'] }).press('下一页');
    const again = await li.send({ name: '信息化项目申请表.pdf', bytes: PDF });
    await li.press('下一页：核对');
    await li.press('提交');
    await li.recall(again.messageId);
    expect(li.lastCard().text()).toContain('撤回消息不影响已提交的材料');
    expect(await w.db.tx((tx) => tx.materials.ofProject(1))).toHaveLength(1);
  });

  it('a message that was no file may be taken back without a word', async () => {
    const said = await li.say('随便说说');
    const before = li.cards().length;
    await li.recall(said.messageId);

    expect(li.cards()).toHaveLength(before);
    expect(w.as('孙立').cards()).toEqual([]);
  });
});

describe('walk 1: hostile text', () => {
  it('stays text on every card, in lists, in names of files', async () => {
    await declare(w, { 项目名称: HOSTILE, 主要建设内容: `${HOSTILE}${HOSTILE}` });
    const receipt = li.cards().findLast((card) => card.title() === '提交成功');
    const shown = [receipt ?? li.lastCard(), w.as(OFFICE).lastCard()];
    for (const card of shown) {
      expect(card.text()).toContain('<at id=all></at> **粗** [链接](http://x) {{name}} {{{raw}}}');
      expect(JSON.stringify(card.json)).not.toContain('\u202e');
    }
    const { name } = (await projects())[0] ?? {};
    expect(name).not.toMatch(/[\u0000\u202e]/);
    await li.say(`进度 ${HOSTILE.slice(0, 20)}`);
    expect(li.lastCard().text()).toContain('**粗**');
  });

  it('longer than a client lets anyone type is kept as far as it goes, and named', async () => {
    await begin(w);
    const task = (await w.db.tx((tx) => tx.tasks.ofProject(1)))[0]?.id ?? 0;
    const typed = { name: '长'.repeat(9000), summary: 7, nature: ['新建'], period: { n: 1 } };
    const { card } = await li.act(li.lastCard(), {
      tag: 'button',
      name: `form-goto.${String(task)}.10001.0.9`,
      form_value: typed,
    });

    expect(card.text()).toContain('建设周期（月）：请填写数字');
    expect((await projects())[0]?.name).toBe('长'.repeat(200));
    await li.fill({ '建设周期（月）': '' }).press('下一页');
    await li.press('下一页');
    await li.press('下一页');
    const confirm = await li.press('下一页：核对');
    expect(confirm.code).toBeNull();
    expect(confirm.card.text()).toContain('项目名称：不超过 60 个字，现有 1000 个字');
  });
});
