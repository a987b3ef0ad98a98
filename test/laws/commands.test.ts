import { describe, expect, it } from 'vitest';
import { cards } from '../../cards/index.js';
import { COMMANDS } from '../../cards/kit/commands.js';
import { buttonsOf } from '../../cards/kit/walk.js';
import { commandById, commands } from '../../handlers/commands/index.js';
import { plainlyAsked } from '../../handlers/commands/reading/plain.js';
import { FILLERS, PHRASES } from '../../handlers/commands/reading/phrases.js';
import { folded, hear, tidy } from '../../handlers/commands/reading/words.js';

/** The words that the design fixes: what people were told to type. */
const PROMISED = '帮助 申报 草稿箱 我的项目 待办 进度 下一步 为什么 合同备案 会议 试算 统计 导出 群提醒'.split(' ');

describe('the commands', () => {
  it('have every promised word as a first word', () => {
    const first = commands.map(({ words: [word] }) => word);
    expect(PROMISED.filter((word) => !first.includes(word))).toEqual([]);
  });

  it('share no id, and no word in any spelling', () => {
    const ids = commands.map(({ id }) => id);
    const words = commands.flatMap((command) => command.words.map(folded));
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(words).size).toBe(words.length);
  });

  it.each(commands.map((command) => [command.id, command] as const))(
    '%s can be a menu entry and says what it is for',
    (id, { words, help, takes }) => {
      expect(id).toMatch(/^[A-Za-z0-9_-]{1,30}$/);
      expect(help.length).toBeGreaterThanOrEqual(4);
      expect(takes === '' || takes.startsWith('<')).toBe(true);
      for (const word of words) expect(tidy(word), `“${word}” must survive being typed`).toBe(word);
    },
  );

  it.each(commands.map((command) => [command.id, command.words] as const))('%s is heard by each of its words', (_, words) => {
    for (const word of words) expect(hear(`${word} 智慧养老`, word)).toEqual({ argument: '智慧养老', clear: true });
  });

  it('stand behind every button that opens one, under the word on the button', () => {
    for (const [id, label] of Object.entries(COMMANDS)) expect(commandById(id)?.words, id).toContain(label);
  });

  it('stand behind every such button of every card', () => {
    const shown = cards.flatMap(({ examples }) => examples.flatMap(({ card }) => buttonsOf(card())));
    const opened = shown.flatMap(({ action }) => (action.verb === 'home.run' ? [action.command] : []));
    expect(opened.length).toBeGreaterThan(20);
    expect(opened.filter((id) => commandById(id) === undefined)).toEqual([]);
  });
});

describe('the plain words for them', () => {
  it('lead to commands, are phrases of two signs and more, and stand once', () => {
    expect(Object.keys(PHRASES).filter((id) => commandById(id) === undefined)).toEqual([]);
    const all = [...Object.values(PHRASES).flat(), ...FILLERS];
    expect(all.filter((word, at) => word === '' || all.indexOf(word) !== at)).toEqual([]);
    expect(all.filter((word) => word !== ' ' && tidy(word) !== word && tidy(word) !== '')).toEqual([]);
    expect(Object.values(PHRASES).flatMap((phrases) => phrases.filter((phrase) => phrase.length < 2))).toEqual([]);
  });

  it.each(Object.entries(PHRASES))('for %s lead there alone', (id, phrases) => {
    expect(phrases.filter((phrase) => plainlyAsked(phrase)?.id !== id)).toEqual([]);
  });
});
