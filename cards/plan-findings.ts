import { z } from 'zod';
import { bullets, button, buttons, card, clip, collapsible, muted, strong, text, type Gaps } from './kit/build.js';
import { defineCard } from './kit/define.js';
import { fitted } from './kit/fit.js';
import { pageButton } from './kit/page-way.js';
import { byLevel, LEVELS } from './kit/parts.js';
import { FindingView, Id, Word } from './kit/props.js';
import * as sample from './kit/samples.js';
import type { Block, Card } from './kit/tree.js';
import { say } from './kit/wording.js';

const Props = z.object({
  projectId: Id,
  material: Word,
  /** The material that the file was taken in as. */
  name: z.string(),
  /** What the outline calls such a document. */
  document: z.string(),
  file: z.string(),
  /** Set when the file has just been taken in: the file before it, and the required materials that are still missing. */
  received: z.object({ taskId: Id, replaced: z.string().nullable(), missing: z.array(z.string()) }).nullable(),
  findings: z.array(FindingView),
});
type Props = z.infer<typeof Props>;

const SHOWN = 60;

/** What the check of a document found, a line a point under its level: first what is missing, last what is there. Advice, never a refusal. */
export const planFindings = defineCard<Props>({
  id: 'plan-findings',
  title: '方案文件逐项检查结果',
  props: Props,
  actions: ['task.show', 'material.send', 'project.show', 'page.open'],
  render: (props) => fitted((scale) => draw(props, scale)),
  examples: {
    typical: {
      ...example(),
      findings: [
        found('目录', '有目录。', '二（一）4'),
        {
          where: '章节：项目的培训计划',
          text: '没有找到“项目的培训计划”一章。请按大纲补写。',
          article: '附件1',
          level: 'missing',
        },
        { where: '人力单价', text: '人力单价 1,200 元/人日 不在标准内', article: '二（一）3', level: 'wrong' },
        found('章节：项目的建设目标', '已有“三、项目的建设目标”。', '附件1'),
      ],
    },
    clean: {
      ...example(),
      received: { taskId: 41, replaced: null, missing: [] },
      findings: [found('目录', '有目录。', '二（一）4')],
    },
    unchecked: {
      ...example(),
      file: '建设方案.pdf',
      findings: [
        { where: '逐项检查', text: '只有 .docx 能逐项检查，这个文件是 .pdf，没有检查。', article: '第四条', level: 'unchecked' },
      ],
    },
    reading: { ...example(), received: null, findings: [found('页码', '有页码。', '二（一）4')] },
    extreme: {
      ...example(),
      file: `${sample.longProject.name}.docx`,
      received: { taskId: 41, replaced: '方案第一稿.docx', missing: ['数据资源目录'] },
      findings: Array.from({ length: 150 }, (_, at) => ({
        where: '第三章第二节',
        text: sample.hostile.repeat(3),
        article: '附件1 十一（二）',
        level: at % 3 === 0 ? ('found' as const) : ('missing' as const),
      })),
    },
  },
});

function draw(props: Props, scale: number): Card {
  const { projectId, material, name, document, file, received, findings } = props;
  const wanting = findings.filter(({ level }) => level !== 'found');
  const unchecked = wanting.some(({ level }) => level === 'unchecked');
  const words = { document, unchecked, count: wanting.length, of: findings.length, found: findings.length - wanting.length };
  const shown = Math.ceil(SHOWN * scale);
  const onPage = pageButton({ verb: 'material.findings', project: projectId, material });
  return card(
    {
      summary: say('material.planSummary', words),
      title: say('material.planTitle', { document }),
      subtitle: file,
      tone: wanting.length === 0 ? 'done' : 'info',
    },
    [
      received &&
        text(say('material.got', { name, file: clip(file, 80), replaced: received.replaced && clip(received.replaced, 80) })),
      text(say('material.planLead', words)),
      ...levelBlocks(findings, shown),
      findings.length > shown ? muted(say('common.more', { rest: findings.length - shown })) : null,
      received &&
        text(received.missing.length === 0 ? say('material.gotAll') : say('material.gotMissing', { missing: received.missing })),
      received === null
        ? buttons(
            button('发文件给我', { verb: 'material.send', project: projectId, material, file: 0 }),
            button('查看进度', { verb: 'project.show', project: projectId }, 'link'),
            onPage,
          )
        : buttons(button('继续办理', { verb: 'task.show', task: received.taskId }, 'primary'), onPage),
    ],
  );
}

/** A heading and its lines for each level; what is there is folded where something else is to be read. */
function levelBlocks(findings: Props['findings'], shown: number): Gaps<Block> {
  const lines = byLevel(findings).slice(0, shown);
  return [...new Set(lines.map(({ level }) => level))].flatMap((level): Gaps<Block> => {
    const heading = say('material.level', { level: LEVELS[level], count: findings.filter((one) => one.level === level).length });
    const list = bullets(lines.flatMap((one) => (one.level === level ? [line(one)] : [])));
    const isAside = level === 'found' && lines.some((one) => one.level !== level);
    return isAside ? [collapsible(heading, [list])] : [strong(heading), list];
  });
}

function line({ where, text: what, article }: Props['findings'][number]): string {
  return say('material.finding', { where: clip(where, 40), text: clip(what, 90), article: clip(article, 24) });
}

function found(where: string, what: string, article: string): Props['findings'][number] {
  return { where, text: what, article, level: 'found' };
}

function example(): Props {
  const received = { taskId: 41, replaced: null, missing: ['数据资源目录'] };
  return {
    projectId: 7,
    material: 'plan',
    name: '建设方案',
    document: '建设方案',
    file: '建设方案.docx',
    received,
    findings: [],
  };
}
