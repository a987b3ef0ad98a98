import { describe, expect, it } from 'vitest';
import { doorbellOf } from '../../../bot/zwdd/doorbell.js';
import { fitText, jsonBytes } from '../../../bot/zwdd/fit-text.js';
import { actionCard, messageOf } from '../../../bot/zwdd/message.js';
import { cards } from '../../../cards/index.js';
import type { Card } from '../../../cards/kit/tree.js';
import { checkMsg } from '../../../sandbox/zwdd/check-msg.js';

const URL = 'https://steward.example.gov.cn/pages/link/abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG';
const STAMP = '9月18日 10:05:07';
interface ActionCard {
  readonly title: string;
  readonly markdown: string;
  readonly single_title?: string;
  readonly single_url?: string;
  readonly single_pc_url?: string;
  readonly btn_json_list?: readonly Record<string, string>[];
}

function read(msg: string): ActionCard {
  return (JSON.parse(msg) as { action_card: ActionCard }).action_card;
}

function cardWith(summary: string, lines: readonly string[], more: Partial<Card['header']> = {}): Card {
  return {
    summary,
    header: { title: '初步审核', subtitle: '智慧场馆', tone: 'todo', ...more },
    body: lines.map((text) => ({ kind: 'text', text })),
  };
}

describe('a notice', () => {
  it('says what it is about in a few lines and leads to one page, on a computer within the client', () => {
    const content = {
      kind: 'card',
      card: cardWith('请在9月25日前审核', ['申报单位：文化馆', '已等 2 个工作日']),
      link: URL,
    } as const;
    const card = read(messageOf(doorbellOf(content), STAMP));
    expect(card.title).toBe('初步审核');
    expect(card.markdown.split('\n')).toEqual(['智慧场馆', '请在9月25日前审核', '申报单位：文化馆', '已等 2 个工作日', STAMP]);
    expect([card.single_title, card.single_url]).toEqual(['去办理', URL]);
    expect(card.single_pc_url).toBe(`taurus://taurusclient/page/link?pc_slide=true&url=${encodeURIComponent(URL)}`);
  });

  it('says first what stands out on the card', () => {
    const card = cardWith('请审核', ['编号：NB-1']);
    const body = [
      ...card.body,
      { kind: 'text', text: '已逾期 3 天', emphasis: 'bad' } as const,
      { kind: 'text', text: '小字', emphasis: 'muted' } as const,
    ];
    const { lines } = doorbellOf({ kind: 'card', card: { ...card, body }, link: URL });
    expect(lines).toEqual(['智慧场馆', '请审核', '已逾期 3 天', '编号：NB-1']);
  });

  it.each([
    ['long Chinese', '可行性研究报告'.repeat(600)],
    ['emoji of several code points', '👨‍👩‍👧‍👦🇨🇳'.repeat(300)],
    ['quotes, which JSON doubles', '"\\'.repeat(1500)],
    ['line breaks and tabs', 'a\n\t'.repeat(1500)],
    ['half a character', `${'字'.repeat(700)}\uD83D`],
  ])('stays within 2048 bytes with %s, whole characters, button and last line kept', (_what, text) => {
    const msg = messageOf(
      { title: text, lines: ['第一行', text, text], button: { title: '去办理', url: URL }, urgent: false },
      STAMP,
    );
    expect(Buffer.byteLength(msg, 'utf8')).toBeLessThanOrEqual(2048);
    expect(Buffer.byteLength(msg, 'utf8')).toBeGreaterThan(1990);
    expect(() => checkMsg(msg, 2048)).not.toThrow();
    const { markdown, single_url } = read(msg);
    expect(single_url).toBe(URL);
    expect(markdown.endsWith(`…\n${STAMP}`)).toBe(true);
    expect(markdown.startsWith('第一行\n')).toBe(true);
    expect(markdown).not.toContain('\uFFFD');
  });

  it('has one to three buttons', () => {
    const ways = ['甲', '乙', '丙', '丁'].map((title) => ({ title, url: `${URL}?${title.codePointAt(0) ?? 0}` }));
    const list = (count: number) => read(actionCard('题', ['文'], STAMP, ways.slice(0, count))).btn_json_list;
    expect(list(1)).toBeUndefined();
    expect(list(2)?.map(({ title }) => title)).toEqual(['甲', '乙']);
    expect(list(4)).toHaveLength(3);
    expect(list(2)?.[0]).toMatchObject({
      action_mobile_url: ways[0]?.url,
      action_pc_url: expect.stringMatching(/^taurus:/) as string,
    });
    expect(() => checkMsg(actionCard('题', ['文'], STAMP, ways), 2048)).not.toThrow();
    expect(() => list(0)).toThrow(/buttons/);
  });

  it('refuses addresses that leave no room, and is a plain text where there is no page', () => {
    const long = { title: '看', url: `https://a/${'x'.repeat(1100)}` };
    expect(() => messageOf({ title: '题', lines: ['文'], button: long, urgent: false }, STAMP)).toThrow(/no room/);
    const text = messageOf(doorbellOf({ kind: 'text', text: '项目已办结' }), STAMP);
    expect(JSON.parse(text)).toEqual({ msgtype: 'text', text: { content: `项目管家\n项目已办结\n${STAMP}` } });
    expect(doorbellOf({ kind: 'file', name: '函.docx', bytes: new Uint8Array(), link: URL }).button?.title).toBe('查看文件');
  });

  it('knows what cannot wait: somebody’s turn and what is late', () => {
    const urgent = (tone: Card['header']['tone']) => doorbellOf({ kind: 'card', card: cardWith('一', [], { tone }) }).urgent;
    expect((['todo', 'warn', 'bad', 'done', 'info'] as const).filter(urgent)).toEqual(['todo', 'warn']);
  });

  it('draws every card of the house as the platform takes it', () => {
    for (const one of cards) {
      for (const { card } of one.examples) {
        const msg = messageOf(doorbellOf({ kind: 'card', card: card(), link: URL }), STAMP);
        expect(() => checkMsg(msg, 2048), one.id).not.toThrow();
        const lines = read(msg).markdown.split('\n');
        expect(lines.length, one.id).toBeGreaterThanOrEqual(2);
        expect(lines.length, one.id).toBeLessThanOrEqual(6);
      }
    }
  });
});

describe('fitting a text', () => {
  it('counts as JSON does and cuts at the last whole character that fits', () => {
    expect(jsonBytes('a"\n中')).toBe(1 + 2 + 2 + 3);
    expect(fitText('中文', 6)).toBe('中文');
    expect(fitText('中文字', 8)).toBe('中…');
    expect(fitText('中文字', 2)).toBe('');
  });
});
