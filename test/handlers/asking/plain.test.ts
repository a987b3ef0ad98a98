import { describe, expect, it } from 'vitest';
import { commands } from '../../../handlers/commands/index.js';
import { misspelt, plainlyAsked } from '../../../handlers/commands/reading/plain.js';

describe('plainlyAsked', () => {
  it.each([
    ['我要报个项目', 'declare'],
    ['怎么报项目', 'declare'],
    ['我要报一个新项目', 'declare'],
    ['填申报表', 'declare'],
    ['到哪了', 'progress'],
    ['我的项目到哪一步了', 'progress'],
    ['进度怎么样了', 'progress'],
    ['谁在办', 'progress'],
    ['卡在谁那里', 'progress'],
    ['为什么被退回', 'progress'],
    ['怎么撤回', 'progress'],
    ['把活转给同事', 'progress'],
    ['催一下', 'progress'],
    ['导出档案', 'progress'],
    ['现在该干嘛', 'next'],
    ['下一步干什么', 'next'],
    ['还缺什么', 'next'],
    ['为啥', 'why'],
    ['什么时候截止', 'tasks'],
    ['还剩多少天', 'tasks'],
    ['几号到期', 'tasks'],
    ['上次没填完的', 'drafts'],
  ])('“%s” asks for %s and names nothing', (typed, id) => {
    const asked = plainlyAsked(typed);
    expect(asked?.id).toBe(id);
    if (['progress', 'next', 'why', 'tasks'].includes(id)) expect(asked?.argument).toBe('');
  });

  it.each([
    ['智慧公园到哪了', 'progress', '智慧公园'],
    ['殡葬那个为啥退回了', 'progress', '殡葬'],
    ['5个工作日是哪天', 'count', '5个工作日'],
    ['从今天起10个工作日', 'count', '从今天起10个工作日'],
  ])('“%s” asks for %s of “%s”', (typed, id, argument) => {
    expect(plainlyAsked(typed)).toEqual({ id, argument });
  });

  it.each(['天气怎么样', '模板在哪', '新的会议室', '好的', '长'.repeat(20) + '到哪了'.repeat(5)])(
    '“%s” asks for nothing',
    (typed) => {
      expect(plainlyAsked(typed)).toBeNull();
    },
  );
});

describe('misspelt', () => {
  it.each([
    ['下一部', 'next', ''],
    ['进渡', 'progress', ''],
    ['近度 殡葬', 'progress', '殡葬'],
    ['为甚么 殡葬', 'why', '殡葬'],
  ])('“%s” is meant for %s', (typed, id, argument) => {
    expect(misspelt(typed, commands)).toEqual({ id, argument });
  });

  it.each(['殡葬', '清明', '下', '智慧养老'])('“%s” is no slip', (typed) => {
    expect(misspelt(typed, commands)).toBeNull();
  });
});
