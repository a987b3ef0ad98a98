import type { Page } from '../../../documents/index.js';
import type { Staff } from '../../../entities/staff.entity.js';
import { longInstant } from '../../../workflow/time/civil.js';
import type { Scope } from '../../context.js';
import type { Case } from '../../core/case/project-case.js';
import { historySection, opinionsSection, resultsSection, summarySection } from './course.js';
import type { StoredEntry, TextEntry } from './entry.js';
import { lettersSection, materialsSection } from './files.js';
import { formsSection } from './forms.js';
import { gather } from './gather.js';
import { timesSection } from './times.js';

/** Everything of one project, ready to be packed: a page to read with all that it leads to, and the files as they were sent. */
export interface ProjectFile {
  /** Without an ending. */
  readonly name: string;
  readonly index: Page;
  readonly pages: readonly TextEntry[];
  readonly files: readonly StoredEntry[];
  /** The rows for other programs; left out for whoever may not see all of them. */
  readonly records: object | null;
}

/** @param viewer - for whom it is made; null at the command line, where nothing is held back */
export async function projectFile(scope: Scope, found: Case, viewer: Staff | null): Promise<ProjectFile> {
  const gathered = await gather(scope, found, viewer);
  const forms = formsSection(gathered);
  const materials = materialsSection(gathered);
  const letters = lettersSection(gathered);
  const times = timesSection(gathered);
  const { project, unit } = found;
  const made = `${longInstant(scope.now)}${viewer === null ? '' : `　${viewer.name}`} 导出`;
  const index: Page = {
    title: project.name,
    lead: [[project.number, unit.name].filter((part) => part !== null).join('　'), made],
    back: null,
    sections: [
      await summarySection(gathered),
      forms.section,
      materials.section,
      opinionsSection(gathered),
      await resultsSection(gathered),
      letters.section,
      ...times.sections,
      historySection(gathered),
    ],
  };
  const { tasks, opinions, deadlines } = found;
  const records = {
    project,
    unit,
    tasks,
    forms: found.forms,
    materials: gathered.sent,
    opinions,
    deadlines,
    letters: gathered.letters,
    audit: gathered.audit,
  };
  return {
    name: project.number ?? `项目${String(project.id)}`,
    index,
    pages: [...forms.pages, ...times.pages],
    files: [...materials.entries, ...letters.entries],
    records: viewer === null ? records : null,
  };
}
