import { listGrid, pairs } from '../grid.js';
import { given, type Own } from '../own.js';
import { addressee, masthead, optional, sections, signature } from '../parts.js';
import { body, closing, heading, type Part } from '../type.js';

/** 资源分配表: what of the common cloud, services and data a project may use. */
export const resourceAllocation = (own: Own): Part[] => [
  ...masthead(),
  heading('{标题}'),
  addressee(),
  body('你单位为“{项目名称}”（编号：{项目编号}）提出的资源申请收悉。根据《{办法}》{条款}，经评估，现下达资源分配表如下：'),
  ...sections([
    [
      '项目情况',
      [
        pairs([
          [
            ['项目名称', '{项目名称}'],
            ['使用单位', '{建设单位}'],
          ],
          ...own.fields.map((tag) => [[tag, given(own, tag)]] as const),
        ]),
      ],
    ],
    ['分配的资源', own.lists.map(listGrid)],
    ['评估意见', own.fields.includes('评估意见') ? [] : [body('{结论}'), ...optional('说明')]],
  ]),
  closing('资源的使用情况将定期监控，利用率较低的予以调配或收回。'),
  ...signature(),
];
