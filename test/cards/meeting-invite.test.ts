import { expect, it } from 'vitest';
import { meetingInvite } from '../../cards/meeting-invite.js';
import { plainText } from '../../cards/kit/plain.js';
import * as sample from '../../cards/kit/samples.js';
import { buttonsOf } from '../../cards/kit/walk.js';

const invited = (count: number, reads: boolean) => {
  const expert = meetingInvite.examples['expert'];
  if (expert === undefined) throw new Error('no such example');
  const projects = Array.from({ length: count }, (_, at) => ({ ...sample.project, id: at + 1 }));
  return meetingInvite.render({ ...expert, projects, reads });
};
const read = (count: number) => buttonsOf(invited(count, true)).filter(({ label }) => label === '查看项目').length;

it('says how many projects have no button of their own, and where they are', () => {
  expect(read(12)).toBe(12);
  expect(plainText(invited(12, true))).not.toContain('我的项目');
  expect(read(30)).toBe(12);
  expect(plainText(invited(30, true))).toContain('另外 18 个项目，请发送“我的项目”查看。');
});

it('says nothing of it to whoever reads none of them', () => {
  expect(plainText(invited(30, false))).not.toContain('我的项目');
});

it('asks nobody whether he comes to a meeting whose day is over', () => {
  const past = meetingInvite.examples['past'];
  if (past === undefined) throw new Error('no such example');
  const card = meetingInvite.render(past);
  expect(buttonsOf(card).map(({ label }) => label)).not.toContain('参加');
  expect(plainText(card)).toContain('会议日期已过，不用再回复。');
  expect(card.header.tone).toBe('info');
});
