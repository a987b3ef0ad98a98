import { describe, expect, it } from 'vitest';
import { doorbellOf } from '../../../bot/zwdd/doorbell.js';
import { noticeLines } from '../../../bot/zwdd/notice-lines.js';
import { cards } from '../../../cards/index.js';
import type { Block, Card } from '../../../cards/kit/tree.js';

const bare = (line: string): string => line.replaceAll(/[\s，。：、“”《》（）]/g, '');
const exampleOf = (id: string, name: string): Card => {
  const found = cards.find((one) => one.id === id)?.examples.find((example) => example.name === name);
  if (found === undefined) throw new Error(`no example ${name} of ${id}`);
  return found.card();
};
const all = cards.flatMap(({ id, examples }) => examples.map(({ name, card }) => ({ what: `${id}/${name}`, card: card() })));
/** Never sent of itself, and no card of a task becomes it. */
const isAnswer = (what: string) => what.startsWith('next-step/');
const linesOf = (card: Card) => doorbellOf({ kind: 'card', card }).lines;
const textOf = (block: Block): string => (block.kind === 'text' && block.emphasis !== 'muted' ? block.text : '');

describe('the lines of a notice, of every card of the house', () => {
  it.each(all)('$what: say something that the title does not, once, and no heading alone', ({ card }) => {
    const lines = noticeLines(card);
    expect(lines.length).toBeGreaterThanOrEqual(1);
    expect(lines.length).toBeLessThanOrEqual(5);
    const headings = card.body.flatMap((block) =>
      block.kind === 'text' && block.emphasis === 'strong' && !/[。！？?：→]/.test(block.text) ? [bare(block.text)] : [],
    );
    for (const line of lines) {
      expect(bare(line)).not.toBe(bare(card.header.title));
      expect(line).not.toMatch(/：$/);
      expect(headings).not.toContain(bare(line));
    }
    expect(new Set(lines.map(bare)).size).toBe(lines.length);
  });

  it.each(
    all.filter(({ what, card }) => !isAnswer(what) && card.body.some((block) => /，(还剩 \d|已逾期 \d)/.test(textOf(block)))),
  )('$what: say until when', ({ card }) => {
    const said = linesOf(card).join('\n');
    expect(said).toMatch(/截止/);
    // It is read days later, and stays as it was sent: how late it is stands with the day on which it was so late.
    expect(said.replaceAll(/至 \d+月\d+日（周.）已逾期 \d+ 个工作日/g, '')).not.toMatch(/还剩 \d|今天到期|还有 \d+ 天|逾期 \d/);
  });

  it.each(all.filter(({ card: { header, body } }) => header.tone === 'todo' && body.some(({ kind }) => kind === 'fields')))(
    '$what: say which project, and of which unit',
    ({ card }) => {
      const pairs = card.body.flatMap((block) => (block.kind === 'fields' ? block.fields : []));
      const value = (label: string): string => pairs.find((pair) => pair.label === label)?.value ?? '';
      const said = noticeLines(card).join('\n');
      expect(said).toContain(value('项目').slice(0, 30));
      expect(said).toContain(value('申报单位').slice(0, 30));
      expect(said).toContain(value('编号'));
    },
  );
});

describe('a notice', () => {
  it('of a result: whose turn it is next, and nothing that the title says', () => {
    const said = linesOf(exampleOf('decided', 'passed'));
    expect(said).toContainEqual(expect.stringMatching(/^接下来：提出项目评审申请/));
    expect(said.join()).not.toMatch(/环节：|结果：/);
  });

  it('of an invitation: its time once; an answer is no longer asked for once it was given', () => {
    const pending = linesOf(exampleOf('meeting-invite', 'expert'));
    expect(pending.filter((line) => /\d+月\d+日/.test(line))).toEqual([expect.stringContaining('请回复是否参加')]);
    expect(linesOf(exampleOf('meeting-invite', 'presenter')).join()).not.toContain('请回复');
  });

  it('of a form: not at which of its pages it stands open', () => {
    const asks = all.filter(({ card: { summary } }) => /第 \d+ \/ \d+ 页/.test(summary));
    expect(asks.length).toBeGreaterThan(0);
    for (const { card } of asks) expect(linesOf(card).join()).not.toMatch(/第 \d+ \/ \d+ 页/);
  });

  it('of a task: project and number, until when, whose', () => {
    expect(linesOf(exampleOf('filing', 'counted')).slice(0, 3)).toEqual([
      '智慧养老服务平台（2026-0012）',
      '合同备案：截止 9月24日（周四）。依据：五（三）',
      '申报单位：区民政局',
    ]);
  });

  it('of what is late: by how much, and on which day that was so', () => {
    const said = linesOf(exampleOf('task-review', 'extreme')).join('\n');
    expect(said).toMatch(/截止 9月24日（周四）（暂估），至 9月27日（周日）已逾期 3 个工作日/);
  });

  it.each([
    ['task-review', 'extreme', '去办理'],
    ['task-review', 'reader', '查看详情'],
    ['filing', 'late', '去办理'],
    ['urge', 'typical', '去办理'],
    ['notice', 'told', '去办理'],
    ['notice', 'refused', '查看详情'],
    ['digest-person', 'typical', '去办理'],
    ['digest-person', 'late', '去办理'],
    ['digest-person', 'copied', '查看详情'],
    ['digest-person', 'meetingOnly', '查看详情'],
  ])('of %s/%s leads to what it asks for, late or not: %s', (id, name, title) => {
    const card = exampleOf(id, name);
    expect(doorbellOf({ kind: 'card', card, link: 'https://steward.example.gov.cn/p' }).button?.title).toBe(title);
  });

  it('of a number of projects says of what it is the number', () => {
    expect(noticeLines(exampleOf('register-preview', 'first'))).toContain('项目：2 个');
  });

  it('leaves the project out of what it is about, and keeps who asks', () => {
    expect(noticeLines(exampleOf('opinions-review', 'typical'))[1]).toBe('3 条意见，已确认 1 条');
    expect(noticeLines(exampleOf('advice-answer', 'asked'))[1]).toBe('陈刚请您提意见');
    expect(linesOf(exampleOf('digest-person', 'typical'))).toContain(
      '智慧养老服务平台（2026-0012）：合同备案 截止 9月24日（周四） 备案情况计入绩效评价。',
    );
  });

  it('of a card that has nothing but headings says what to do', () => {
    const body: Block[] = ['项目申报情况', '建设内容', '近年项目', '投资'].map((text) => ({
      kind: 'text',
      text,
      emphasis: 'strong',
    }));
    const header = { title: '项目申报表', tone: 'todo' } as const;
    expect(noticeLines({ summary: '项目申报表', header, body })).toEqual(['请打开页面办理。']);
  });
});
