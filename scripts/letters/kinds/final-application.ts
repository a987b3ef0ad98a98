import { pairs } from '../grid.js';
import { given, type Own } from '../own.js';
import { addressee, attachments, CONTACT, contact, judged, sections, signature } from '../parts.js';
import { body, heading, mark, numberLine, type Part } from '../type.js';

const BODIES = ['承建单位', '实施机构', '方案设计单位', '审计单位', '招标代理机构', '监理机构', '测评机构'];

const SUPERVISOR = '监理机构';
const PAPERS = ['项目建设报告', '初验试用报告', '安全评估报告', '信息资源共享报告', '档案验收和运维计划'] as const;

/** The supervisor's report is the last, so that the others keep their numbers where there was none. */
function papers({ fields }: Own): Part[] {
  if (!fields.includes(SUPERVISOR)) return attachments([...PAPERS, '项目监理报告（未实施监理的不提交）']);
  const lines = attachments([...PAPERS, '项目监理报告']);
  return [...lines.slice(0, -1), mark(`{#${SUPERVISOR}}`), ...lines.slice(-1), mark(`{/${SUPERVISOR}}`)];
}

/** Who they are: one that there was not is said to be none. */
function bodyOf(own: Own, tag: string): string {
  return tag === SUPERVISOR ? `{${tag}}{^${tag}}未实施监理{/${tag}}` : given(own, tag);
}

/** 终验投用申请书: the unit asks for the last acceptance when the trial run is over. */
export const finalApplication = (own: Own): Part[] => [
  heading('{标题}'),
  numberLine(),
  addressee(),
  body('“{项目名称}”（编号：{项目编号}）试运行期已满。根据《{办法}》{条款}，现申请终验投用。'),
  ...sections([
    [
      '项目概述',
      [
        pairs([
          [['项目名称', '{项目名称}']],
          [['项目建设单位', '{建设单位}']],
          ...BODIES.filter((tag) => own.fields.includes(tag)).map((tag) => [[`项目${tag}`, bodyOf(own, tag)]] as const),
        ]),
      ],
    ],
    ...judged(own, [...BODIES, ...CONTACT]),
  ]),
  ...papers(own),
  ...signature(),
  ...contact(own),
];
