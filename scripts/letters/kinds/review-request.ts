import { listGrid } from '../grid.js';
import type { Own } from '../own.js';
import { addressee, attachments, CONTACT, contact, lines, masthead, signature } from '../parts.js';
import { body, heading, type Part } from '../type.js';

/** 申请召开专家评审函: the unit asks the authority for the meeting. */
export const reviewRequest = (own: Own): Part[] => [
  ...masthead(),
  heading('{标题}'),
  addressee(),
  body(
    '我单位“{项目名称}”（编号：{项目编号}）方案已征求各部门意见，没有尚未办结的意见。根据《{办法}》{条款}，现申请召开专家评审会议。',
  ),
  ...lines(own.fields.filter((tag) => !CONTACT.includes(tag))),
  ...own.lists.map(listGrid),
  body('妥否，请函复。'),
  ...attachments(['“{项目名称}”方案', '征求意见情况']),
  ...signature(),
  ...contact(own),
];
