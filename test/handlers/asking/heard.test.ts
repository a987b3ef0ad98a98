import { describe, expect, it } from 'vitest';
import { distanceOf, nearest } from '../../../handlers/commands/reading/near.js';
import { hear, tidy } from '../../../handlers/commands/reading/words.js';

describe('tidy', () => {
  it.each([
    ['  进度　ＬＡ-1 ', '进度 ＬＡ-1'],
    ['@项目管家 待办', '待办'],
    ['/待办', '待办'],
    ['／ 待办。', '待办'],
    ['进度\n\n智慧养老？', '进度 智慧养老'],
    ['？', ''],
  ])('%j becomes %j', (typed, tidied) => {
    expect(tidy(typed)).toBe(tidied);
  });

  it('looks at no more than one line’s worth', () => {
    expect(tidy('长'.repeat(5000))).toHaveLength(200);
  });
});

describe('hear', () => {
  it.each([
    ['进度 智慧养老', '进度', { argument: '智慧养老', clear: true }],
    ['进度：智慧养老', '进度', { argument: '智慧养老', clear: true }],
    ['进度智慧养老', '进度', { argument: '智慧养老', clear: false }],
    ['进度', '进度', { argument: '', clear: true }],
    ['ＨＥＬＰ', 'help', { argument: '', clear: true }],
    ['待办', '进度', null],
    ['进', '进度', null],
  ])('“%s” for %s', (typed, word, heard) => {
    expect(hear(typed, word)).toEqual(heard);
  });
});

describe('nearest', () => {
  const words = ['我的项目', '待办', '草稿箱', '统计'];
  it.each([
    ['代办', '待办'],
    ['我得项目', '我的项目'],
    ['wdxm', '我的项目'],
    ['tongji', '统计'],
    ['统计一下', '统计'],
  ])('%s is nearest to %s', (typed, word) => {
    expect(nearest(typed, words, (option) => [option])[0]).toBe(word);
  });

  it('finds nothing in what has nothing in common', () => {
    expect(nearest('天气怎么样', words, (option) => [option])).toEqual([]);
    expect(distanceOf('待办', '待办')).toBe(0);
  });
});
