import { expect, it } from 'vitest';
import { type HandIn, sureToFile, sureToHandIn } from '../../../cards/kit/hand-in.js';
import * as sample from '../../../cards/kit/samples.js';

const plain: HandIn = { asks: null, next: null, final: false };
const asked = (handIn: Partial<HandIn>): string | undefined => sureToHandIn({ ...plain, ...handIn })?.text;

it('says before it is handed in that nobody can take it back', () => {
  expect(asked({})).toBe('请核对无误后提交。');
  expect(asked({ final: true })).toBe('一经提交不能撤回，请核对无误后提交。');
  expect(asked({ next: '主管部门' })).toBe('提交后由主管部门办理，办理期间不能修改。');
  expect(asked({ next: '主管部门', final: true })).toBe('提交后由主管部门办理，不能修改，也不能撤回。');
  expect(asked({ asks: '登记后进入政府采购。确定吗？', next: '主管部门' })).toBe('登记后进入政府采购。确定吗？');
  expect(asked({ asks: '登记后进入政府采购。确定吗？', final: true })).toBe('一经提交不能撤回。登记后进入政府采购。确定吗？');
});

it('asks before a filing where the policy asks or it is final, and not where it would be refused', () => {
  const sent = sample.materials.filter(({ state }) => state === 'received');
  const waiting = sample.materials.map((material) => ({ ...material, required: true, state: 'waiting' as const }));
  expect(sureToFile(plain, sent)).toBeNull();
  expect(sureToFile({ ...plain, final: true }, sent)?.text).toBe('一经提交不能撤回，请核对无误后提交。');
  expect(sureToFile({ ...plain, final: true }, waiting)).toBeNull();
});
