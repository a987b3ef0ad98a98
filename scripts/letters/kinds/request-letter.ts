import { listGrid } from '../grid.js';
import { given, type Own } from '../own.js';
import { addressee, attachments, CONTACT, contact, signature, upwardMasthead } from '../parts.js';
import { body, heading, type Part } from '../type.js';

const NAMED = ['签发人', ...CONTACT];

/** 申请文件: the unit's letter that asks for a project, with its own number and who signed it. */
export const requestLetter = (own: Own): Part[] => [
  ...upwardMasthead(given(own, '签发人', '　　　　')),
  heading('{标题}'),
  addressee(),
  ...own.fields.filter((tag) => !NAMED.includes(tag)).map((tag) => body(`{${tag}}`)),
  ...own.lists.map(listGrid),
  ...attachments(['电子政务建设项目申请表', '{项目名称}项目建设方案', '其他材料']),
  ...signature(),
  ...contact(own),
];
