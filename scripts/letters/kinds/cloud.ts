import type { Table } from 'docx';
import { grid, listed } from '../grid.js';
import { body, heading, numberLine, type Part, section } from '../type.js';

const RESOURCES = ['序号', '业务系统名称', '网络区域', '服务器名称', '服务类别（产品名称）', '产品配置', '数量'];
const NETWORK = ['运营商', '服务器名称', '开放端口'];
const SYSTEMS = ['业务系统名称', '用途', '使用范围', '服务人数', '使用高峰期时间段'];

const list = (widths: readonly number[], tag: string, columns: readonly string[]): Table =>
  grid(widths, [columns, ...listed(tag, columns)], 'row');
const resources = (name: string): Table => list([8, 18, 12, 16, 18, 18, 10], name, RESOURCES);
const network = (name: string): Table => list([30, 35, 35], name, NETWORK);

/** Who applies, and on which clouds. */
const head = (title: string, networks: readonly (readonly string[])[]): Part[] => [
  heading(title),
  numberLine('编号：{文号}'),
  grid(
    [20, 30, 20, 30],
    [
      ['申请单位', '{建设单位}', '项目名称', '{项目名称}'],
      ['项目负责人', '{负责人}', '电话、邮箱', '{负责人电话}\n{负责人邮箱}'],
      ['项目联系人', '{联系人}', '电话、邮箱', '{联系人电话}\n{联系人邮箱}'],
      ['区（县）大数据局联系人', '{县局联系人}', '电话、邮箱', '{县局电话}\n{县局邮箱}'],
    ],
    'column',
  ),
  grid([20, 80], networks, 'column'),
];

const NEEDS = [
  ['项目简介', '{简介}'],
  ['申请业务类型', '{业务类型}'],
  ['基于网络', '{云}；{网络域}'],
  ['使用时间', '{使用时间}起'],
];

const needed = (): Part[] => [
  body('申请资源如下：'),
  section('1．信息系统名称及使用情况'),
  list([24, 20, 20, 14, 22], '使用情况', SYSTEMS),
  section('2．信息系统资源需求'),
  resources('资源需求'),
  section('3．网络资源需求'),
  network('网络资源'),
  body('申请IP地址数量：{地址数量}（政务外网会自动分配固定IP）'),
];

const SEAL = '\n\n\n　　　　　　　　　　　（公章）\n　　　　　　　　年　　月　　日';

/** The unit's and the city bureau's seals. */
const seals = (): Part[] => [
  grid(
    [40, 60],
    [
      ['申请单位意见（由申请单位盖章同时加盖政府办公章）', SEAL],
      ['市大数据局意见', SEAL],
    ],
    'column',
  ),
  body('注：本表一式三份，使用单位一份，市大数据局一份，云服务商一份'),
];

/** Tables in which a unit asks for resources of a government cloud, moves a system there, or changes what it has. */
export const CLOUD = {
  'cloud-new': (): Part[] => [
    ...head('政务云资源需求审批表（新建系统）', NEEDS),
    body('需求说明：此次项目建设所需要的基础软件及硬件资源全部共享使用淄博云中心的相关资源。'),
    ...needed(),
    ...seals(),
  ],
  'cloud-move': (): Part[] => [
    ...head('政务云资源需求审批表（迁移系统）', NEEDS),
    body('需求说明：系统迁移前运行环境如下：'),
    list([28, 32, 20, 20], '迁移前', ['网络（属性、带宽、IP 等）', '服务器配置', '操作系统', '数据库类型']),
    body('此次项目迁移后所需要的基础软件及硬件资源全部共享使用淄博云中心的相关资源。'),
    ...needed(),
    ...seals(),
  ],
  'cloud-change': (): Part[] => [
    ...head('政务云资源变更需求审批表', [
      ['基于网络', '{云}；{网络域}'],
      ['变更时间', '{变更时间}'],
    ]),
    body('需求说明：{原系统}于{原申请日期}申请政务云资源如下：'),
    section('1．信息系统资源'),
    resources('原资源'),
    section('2．网络资源'),
    network('原网络'),
    body('3．IP地址数量：{原地址数量}'),
    body('{依据}'),
    body('参照云中心运维人员提出的资源调整建议，本项目申请资源变更如下：'),
    section('1．信息系统资源'),
    resources('变更后资源'),
    section('2．网络资源'),
    list([28, 22, 20, 30], '变更后网络', ['服务器名称', '运营商', 'IP地址数量', '开放端口']),
    body('3．IP地址数量：{地址数量}'),
    ...seals(),
  ],
};
