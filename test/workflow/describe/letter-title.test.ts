import { expect, it } from 'vitest';
import { letterTitle } from '../../../workflow/describe/letter-title.js';

it.each([
  ['关于{{项目名称}}项目初审修改意见的函', '智慧场馆', '关于智慧场馆项目初审修改意见的函'],
  ['关于{{项目名称}}项目初审修改意见的函', '智慧场馆项目', '关于智慧场馆项目初审修改意见的函'],
  ['{{项目名称}}专家评审意见书', '智慧场馆项目', '智慧场馆项目专家评审意见书'],
  ['关于{{项目名称}}的预审意见书', '$& $1 {{项目名称}}', '关于$& $1 {{项目名称}}的预审意见书'],
  ['意见书', '智慧场馆', '意见书'],
])('%s for %s is %s', (pattern, name, title) => {
  expect(letterTitle(pattern, name)).toBe(title);
});
