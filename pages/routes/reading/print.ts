import { encodeAction } from '../../../cards/kit/action.js';
import { readDocx } from '../../../documents/index.js';
import type { FileStore } from '../../../entities/files/file-store.js';
import type { Letter } from '../../../entities/letter.entity.js';
import { readStored } from '../../../handlers/deeds/stored.js';
import { projectSheet } from '../../../handlers/reading/project.js';
import { formSheet, letterSheet } from '../../../handlers/reading/print.js';
import { Refused, refusalSentence } from '../../../workflow/refusals.js';
import { longInstant } from '../../../workflow/time/civil.js';
import { letterBlocks } from '../../render/letter.js';
import { linkView } from '../../render/press.js';
import { sheetBlocks, type SheetBlock } from '../../render/sheet.js';
import { renderView } from '../../render/view.js';
import type { PageView, Visitor } from '../../visit.js';
import { projectPlace } from '../../where.js';
import { readingPage } from './page.js';
import { TO_PROJECTS } from './project.js';

interface Sheet {
  readonly title: string;
  /** Lines under the title: number, unit, date. */
  readonly lead: readonly string[];
  readonly sections: readonly { readonly title: string | null; readonly blocks: readonly SheetBlock[] }[];
  readonly letter?: number;
}

/** `GET /pages/print/forms/:id`, by the task that the form came with. */
export const printForm = readingPage(
  (context, { id }) => formSheet(context, id),
  ({ title, project, at, draft, blocks }, { visitor }) =>
    sheet(visitor, project, {
      title,
      lead: [project.name, joined([project.number, project.unit]), `${longInstant(at)}${draft ? ' 保存（草稿）' : ' 提交'}`],
      sections: [{ title: null, blocks }],
    }),
);

/** `GET /pages/print/projects/:id` */
export const printProject = readingPage(
  async (context, { id }) => ({ id, page: await projectSheet(context, id) }),
  ({ id, page }, { visitor }) =>
    sheet(visitor, { id, name: page.title }, { title: page.title, lead: page.lead, sections: page.sections }),
);

/** `GET /pages/print/letters/:id`: its text as it stands in the Word file, which can be had as well. */
export const printLetter = readingPage(
  (context, { id }) => letterSheet(context, id),
  async ({ letter, project }, { visitor, parts }) => {
    const blocks = await blocksOf(parts.deps.files, letter);
    const said = blocks.some((block) => 'text' in block && letter.number !== null && block.text.includes(letter.number));
    const lead = [joined([said ? null : letter.number, longInstant(letter.at)])];
    return sheet(visitor, project, { title: letter.title, lead, sections: [{ title: null, blocks }], letter: letter.id });
  },
);

/** Its text; where the disk has it no more, that instead. */
async function blocksOf(files: FileStore, { sha256, fileName, title }: Letter): Promise<SheetBlock[]> {
  try {
    return letterBlocks(readDocx(await readStored(files, { sha256, name: fileName })), title);
  } catch (error) {
    if (error instanceof Refused) return [{ kind: 'muted', text: refusalSentence(error.refusal) }];
    throw error;
  }
}

function sheet({ csrf }: Visitor, project: { id: number; name: string }, { title, lead, sections, letter }: Sheet): PageView {
  const main = renderView('paper', {
    csrf,
    title,
    lead: lead.filter((line) => line !== ''),
    sections: sections.map((section) => ({ title: section.title, blocks: sheetBlocks(section.blocks) })),
    presses:
      letter === undefined
        ? []
        : [linkView('下载 Word 文件', `/pages/files/of/${encodeAction({ verb: 'letter.send', letter })}`)],
  });
  const trail = [...TO_PROJECTS, { label: project.name, href: projectPlace(project.id) }];
  return { title, main, styles: ['reading', 'print'], scripts: ['print'], trail };
}

function joined(parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null && part !== '').join('　');
}
