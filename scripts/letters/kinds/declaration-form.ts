import { pairs } from '../grid.js';
import { body, heading, type Part } from '../type.js';

/** A blank for what a unit declares under its seal: no tags. */
export const declarationForm = (): Part[] => [
  heading('政务信息化项目建设申报表'),
  body('项目申报单位（盖章）：　　　　　　　　　　　　年　　月　　日'),
  pairs([
    [
      ['项目名称', ''],
      ['项目类型', '□新建　□续建　□改扩建'],
    ],
    [
      ['分管领导', ''],
      ['联系电话', ''],
    ],
    [
      ['项目联系人', ''],
      ['联系电话', ''],
    ],
    [['建设背景和依据', '（文件依据请填写文件名和文号，工作需要的请简要说明。）\n\n\n']],
    [['经费估算', '']],
    [['前期准备情况', '\n\n']],
    [['进度计划和年度资金估算', '\n\n']],
    [['申报时应附材料', '1．项目基本情况报告（项目可行性研究报告／技术方案）\n2．投资预算明细']],
    [['备注', '']],
  ]),
  body('填表人：　　　　　　　　　　联系电话：'),
];
